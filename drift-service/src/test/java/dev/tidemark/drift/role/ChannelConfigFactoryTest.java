package dev.tidemark.drift.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelConfigFactoryTest {

  @Test
  void switchesNothingOffWhenAllRolesAreHeld() {
    assertThat(ChannelConfigFactory.disabled("enrich,analyse,serve")).isEmpty();
  }

  @Test
  void switchesOffWhatTheOtherRolesRead() {
    assertThat(ChannelConfigFactory.disabled("enrich").keySet())
        .containsExactlyInAnyOrder(
            "mp.messaging.incoming.embedded-in.enabled",
            "mp.messaging.incoming.traffic-in.enabled",
            "mp.messaging.incoming.feedback-in.enabled",
            "mp.messaging.incoming.erasure-in.enabled",
            "mp.messaging.incoming.version-in.enabled");
  }

  @Test
  void readsNoTopicInRoleServe() {
    assertThat(ChannelConfigFactory.disabled("serve")).hasSize(8).containsValue("false");
  }
}
