package dev.tidemark.drift.deployment;

import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts announced deployments into the registry.
 *
 * <p>An announcement takes the place of an earlier one of its id, and of what records had named; an
 * inferred deployment of the same fingerprint becomes its alias, unless another announcement was
 * first.
 */
@ApplicationScoped
class AnnouncementHandler implements RowHandler<Announcement, List<Announcement>> {
  private static final String PUT =
      "insert into deployment (tenant, application, id, model, model_version, prompt_template,"
          + " tools, start_time, origin, announcement)"
          + " values ($1, $2, $3, $4, $5, $6, $7, $8, 'ANNOUNCED', $9)"
          + " on conflict (tenant, application, id) do update set model = excluded.model,"
          + " model_version = excluded.model_version, prompt_template = excluded.prompt_template,"
          + " tools = excluded.tools, start_time = excluded.start_time,"
          + " origin = excluded.origin, announcement = excluded.announcement";
  private static final String ADOPT =
      "insert into deployment_alias (tenant, application, id, canonical)"
          + " select tenant, application, id, $3 from deployment where origin = 'INFERRED'"
          + " and tenant = $1 and application = $2 and id <> $3 and model = $4"
          + " and model_version = $5 and prompt_template = $6 and tools = $7"
          + " on conflict do nothing";

  @Override
  public Uni<List<Announcement>> prepare(
      TopicPartition partition, List<Received<Announcement>> records) {
    return Uni.createFrom().item(records.stream().map(Received::payload).toList());
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, List<Announcement> announcements) {
    return transaction
        .preparedQuery(PUT)
        .executeBatch(announcements.stream().map(AnnouncementHandler::row).toList())
        .chain(
            () ->
                transaction
                    .preparedQuery(ADOPT)
                    .executeBatch(announcements.stream().map(AnnouncementHandler::key).toList()))
        .replaceWithVoid();
  }

  private static Tuple key(Announcement announcement) {
    Fingerprint fingerprint = announcement.fingerprint();
    return Tuple.tuple()
        .addString(announcement.application().tenant())
        .addString(announcement.application().application())
        .addString(announcement.id())
        .addString(fingerprint.model())
        .addString(fingerprint.modelVersion())
        .addString(fingerprint.promptTemplate())
        .addString(fingerprint.tools());
  }

  private static Tuple row(Announcement announcement) {
    return key(announcement)
        .addOffsetDateTime(announcement.start().atOffset(ZoneOffset.UTC))
        .addBuffer(Buffer.buffer(announcement.message()));
  }
}
