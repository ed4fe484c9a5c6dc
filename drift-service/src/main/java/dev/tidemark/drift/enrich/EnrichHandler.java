package dev.tidemark.drift.enrich;

import dev.tidemark.chassis.erasure.UserRowStore;
import dev.tidemark.chassis.intake.Received;
import dev.tidemark.chassis.intake.RowHandler;
import dev.tidemark.drift.enrich.EmbeddedPublisher.Outgoing;
import dev.tidemark.drift.exposure.Answers;
import dev.tidemark.drift.exposure.ExposureCounter;
import dev.tidemark.drift.exposure.ExposureStore;
import dev.tidemark.drift.exposure.ExposureStore.PanelUser;
import dev.tidemark.stats.feature.FeatureSpace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Enriches a batch of one partition, publishes it, and keeps what its authors have seen. */
@ApplicationScoped
class EnrichHandler implements RowHandler<Arrival, Collection<Answers>> {
  private final Finder finder;
  private final ExposureStore exposures;
  private final EmbeddedPublisher publisher;
  private final EmbeddedMapper mapper;

  EnrichHandler(
      Finder finder,
      ExposureStore exposures,
      EmbeddedPublisher publisher,
      FeatureSpace space,
      EnrichConfig config) {
    this.finder = finder;
    this.exposures = exposures;
    this.publisher = publisher;
    this.mapper = new EmbeddedMapper(space, config.producer());
  }

  @Override
  public Uni<Collection<Answers>> prepare(
      TopicPartition partition, List<Received<Arrival>> records) {
    List<Received<Arrival>> interactions =
        records.stream().filter(record -> record.payload().isInteraction()).toList();
    return finder.find(interactions).chain(found -> stampAndPublish(records, found));
  }

  private Uni<Collection<Answers>> stampAndPublish(
      List<Received<Arrival>> records, List<Found> found) {
    return exposures
        .read(panelUsers(found))
        .chain(
            counter ->
                publisher.publish(events(records, found, counter)).map(done -> counter.added()));
  }

  private static Set<PanelUser> panelUsers(List<Found> found) {
    return found.stream()
        .map(one -> ExposureStamps.panelUser(one.record().payload()))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private List<Outgoing> events(
      List<Received<Arrival>> records, List<Found> found, ExposureCounter counter) {
    Iterator<Found> next = found.iterator();
    List<Outgoing> events = new ArrayList<>(records.size());
    for (Received<Arrival> record : records) {
      if (record.payload().isInteraction()) {
        Found one = next.next();
        events.add(
            new Outgoing(record.source(), mapper.toEvent(one, ExposureStamps.stamp(one, counter))));
      } else {
        events.add(new Outgoing(record.source(), mapper.toEnd(record.payload())));
      }
    }
    return events;
  }

  @Override
  public Uni<Void> write(SqlConnection transaction, Collection<Answers> answers) {
    return UserRowStore.lockShared(transaction).chain(() -> exposures.add(transaction, answers));
  }
}
