/**
 * Brings everything up in order and takes it down again, leaving no process behind.
 *
 * <p>Not a supervisor: a service that dies is named, not restarted.
 */
@NullMarked
package dev.tidemark.quickstart.launch;

import org.jspecify.annotations.NullMarked;
