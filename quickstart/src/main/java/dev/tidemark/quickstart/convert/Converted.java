package dev.tidemark.quickstart.convert;

import java.util.SortedMap;

/**
 * What was made of a collection.
 *
 * @param prompts prompts of the recording: those that production answered
 * @param leftOut prompts that production did not answer
 * @param unanswered of the recording, by other model; models that answered all are not there
 */
public record Converted(int prompts, int leftOut, SortedMap<String, Integer> unanswered) {}
