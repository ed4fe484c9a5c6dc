package dev.tidemark.shadow.model;

/**
 * What a model answered.
 *
 * @param content text, may be empty
 * @param whole false when the answer was cut by the length limit
 * @param tokens tokens of prompt and answer as reported; -1 when not reported
 */
public record ChatAnswer(String content, boolean whole, long tokens) {}
