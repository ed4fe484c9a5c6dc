package dev.tidemark.chassis.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals equal the records exactly while replicas are started, stopped, killed and paused. */
class RandomKillsIT {
  private static final int PARTITIONS = 4;
  private static final int ROUNDS = 25;
  private static final int PER_ROUND = 800;

  private final List<Replica> replicas = new ArrayList<>();
  private final List<Replica.Stall> stalls = new ArrayList<>();
  private final IntakeFixture fixture = new IntakeFixture(PARTITIONS, Totals.TABLE);
  private long sent;
  private long distinct;
  private long amount;
  private int kills;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void totalsEqualTheRecordsExactly(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      disturb(random);
      sendRound(random, round);
    }
    stalls.forEach(Replica.Stall::end);
    start(random);

    fixture.awaitOffset(sent);
    replicas.forEach(Replica::stop);

    assertThat(kills).as("kills with seed %d", seed).isGreaterThanOrEqualTo(3);
    assertThat(fixture.number(Totals.RECORDS)).isEqualTo(distinct);
    assertThat(fixture.number(Totals.AMOUNT)).isEqualTo(amount);
  }

  private void disturb(Random random) {
    int what = replicas.isEmpty() ? 5 : random.nextInt(8);
    switch (what) {
      case 0, 1 -> {
        kills++;
        replicas.remove(random.nextInt(replicas.size())).kill();
      }
      case 2 -> replicas.remove(random.nextInt(replicas.size())).stop();
      case 3 -> stalls.add(replicas.get(random.nextInt(replicas.size())).stall());
      case 4 -> stalls.forEach(Replica.Stall::end);
      default -> start(random);
    }
  }

  /** Some write often, some keep much in memory, which they lose when killed or overtaken. */
  private void start(Random random) {
    if (replicas.size() < 3) {
      Totals slow = new Totals(Duration.ofMillis(5), () -> Uni.createFrom().voidItem());
      Duration interval = Duration.ofMillis(random.nextBoolean() ? 100 : 2_500);
      replicas.add(
          fixture.totals(
              slow,
              TestIntakeConfig.flushingEvery(interval)
                  .withMaxPollInterval(Duration.ofMillis(1_200))));
    }
  }

  /** One in fifty samples is sent twice. */
  private void sendRound(Random random, int round) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<byte[]> values = new ArrayList<>();
      for (int i = 0; i < PER_ROUND / PARTITIONS; i++) {
        int number = random.nextInt(1000);
        Sample sample = Sample.of(partition + "-" + round + "-" + i, number);
        values.add(sample.bytes());
        distinct++;
        amount += number;
        if (random.nextInt(50) == 0) {
          values.add(random.nextInt(values.size()), sample.bytes());
        }
      }
      fixture.sendBytes(partition, null, values);
      sent += values.size();
    }
  }
}
