package dev.tidemark.ingest.application;

import dev.tidemark.ingest.application.ApplicationDocument.PolicyDocument;
import dev.tidemark.ingest.application.ApplicationDocument.StratumDocument;
import dev.tidemark.ingest.application.ApplicationDraft.StratumDraft;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between applications and their JSON. */
final class ApplicationDocumentMapper {
  private static final PolicyDocument NO_POLICY = new PolicyDocument(null, null, null, null, null);

  private ApplicationDocumentMapper() {}

  static ApplicationDraft toDraft(String id, ApplicationDocument document) {
    PolicyDocument policy = Objects.requireNonNullElse(document.policy(), NO_POLICY);
    return new ApplicationDraft(
        id,
        text(document.clock()),
        text(document.timeZone()),
        number(policy.coreProbability()),
        number(policy.panelProbability()),
        Objects.requireNonNullElse(policy.strata(), List.<@Nullable StratumDocument>of()).stream()
            .map(ApplicationDocumentMapper::toDraft)
            .toList(),
        text(policy.oversize()));
  }

  static ApplicationDocument toDocument(Application application) {
    List<StratumDocument> strata =
        new TreeMap<>(application.sampling().strata())
            .entrySet().stream()
                .map(entry -> new StratumDocument(entry.getKey().label(), entry.getValue()))
                .toList();
    return new ApplicationDocument(
        application.key().id(),
        application.revision(),
        application.clock().name(),
        application.zone().getId(),
        new PolicyDocument(
            application.revision(),
            application.sampling().core(),
            application.sampling().panel(),
            strata,
            application.oversize().name()));
  }

  /** What is not said is no name and no probability, and refused as such. */
  private static StratumDraft toDraft(@Nullable StratumDocument document) {
    return document == null
        ? new StratumDraft("", Double.NaN)
        : new StratumDraft(
            text(document.stratum()), number(document.probability()).orElse(Double.NaN));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static OptionalDouble number(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
