package dev.tidemark.quickstart.model;

import java.util.List;

/** Something that answers chat requests. */
@FunctionalInterface
public interface StandIn {

  /**
   * The answer.
   *
   * @param messages texts of the conversation in order, the last one to be answered
   * @throws NoAnswerException when it has none
   */
  String answer(List<String> messages) throws NoAnswerException;
}
