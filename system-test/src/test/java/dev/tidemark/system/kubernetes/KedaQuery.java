package dev.tidemark.system.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a ScaledObject asks Prometheus.
 *
 * @param metric name of the metric
 * @param stream value of its label {@code stream}
 */
public record KedaQuery(String metric, String stream) {
  private static final Pattern FORM =
      Pattern.compile("max\\((?<metric>[a-z_]+)\\{stream=\"(?<stream>[a-z-]+)\"}\\)");

  /** The query of the object's trigger of type prometheus. */
  public static KedaQuery of(JsonNode scaledObject) {
    String query =
        scaledObject
            .path("spec")
            .path("triggers")
            .valueStream()
            .filter(trigger -> trigger.path("type").asText().equals("prometheus"))
            .map(trigger -> trigger.path("metadata").path("query").asText())
            .findFirst()
            .orElseThrow();
    Matcher form = FORM.matcher(query);
    if (!form.matches()) {
      throw new AssertionError("not a query we know: " + query);
    }
    return new KedaQuery(form.group("metric"), form.group("stream"));
  }

  /** Service that reads the stream: streams are called after their service. */
  public String service() {
    return stream.substring(0, stream.indexOf('-'));
  }
}
