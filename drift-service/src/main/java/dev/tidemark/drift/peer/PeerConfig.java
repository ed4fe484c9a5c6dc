package dev.tidemark.drift.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the other services are asked: whether they can take work, and what they found. */
@ConfigMapping(prefix = "tidemark.peer")
public interface PeerConfig {
  /** Readiness of ingest; default its management port on this machine. */
  @WithDefault("http://127.0.0.1:9081/q/health/ready")
  URI ingest();

  /** Readiness of shadow; default its management port on this machine. */
  @WithDefault("http://127.0.0.1:9082/q/health/ready")
  URI shadow();

  /** Readiness of evalset; default its management port on this machine. */
  @WithDefault("http://127.0.0.1:9084/q/health/ready")
  URI evalset();

  /** Time between two questions to a peer; default 2 s, 100 ms to 1 h. */
  @WithDefault("2s")
  Duration interval();

  /** How long a peer may take to answer; default 1 s. */
  @WithDefault("1s")
  Duration timeout();

  /** How long a report of a peer may take; default 2 s. */
  @WithDefault("2s")
  Duration deadline();

  /** How long a report is given again before the peer is asked anew; default 2 s. */
  @WithDefault("2s")
  Duration answerAge();
}
