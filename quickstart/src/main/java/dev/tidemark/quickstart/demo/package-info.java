/**
 * The story a newcomer sees: six simulated weeks, a deployment, and what it did to its users.
 *
 * <p>Users and texts come from {@code simulate}; every finding told comes from the running
 * services.
 */
@NullMarked
package dev.tidemark.quickstart.demo;

import org.jspecify.annotations.NullMarked;
