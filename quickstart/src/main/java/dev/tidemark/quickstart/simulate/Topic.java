package dev.tidemark.quickstart.simulate;

import java.util.List;

/**
 * What users write about.
 *
 * @param name name of the topic
 * @param things noun phrases
 * @param tasks verb phrases
 * @param problems clauses
 * @param goals noun phrases
 */
public record Topic(
    String name,
    List<String> things,
    List<String> tasks,
    List<String> problems,
    List<String> goals) {}
