/**
 * The shadow service: scores production and candidates on what users send now.
 *
 * <p>It makes no vectors and keeps no eval set: those are drift's and evalset's. This package holds
 * only what all its features share: why a request was refused.
 */
@NullMarked
package dev.tidemark.shadow;

import org.jspecify.annotations.NullMarked;
