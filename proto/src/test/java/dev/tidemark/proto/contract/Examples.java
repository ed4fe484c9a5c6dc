package dev.tidemark.proto.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Application;
import dev.tidemark.proto.event.v1.ApplicationEvent;
import dev.tidemark.proto.event.v1.Author;
import dev.tidemark.proto.event.v1.CellAssignment;
import dev.tidemark.proto.event.v1.Clock;
import dev.tidemark.proto.event.v1.Completeness;
import dev.tidemark.proto.event.v1.Deployment;
import dev.tidemark.proto.event.v1.DeploymentEvent;
import dev.tidemark.proto.event.v1.Embedded;
import dev.tidemark.proto.event.v1.EmbeddedEvent;
import dev.tidemark.proto.event.v1.EndOfStream;
import dev.tidemark.proto.event.v1.Envelope;
import dev.tidemark.proto.event.v1.ErasureEvent;
import dev.tidemark.proto.event.v1.Exposure;
import dev.tidemark.proto.event.v1.FeedbackEvent;
import dev.tidemark.proto.event.v1.FeedbackKind;
import dev.tidemark.proto.event.v1.Interaction;
import dev.tidemark.proto.event.v1.InteractionEvent;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.OversizePolicy;
import dev.tidemark.proto.event.v1.Policy;
import dev.tidemark.proto.event.v1.PromptPatterns;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.RolloutStep;
import dev.tidemark.proto.event.v1.RuleCheck;
import dev.tidemark.proto.event.v1.Sampling;
import dev.tidemark.proto.event.v1.ScoreEnd;
import dev.tidemark.proto.event.v1.ScoreEvent;
import dev.tidemark.proto.event.v1.ScoreStamps;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.event.v1.StratumPolicy;
import dev.tidemark.proto.event.v1.TrafficCount;
import dev.tidemark.proto.event.v1.TrafficEvent;
import dev.tidemark.proto.event.v1.VersionEvent;
import java.util.Map;
import java.util.TreeMap;

/** One filled-in example of each event, whose bytes are kept as golden files. */
final class Examples {
  private static final Timestamp TIME = Timestamp.newBuilder().setSeconds(1_790_000_000L).build();
  private static final String USER = "00112233445566778899aabbccddeeff";

  private Examples() {}

  static Map<String, Message> all() {
    Map<String, Message> examples = new TreeMap<>();
    examples.put("interaction", interactionEvent());
    examples.put("interaction-end-of-stream", endOfStream());
    examples.put("embedded", embedded());
    examples.put("traffic", traffic());
    examples.put("feedback", feedback());
    examples.put("deployment", deployment());
    examples.put("application", application());
    examples.put("erasure", erasure());
    examples.put("score", score());
    examples.put("version", version());
    return examples;
  }

  private static Envelope envelope(String id) {
    return Envelope.newBuilder()
        .setEventId(id)
        .setTenant("acme")
        .setApplication("support")
        .setEventTime(TIME)
        .setArrivalTime(TIME.toBuilder().setNanos(5_000_000))
        .setProducer("ingest-service/0.1.0")
        .build();
  }

  private static InteractionEvent interactionEvent() {
    return InteractionEvent.newBuilder()
        .setEnvelope(envelope("r-1"))
        .setInteraction(interaction())
        .build();
  }

  private static Interaction interaction() {
    return Interaction.newBuilder()
        .setAuthor(
            Author.newBuilder().setUser(USER).setConversation(USER).setBlock(17).setPanel(true))
        .addMessages(message(Role.ROLE_SYSTEM, "Be brief."))
        .addMessages(message(Role.ROLE_USER, "How do I reset my password?"))
        .setAnswer(
            Answer.newBuilder()
                .setContent("Use the link on the sign-in page.")
                .setOutcome(Outcome.OUTCOME_COMPLETE)
                .setLatency(Duration.newBuilder().setNanos(420_000_000)))
        .setServedBy(
            ServedBy.newBuilder()
                .setModel("assistant")
                .setModelVersion("2026-09")
                .setPromptTemplate("t7")
                .setTools("search")
                .setDeployment("d-1")
                .setCohort("eu"))
        .setSampling(
            Sampling.newBuilder()
                .setPolicyVersion(3)
                .setStratum("complete")
                .setUCore(0.25)
                .setUStratum(0.5)
                .setCoreProbability(0.1)
                .setStratumProbability(0.2)
                .setPanelProbability(1)
                .setUpstreamProbability(1)
                .setInclusionProbability(1))
        .setCompleteness(Completeness.COMPLETENESS_COMPLETE)
        .setContentHash(ByteString.copyFrom(new byte[32]))
        .build();
  }

