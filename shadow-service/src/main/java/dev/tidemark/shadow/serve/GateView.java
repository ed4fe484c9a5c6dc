package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.gate.Gate;

/**
 * The gate as JSON.
 *
 * @param decision PASS, FAIL or INCONCLUSIVE
 */
record GateView(String candidate, String decision, String verdict, String reason) {
  static GateView of(String candidate, Gate gate) {
    return new GateView(candidate, gate.decision().name(), gate.verdict().name(), gate.reason());
  }
}
