package dev.tidemark.shadow.sample;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.clock.ClockKind;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.shadow.draw.DrawStore;
import dev.tidemark.shadow.draw.Draws;
import dev.tidemark.shadow.judge.JudgeService;
import dev.tidemark.shadow.rule.RuleChecks;
import dev.tidemark.shadow.rule.RuleService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Selects by hash. Late records of a replay were selected when they first came; those of wall time
 * are written down and skipped once their day is in a verdict.
 */
@Singleton
class SampleService implements RowHandler<Incoming, List<SampleStore.Rows>> {
  private final SelectionStore selections;
  private final DrawStore draws;
  private final RuleService rules;
  private final JudgeService judges;
  private final SampleConfig config;

  SampleService(
      SelectionStore selections,
      DrawStore draws,
      RuleService rules,
      JudgeService judges,
      SampleConfig config) {
    this.selections = selections;
    this.draws = draws;
    this.rules = rules;
    this.judges = judges;
    this.config = config;
  }

  @Override
  public Uni<List<SampleStore.Rows>> prepare(
      TopicPartition partition, List<Received<Incoming>> records) {
    List<Received<Incoming>> core = records.stream().filter(SampleService::counts).toList();
    return core.isEmpty()
        ? Uni.createFrom().item(List.of())
        : draws.draws().chain(drawn -> selections.active().map(all -> rows(core, drawn, all)));
  }

  private static boolean counts(Received<Incoming> record) {
    return record.payload() instanceof CoreRecord
        && !(record.late() && record.decoded().clock() == ClockKind.EVENT);
  }

  private List<SampleStore.Rows> rows(
      List<Received<Incoming>> core, Draws drawn, Map<ApplicationKey, List<Selection>> active) {
    Chooser chooser =
        new Chooser(drawn, config.productionShare(), judges.productionShare(), this::checks);
    List<SampleStore.Rows> rows = new ArrayList<>(core.size());
    for (Received<Incoming> received : core) {
      CoreRecord record = (CoreRecord) received.payload();
      List<Selection> candidates =
          active.getOrDefault(record.origin().application().key(), List.of());
      List<NewAttempt> chosen = chooser.choose(record, candidates);
      if (!chosen.isEmpty()) {
        rows.add(new SampleStore.Rows(record, received.source(), chosen));
      }
    }
    return rows;
  }

  private RuleChecks checks(CoreRecord record) {
    return rules.check(record.text().prompt(), record.text().answer(), record.text().latency());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<SampleStore.Rows> rows) {
    return rows.isEmpty() ? Uni.createFrom().voidItem() : SampleStore.write(transaction, rows);
  }
}