  private static dev.tidemark.proto.event.v1.Message message(Role role, String content) {
    return dev.tidemark.proto.event.v1.Message.newBuilder()
        .setRole(role)
        .setContent(content)
        .build();
  }

  private static InteractionEvent endOfStream() {
    return InteractionEvent.newBuilder()
        .setEnvelope(envelope("b-1/0"))
        .setEndOfStream(EndOfStream.newBuilder().setThrough(TIME))
        .build();
  }

  private static EmbeddedEvent embedded() {
    return EmbeddedEvent.newBuilder()
        .setEnvelope(envelope("r-1"))
        .setEmbedded(
            Embedded.newBuilder()
                .setInteraction(interaction())
                .setVector(ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x3f}))
                .setEmbedder("minilm")
                .setSpace("space-1")
                .setCell(
                    CellAssignment.newBuilder().setCodebookVersion(1).setCell(4).setDistance(0.5f))
                .setPatterns(PromptPatterns.newBuilder().setVersion("patterns/1").addValues(1.5f))
                .setDeployment("d-1")
                .setExposure(Exposure.newBuilder().setKnown(true).setAnswers(2))
                .setTurnIndex(1))
        .build();
  }

  private static TrafficEvent traffic() {
    return TrafficEvent.newBuilder()
        .setEnvelope(envelope("b-1"))
        .addCounts(
            TrafficCount.newBuilder()
                .setStratum("complete")
                .setDay(20_717)
                .setReceived(10)
                .setSampled(6)
                .setUnsampled(3)
                .setRejected(1))
        .build();
  }

  private static FeedbackEvent feedback() {
    return FeedbackEvent.newBuilder()
        .setEnvelope(envelope("f-1"))
        .setInteractionId("r-1")
        .setUser(USER)
        .setConversation(USER)
        .setBlock(17)
        .setKind(FeedbackKind.FEEDBACK_KIND_NEGATIVE)
        .build();
  }

  private static DeploymentEvent deployment() {
    return DeploymentEvent.newBuilder()
        .setEnvelope(envelope("d-1"))
        .setDeployment(
            Deployment.newBuilder()
                .setId("d-1")
                .setModel("assistant")
                .setModelVersion("2026-09")
                .setPromptTemplate("t7")
                .setTools("search")
                .setStart(TIME)
                .addRollout(RolloutStep.newBuilder().setStart(TIME).addBlocks(0).addBlocks(255))
                .setRandomised(true)
                .setDescription("shorter answers"))
        .build();
  }

  private static ApplicationEvent application() {
    return ApplicationEvent.newBuilder()
        .setEnvelope(envelope("support@3"))
        .setApplication(
            Application.newBuilder()
                .setId("support")
                .setRevision(3)
                .setClock(Clock.CLOCK_EVENT)
                .setTimeZone("Europe/Berlin")
                .setPolicy(
                    Policy.newBuilder()
                        .setVersion(3)
                        .setCoreProbability(0.1)
                        .setPanelProbability(0)
                        .addStrata(StratumPolicy.newBuilder().setStratum("error").setProbability(1))
                        .setOversize(OversizePolicy.OVERSIZE_POLICY_TRUNCATE)))
        .build();
  }

  private static ErasureEvent erasure() {
    return ErasureEvent.newBuilder()
        .setEnvelope(envelope("e-1"))
        .setUser(USER)
        .setBlock(17)
        .build();
  }

  private static ScoreEvent score() {
    return ScoreEvent.newBuilder()
        .setEnvelope(envelope("event-1/next"))
        .setInteractionId("event-1")
        .setArm("next")
        .setEnd(ScoreEnd.SCORE_END_SCORED)
        .setReason("TIMEOUT")
        .setDifference(-1)
        .setGrade(.75)
        .addRules(RuleCheck.newBuilder().setRule("valid-json").setPassed(true))
        .setStamps(
            ScoreStamps.newBuilder()
                .setUser(USER)
                .setBlock(17)
                .setDeployment("2026-11")
                .setCell(
                    CellAssignment.newBuilder().setCodebookVersion(1).setCell(7).setDistance(.5f))
                .setExposure(Exposure.newBuilder().setKnown(true).setAnswers(3))
                .setSpace("space"))
        .build();
  }

  private static VersionEvent version() {
    return VersionEvent.newBuilder()
        .setEnvelope(envelope("version@3"))
        .setNumber(3)
        .setHash(ByteString.copyFrom(new byte[] {1, 2, 3}))
        .setItems(500)
        .setSpace("space")
        .setPoolLastDay(20_700)
        .build();
  }
}
