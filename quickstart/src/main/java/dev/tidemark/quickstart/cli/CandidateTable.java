package dev.tidemark.quickstart.cli;

import dev.tidemark.proto.shadow.v1.ArmCount;
import dev.tidemark.proto.shadow.v1.CandidateStatus;
import dev.tidemark.quickstart.shadow.ShadowClient;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The candidates of an application in words. */
final class CandidateTable {
  private final ShadowClient shadow;
  private final String application;

  CandidateTable(ShadowClient shadow, String application) {
    this.shadow = shadow;
    this.application = application;
  }

  /** Three lines a candidate: verdict, gate, rows. */
  List<String> lines() {
    return shadow.candidates(application).stream().flatMap(this::lines).toList();
  }

  private Stream<String> lines(CandidateStatus status) {
    String id = status.getCandidate().getId();
    return Stream.of(
        id + ": " + shadow.verdict(application, id).getSentence(),
        "  gate  " + shadow.gate(application, id).getReason(),
        "  rows  " + counts(status));
  }

  private static String counts(CandidateStatus status) {
    return status.getCountsList().stream()
        .map(CandidateTable::count)
        .collect(Collectors.joining(", "));
  }

  private static String count(ArmCount count) {
    String end = count.getStatus().name().substring("SCORE_STATUS_".length());
    String why = count.getReason().isEmpty() ? "" : " (" + count.getReason() + ")";
    return count.getCount() + " " + end.toLowerCase(Locale.ROOT) + why;
  }
}
