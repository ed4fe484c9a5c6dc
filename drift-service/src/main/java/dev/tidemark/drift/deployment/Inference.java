package dev.tidemark.drift.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidemark.drift.deployment.Deployment.Origin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Which deployment served a record. */
final class Inference {
  private static final int MAX_NAME = 60;

  private Inference() {}

  /**
   * What was found.
   *
   * @param id canonical id; empty when it cannot be told
   * @param unregistered how to register the id, if it is not yet
   */
  record Found(String id, Optional<Origin> unregistered) {
    static final Found UNKNOWN = new Found("", Optional.empty());
  }

  /**
   * A deployment named by the record wins; else the announced one of this fingerprint that was
   * started last, else an inferred one. Nothing is known without a model, and nothing new is
   * registered past the bound.
   *
   * @param named id the gateway gave; empty for none
   * @param at event time of the record
   * @param maxUnannounced bound of deployments that nobody announced
   */
  static Found find(
      Deployments known, String named, Fingerprint fingerprint, Instant at, int maxUnannounced) {
    if (!named.isEmpty()) {
      return registered(known, known.canonical(named), Origin.NAMED, maxUnannounced);
    }
    if (fingerprint.model().isEmpty()) {
      return Found.UNKNOWN;
    }
    return announced(known, fingerprint, at)
        .map(deployment -> new Found(deployment.id(), Optional.empty()))
        .orElseGet(
            () ->
                registered(
                    known, known.canonical(idOf(fingerprint)), Origin.INFERRED, maxUnannounced));
  }

  private static Found registered(Deployments known, String id, Origin origin, int most) {
    if (known.find(id).isPresent()) {
      return new Found(id, Optional.empty());
    }
    long unannounced =
        known.all().stream().filter(other -> other.origin() != Origin.ANNOUNCED).count();
    return unannounced < most ? new Found(id, Optional.of(origin)) : Found.UNKNOWN;
  }

  /** The last one started by then; a canary that answers before its start is the earliest. */
  private static Optional<Deployment> announced(
      Deployments known, Fingerprint fingerprint, Instant at) {
    List<Deployment> alike =
        known.all().stream()
            .filter(other -> other.origin() == Origin.ANNOUNCED)
            .filter(other -> other.fingerprint().equals(fingerprint))
            .toList();
    Comparator<Deployment> byStart = Comparator.comparing(Deployment::start);
    return alike.stream()
        .filter(other -> !other.start().isAfter(at))
        .max(byStart)
        .or(() -> alike.stream().min(byStart));
  }

  /** Readable beginning and a hash of all four parts: every replica makes the same id. */
  static String idOf(Fingerprint fingerprint) {
    String name = fingerprint.model() + "-" + fingerprint.modelVersion();
    String readable = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-+$", "");
    return "inferred-"
        + readable.substring(0, Math.min(readable.length(), MAX_NAME))
        + "-"
        + hash(fingerprint).substring(0, 8);
  }

  private static String hash(Fingerprint fingerprint) {
    String all =
        String.join(
            "\0",
            fingerprint.model(),
            fingerprint.modelVersion(),
            fingerprint.promptTemplate(),
            fingerprint.tools());
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
