/**
 * Works off attempts, each arm and stage on its own: answers of candidates, grades of the judge,
 * similarity.
 */
@NullMarked
package dev.tidemark.shadow.replay;

import org.jspecify.annotations.NullMarked;
