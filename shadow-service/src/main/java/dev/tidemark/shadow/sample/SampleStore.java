package dev.tidemark.shadow.sample;

import dev.tidemark.chassis.application.ApplicationKey;
import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.stream.Sql;
import dev.tidemark.shadow.attempt.Outcome;
import dev.tidemark.shadow.erasure.ErasedUsers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Writes core records and their attempts; what is there already stays as it is. */
final class SampleStore {
  private static final String INTERACTION =
      "insert into interaction (tenant, application, event_id, day, event_time, unit,"
          + " user_pseudonym, source_partition, source_key, trace, stamps, texts)"
          + " select $1::text, $2::text, $3::text, $4::bigint, $5::timestamptz, $6::text,"
          + " $7::text, $8::integer, $9::bytea, $10::text, $11::bytea, $12::bytea where "
          + ErasedUsers.notErased(1, 2, 7, 13)
          + " on conflict do nothing";

  // A day that is in a verdict takes nothing any more: see the table verdict.
  private static final String LOCK =
      "select 1 from verdict where tenant = $1 and application = $2 and candidate = $3 for share";
  private static final String ATTEMPT =
      "insert into attempt (tenant, application, arm, event_id, day, event_time, unit,"
          + " deployment, rank, stage, outcome, reason, rules_applied, rules_passed, grade)"
          + " select i.tenant, i.application, $3::text, i.event_id, i.day, i.event_time, i.unit,"
          + " $5::text, $6::bigint, case when v.entered_through >= i.day then 'END'"
          + " else $7::text end, case when v.entered_through >= i.day then 'SKIPPED'"
          + " else $8::text end, case when v.entered_through >= i.day then 'LATE'"
          + " else $9::text end, $10::smallint, $11::smallint, $12::float8 from interaction i"
          + " left join verdict v on v.tenant = i.tenant and v.application = i.application"
          + " and v.candidate = $3 where i.tenant = $1 and i.application = $2"
          + " and i.event_id = $4 on conflict do nothing";

  private SampleStore() {}

  /** A core record with what was selected, and the record it was read from. */
  record Rows(
      CoreRecord record, ConsumerRecord<byte[], byte[]> source, List<NewAttempt> attempts) {}

  static Uni<Void> write(SqlConnection transaction, List<Rows> rows) {
    List<NewAttempt> attempts = rows.stream().flatMap(row -> row.attempts().stream()).toList();
    return UserRowStore.lockShared(transaction)
        .chain(
            () ->
                Sql.batch(
                    transaction, INTERACTION, rows.stream().map(SampleStore::interaction).toList()))
        .chain(() -> Sql.batch(transaction, LOCK, locks(attempts)))
        .chain(
            () ->
                Sql.batch(
                    transaction, ATTEMPT, attempts.stream().map(SampleStore::attempt).toList()));
  }

  private record Arm(ApplicationKey application, String id) {}

  private static List<Tuple> locks(List<NewAttempt> attempts) {
    return attempts.stream()
        .map(a -> new Arm(a.record().origin().application().key(), a.arm()))
        .distinct()
        .map(arm -> key(arm.application()).addString(arm.id()))
        .toList();
  }

  private static Tuple interaction(Rows row) {
    CoreRecord record = row.record();
    return key(record.origin().application().key())
        .addString(record.origin().eventId())
        .addLong(record.origin().day())
        .addOffsetDateTime(utc(record.origin().eventTime()))
        .addString(record.unit())
        .addString(record.user())
        .addInteger(row.source().partition())
        .addValue(key(row.source()))
        .addString(trace(row.source()))
        .addBuffer(Buffer.buffer(record.stamps()))
        .addBuffer(Buffer.buffer(record.stored()))
        .addOffsetDateTime(utc(record.arrival()));
  }

  private static Tuple attempt(NewAttempt attempt) {
    CoreRecord record = attempt.record();
    Tuple values =
        key(record.origin().application().key())
            .addString(attempt.arm())
            .addString(record.origin().eventId())
            .addString(record.deployment())
            .addLong(attempt.rank())
            .addString(attempt.stage().name());
    return values
        .addValue(outcome(attempt))
        .addString(attempt.skipped().map(Enum::name).orElse(""))
        .addShort((short) attempt.rules().applied())
        .addShort((short) attempt.rules().passed())
        .addValue(attempt.grade().isPresent() ? attempt.grade().getAsDouble() : null);
  }

  private static @Nullable String outcome(NewAttempt attempt) {
    if (attempt.skipped().isPresent()) {
      return Outcome.SKIPPED.name();
    }
    return switch (attempt.stage()) {
      case END -> Outcome.SCORED.name();
      case REPLAY, JUDGE, COMPARE -> null;
    };
  }

  private static Tuple key(ApplicationKey application) {
    return Tuple.tuple().addString(application.tenant()).addString(application.application());
  }

  /** Of the client's own type: the other one takes no null. */
  private static io.vertx.core.buffer.@Nullable Buffer key(ConsumerRecord<byte[], byte[]> source) {
    byte[] key = source.key();
    return key == null ? null : io.vertx.core.buffer.Buffer.buffer(key);
  }

  private static String trace(ConsumerRecord<byte[], byte[]> source) {
    Header header = source.headers().lastHeader("traceparent");
    return header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
