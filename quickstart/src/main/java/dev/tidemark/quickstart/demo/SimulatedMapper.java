package dev.tidemark.quickstart.demo;

import dev.tidemark.proto.event.v1.Answer;
import dev.tidemark.proto.event.v1.Message;
import dev.tidemark.proto.event.v1.Outcome;
import dev.tidemark.proto.event.v1.Role;
import dev.tidemark.proto.event.v1.ServedBy;
import dev.tidemark.proto.ingest.v1.InteractionInput;
import dev.tidemark.quickstart.gateway.Times;
import dev.tidemark.quickstart.simulate.SimulatedInteraction;
import java.util.List;

/** Simulated interactions as a gateway sends them; what only the simulator knows stays behind. */
final class SimulatedMapper {
  private SimulatedMapper() {}

  static InteractionInput toInput(SimulatedInteraction simulated) {
    return InteractionInput.newBuilder()
        .setId(simulated.id())
        .setTimestamp(Times.of(simulated.at()))
        .setUserId(simulated.user())
        .setConversationId(simulated.conversation())
        .addAllMessages(messages(simulated))
        .setAnswer(
            Answer.newBuilder()
                .setContent(simulated.response())
                .setOutcome(Outcome.OUTCOME_COMPLETE)
                .setLatency(Times.of(simulated.latency())))
        .setServedBy(
            ServedBy.newBuilder()
                .setModel(simulated.model())
                .setModelVersion(simulated.modelVersion()))
        .build();
  }

  private static List<Message> messages(SimulatedInteraction simulated) {
    return simulated.messages().stream()
        .map(
            message ->
                Message.newBuilder()
                    .setRole(message.role().equals("user") ? Role.ROLE_USER : Role.ROLE_ASSISTANT)
                    .setContent(message.content())
                    .build())
        .toList();
  }
}
