package dev.tidemark.shadow.judge;

import dev.tidemark.shadow.model.ChatMessage;
import dev.tidemark.shadow.model.ChatRequest;
import dev.tidemark.shadow.model.ChatTarget;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The judge of this service, if there is one: its questions and how its replies are read. */
@Singleton
public class JudgeService {
  private final Optional<Judge> judge;
  private final double productionShare;
  private final JudgeMapper mapper;

  JudgeService(JudgeConfig config, JudgeMapper mapper) {
    this.mapper = mapper;
    this.judge =
        config
            .endpoint()
            .filter(endpoint -> !endpoint.isBlank())
            .map(endpoint -> toJudge(endpoint, config));
    this.productionShare = judge.isPresent() ? config.productionShare() : 0;
  }

  private static Judge toJudge(String endpoint, JudgeConfig config) {
    return new Judge(
        new ChatTarget(endpoint, config.model(), config.secret().orElse(""), config.timeout()),
        config.tokensPerDay(),
        config.requestsPerSecond(),
        config.maxAnswerTokens());
  }

  /** Who judges; empty when nobody does. */
  public Optional<Judge> judge() {
    return judge;
  }

  /** Share of production's own answers that are graded; 0 when nobody judges. */
  public double productionShare() {
    return productionShare;
  }

  /**
   * The blind question about a pair.
   *
   * @param candidateFirst whether the candidate's answer is shown as A
   */
  public ChatRequest duel(
      Judge asked,
      List<ChatMessage> conversation,
      String production,
      String candidate,
      boolean candidateFirst) {
    return question(
        asked,
        candidateFirst
            ? mapper.duel(conversation, candidate, production)
            : mapper.duel(conversation, production, candidate));
  }

  /** The question about one answer by itself. */
  public ChatRequest grade(Judge asked, List<ChatMessage> conversation, String answer) {
    return question(asked, mapper.grade(conversation, answer));
  }

  private static ChatRequest question(Judge asked, List<ChatMessage> messages) {
    return new ChatRequest(messages, asked.maxAnswerTokens(), true);
  }

  /** A reply as {@link Duel#WIN}, {@link Duel#TIE} or {@link Duel#LOSS}; empty when unreadable. */
  public OptionalInt preference(String reply, boolean candidateFirst) {
    OptionalInt winner = mapper.winner(reply);
    return winner.isPresent() && !candidateFirst ? OptionalInt.of(-winner.getAsInt()) : winner;
  }

  /** A reply as grade in [0, 1]; empty when unreadable. */
  public OptionalDouble grade(String reply) {
    return mapper.grade(reply);
  }
}
