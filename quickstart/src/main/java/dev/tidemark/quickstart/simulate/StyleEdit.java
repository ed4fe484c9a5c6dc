package dev.tidemark.quickstart.simulate;

/** A habit of asking: a way a prompt is changed that is not about its subject. */
public enum StyleEdit {
  /** Asks for JSON. */
  JSON,
  /** Asks for a table, a list or markdown. */
  FORMAT,
  /** Gives the assistant a role. */
  ROLE,
  /** Shows two worked examples. */
  FEW_SHOT,
  /** Asks for detail. */
  DETAIL,
  /** Asks for the reasoning. */
  STEPS,
  /** Pastes older text. */
  CONTEXT,
  /** Leaves out everything but the question. */
  SHORTEN
}
