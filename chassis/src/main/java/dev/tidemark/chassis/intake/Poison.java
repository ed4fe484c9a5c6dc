package dev.tidemark.chassis.intake;

/**
 * A record nobody can use, ever: it goes to the dead letter topic and the consumer goes on.
 *
 * @param reason UPPER_SNAKE, of few values: it is a metric attribute
 * @param detail actual, required and next step; no payload
 */
public record Poison<T>(String reason, String detail) implements Decoding<T> {}
