package dev.tidemark.drift.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.stats.shift.TrafficLight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftGrpcMapperTest {
  @ParameterizedTest
  @EnumSource
  void everyLightHasItsName(TrafficLight light) {
    assertThat(DriftGrpcMapper.light(light).name()).isEqualTo("TRAFFIC_LIGHT_" + light);
  }
}
