package dev.tidemark.drift.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.drift.deployment.Deployment.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InferenceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Fingerprint M1 = new Fingerprint("m1", "2026-01", "", "");
  private static final int MANY = 100;

  @Test
  void letsANameWin() {
    Deployments known = known(announced("d1", M1, NOON));
    assertThat(find(known, "d2", M1))
        .isEqualTo(new Inference.Found("d2", Optional.of(Origin.NAMED)));
  }

  @Test
  void mapsANameThatBecameAnAlias() {
    Deployments known = new Deployments(List.of(announced("d1", M1, NOON)), Map.of("old", "d1"));
    assertThat(find(known, "old", M1)).isEqualTo(new Inference.Found("d1", Optional.empty()));
  }

  @Test
  void takesTheAnnouncedOneStartedLast() {
    Deployments known =
        known(
            announced("first", M1, NOON.minusSeconds(100)),
            announced("second", M1, NOON.minusSeconds(10)),
            announced("future", M1, NOON.plusSeconds(10)));
    assertThat(find(known, "", M1).id()).isEqualTo("second");
  }

  @Test
  void givesAnEarlyCanaryToTheEarliestAnnouncement() {
    Deployments known = known(announced("soon", M1, NOON.plusSeconds(10)));
    assertThat(find(known, "", M1).id()).isEqualTo("soon");
  }

  @Test
  void infersTheSameIdOnEveryReplica() {
    Inference.Found found = find(known(), "", M1);
    assertThat(found.unregistered()).contains(Origin.INFERRED);
    assertThat(found.id()).startsWith("inferred-m1-2026-01-").isEqualTo(find(known(), "", M1).id());
  }

  @Test
  void tellsFingerprintsApartWhoseNamesLookAlike() {
    Fingerprint one = new Fingerprint("a", "b/c", "", "");
    Fingerprint other = new Fingerprint("a", "b c", "", "");
    assertThat(Inference.idOf(one)).isNotEqualTo(Inference.idOf(other));
  }

  @Test
  void knowsNothingWithoutAModel() {
    assertThat(find(known(), "", new Fingerprint("", "", "", "")).id()).isEmpty();
  }

  @Test
  void registersNothingPastTheBound() {
    assertThat(Inference.find(known(), "d1", M1, NOON, 0)).isEqualTo(Inference.Found.UNKNOWN);
  }

  @Test
  void servesABlockFromItsWaveOn() {
    Wave first = new Wave(NOON, Set.of(1));
    Wave second = new Wave(NOON.plusSeconds(60), Set.of(2));
    Deployment staged =
        new Deployment("d", M1, NOON, List.of(first, second), true, "", Origin.ANNOUNCED);
    assertThat(staged.serves(1, NOON)).isTrue();
    assertThat(staged.serves(2, NOON)).isFalse();
    assertThat(staged.serves(2, NOON.plusSeconds(60))).isTrue();
    assertThat(staged.serves(1, NOON.minusSeconds(1))).isFalse();
  }

  private static Inference.Found find(Deployments known, String named, Fingerprint fingerprint) {
    return Inference.find(known, named, fingerprint, NOON, MANY);
  }

  private static Deployments known(Deployment... all) {
    return new Deployments(List.of(all), Map.of());
  }

  private static Deployment announced(String id, Fingerprint fingerprint, Instant start) {
    return new Deployment(id, fingerprint, start, List.of(), false, "", Origin.ANNOUNCED);
  }
}
