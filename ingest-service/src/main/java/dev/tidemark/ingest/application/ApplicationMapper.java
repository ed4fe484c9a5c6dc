package dev.tidemark.ingest.application;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tidemark.ingest.ApplicationKey;
import dev.tidemark.ingest.application.ApplicationDraft.StratumDraft;
import dev.tidemark.ingest.delivery.EnvelopeMapper;
import dev.tidemark.ingest.sampling.SamplingPolicy;
import dev.tidemark.ingest.sampling.SamplingSalt;
import dev.tidemark.ingest.sampling.Stratum;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.OversizePolicy;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.event.v1.StratumPolicy;
import dev.tidemark.proto.ingest.v1.GetSamplingPolicyResponse;
import dev.tidemark.proto.topic.TopicKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Between applications, their rows, and the contract. */
public final class ApplicationMapper {
  private static final String UNKNOWN = "unknown";

  private ApplicationMapper() {}

  static ApplicationDraft toDraft(dev.tidemark.proto.event.v1.Application wanted) {
    Policy policy = wanted.getPolicy();
    return new ApplicationDraft(
        wanted.getId(),
        switch (wanted.getClock()) {
          case CLOCK_UNSPECIFIED -> "";
          case CLOCK_WALL -> Clock.WALL.name();
          case CLOCK_EVENT -> Clock.EVENT.name();
          case UNRECOGNIZED -> UNKNOWN;
        },
        wanted.getTimeZone(),
        OptionalDouble.of(policy.getCoreProbability()),
        policy.hasPanelProbability()
            ? OptionalDouble.of(policy.getPanelProbability())
            : OptionalDouble.empty(),
        policy.getStrataList().stream()
            .map(stratum -> new StratumDraft(stratum.getStratum(), stratum.getProbability()))
            .toList(),
        oversizeName(policy.getOversize()));
  }

  static dev.tidemark.proto.event.v1.Application toProto(Application application) {
    return dev.tidemark.proto.event.v1.Application.newBuilder()
        .setId(application.key().id())
        .setRevision(application.revision())
        .setClock(
            switch (application.clock()) {
              case WALL -> dev.tidemark.proto.event.v1.Clock.CLOCK_WALL;
              case EVENT -> dev.tidemark.proto.event.v1.Clock.CLOCK_EVENT;
            })
        .setTimeZone(application.zone().getId())
        .setPolicy(toPolicy(application))
        .build();
  }

  /** What a gateway needs to sample as ingest does. */
  public static GetSamplingPolicyResponse toSamplingPolicy(Application application) {
    SamplingPolicy sampling = application.sampling();
    Map<String, Double> strata = new TreeMap<>();
    for (Stratum stratum : Stratum.values()) {
      strata.put(stratum.label(), sampling.of(stratum));
    }
    return GetSamplingPolicyResponse.newBuilder()
        .setSalt(ByteString.copyFrom(application.salt().bytes()))
        .setPolicyVersion(sampling.version())
        .setCoreProbability(sampling.core())
        .setPanelProbability(sampling.panel())
        .putAllStratumProbabilities(strata)
        .build();
  }

  static ApplicationEntity toEntity(Application application) {
    ApplicationEntity row = new ApplicationEntity();
    row.tenant = application.key().tenant();
    row.id = application.key().id();
    row.clock = application.clock().name();
    row.timeZone = application.zone().getId();
    row.salt = application.salt().bytes();
    revise(row, application);
    return row;
  }

  /** Writes what may change of an application into its row. */
  static void revise(ApplicationEntity row, Application application) {
    row.revision = application.revision();
    row.policy = toPolicy(application).toByteArray();
  }

  static Application toDomain(ApplicationEntity row) {
    Policy policy = parse(row.policy);
    return new Application(
        new ApplicationKey(row.tenant, row.id),
        Clock.valueOf(row.clock),
        ZoneId.of(row.timeZone),
        new SamplingPolicy(
            row.revision,
            policy.getCoreProbability(),
            policy.getPanelProbability(),
            policy.getStrataList().stream()
                .collect(
                    Collectors.toMap(
                        stratum -> Stratum.find(stratum.getStratum()).orElseThrow(),
                        StratumPolicy::getProbability))),
        Oversize.valueOf(oversizeName(policy.getOversize())),
        new SamplingSalt(row.salt));
  }

  static OutboxEntity toOutbox(Application application) {
    ApplicationKey key = application.key();
    String eventId = key.id() + "@" + application.revision();
    Instant now = Instant.now();
    OutboxEntity row = new OutboxEntity();
    row.key = TopicKey.application(key.tenant(), key.id());
    row.value =
        ApplicationEvent.newBuilder()
            .setEnvelope(EnvelopeMapper.envelope(key, eventId, now, now))
            .setApplication(toProto(application))
            .build()
            .toByteArray();
    return row;
  }

  static ApplicationEvent toEvent(OutboxEntity row) {
    try {
      return ApplicationEvent.parseFrom(row.value);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("outbox row " + row.id + " cannot be read", e);
    }
  }

  private static Policy toPolicy(Application application) {
    SamplingPolicy sampling = application.sampling();
    Policy.Builder policy =
        Policy.newBuilder()
            .setVersion(sampling.version())
            .setCoreProbability(sampling.core())
            .setPanelProbability(sampling.panel())
            .setOversize(
                switch (application.oversize()) {
                  case REFUSE -> OversizePolicy.OVERSIZE_POLICY_REFUSE;
                  case TRUNCATE -> OversizePolicy.OVERSIZE_POLICY_TRUNCATE;
                });
    new TreeMap<>(sampling.strata())
        .forEach(
            (stratum, probability) ->
                policy.addStrata(
                    StratumPolicy.newBuilder()
                        .setStratum(stratum.label())
                        .setProbability(probability)));
    return policy.build();
  }

  private static String oversizeName(OversizePolicy policy) {
    return switch (policy) {
      case OVERSIZE_POLICY_UNSPECIFIED -> "";
      case OVERSIZE_POLICY_REFUSE -> Oversize.REFUSE.name();
      case OVERSIZE_POLICY_TRUNCATE -> Oversize.TRUNCATE.name();
      case UNRECOGNIZED -> UNKNOWN;
    };
  }

  private static Policy parse(byte[] bytes) {
    try {
      return Policy.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored policy cannot be read", e);
    }
  }
}
