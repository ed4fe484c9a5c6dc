/**
 * How a refusal looks, in one place for every door.
 *
 * <p>A service declares its reasons as one enum (see {@link dev.tidemark.chassis.errors.Reason})
 * and throws a {@link dev.tidemark.chassis.errors.TidemarkException}; this package renders it, and
 * every failure of the framework, as gRPC status with {@code google.rpc.ErrorInfo} and {@code
 * RetryInfo}, or as {@code application/problem+json}. Whatever is not known becomes INTERNAL with a
 * fixed text and an id under which it is logged once.
 *
 * <p>It is not a place for the reasons of one service, and it decides nothing about retries of our
 * own calls. {@code Failure}, {@code Reason} and {@code TidemarkException} are plain Java and may
 * be used by domain code; the rest is edge.
 */
@NullMarked
package dev.tidemark.chassis.errors;

import org.jspecify.annotations.NullMarked;
