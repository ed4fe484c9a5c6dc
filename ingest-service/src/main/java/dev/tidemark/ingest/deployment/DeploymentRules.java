package dev.tidemark.ingest.deployment;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.ingest.EventTimes;
import dev.tidemark.ingest.IngestException;
import dev.tidemark.ingest.IngestReason;
import dev.tidemark.ingest.RequestRules;
import dev.tidemark.ingest.deployment.DeploymentAnnouncement.Wave;
import dev.tidemark.ingest.sampling.Draws;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an announcement must be to be taken. */
final class DeploymentRules {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int LABEL_BYTES = 200;
  private static final int DESCRIPTION_CHARACTERS = 500;

  private DeploymentRules() {}

  /**
   * Checks an announcement whole.
   *
   * @throws IngestException MISSING_MODEL, or INVALID_ROLLOUT
   * @throws CommonException INVALID_FIELD
   */
  static void check(DeploymentAnnouncement deployment) {
    checkId(deployment.id());
    if (deployment.model().isEmpty()) {
      throw new IngestException.RefusedItem(
          IngestReason.MISSING_MODEL,
          "deployment.model",
          "no model but a deployment needs one; set deployment.model");
    }
    RequestRules.requireAtMost("deployment.model", deployment.model(), LABEL_BYTES);
    RequestRules.requireAtMost("deployment.model_version", deployment.modelVersion(), LABEL_BYTES);
    RequestRules.requireAtMost(
        "deployment.prompt_template", deployment.promptTemplate(), LABEL_BYTES);
    RequestRules.requireAtMost("deployment.tools", deployment.tools(), LABEL_BYTES);
    checkDescription(deployment.description());
    checkRollout(deployment, requireTime("deployment.start", deployment.start()));
  }

  private static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw CommonException.invalidField(
          "deployment.id",
          "deployment.id has %d characters that are not all allowed; name it with 1 to 100 of"
                  .formatted(id.length())
              + " [A-Za-z0-9._-]");
    }
  }

  private static void checkDescription(String description) {
    int characters = description.codePointCount(0, description.length());
    if (characters > DESCRIPTION_CHARACTERS) {
      throw CommonException.invalidField(
          "deployment.description",
          "deployment.description has %d characters but at most %d are taken; shorten it"
              .formatted(characters, DESCRIPTION_CHARACTERS));
    }
  }

  private static void checkRollout(DeploymentAnnouncement deployment, Instant start) {
    BitSet named = new BitSet(Draws.BLOCKS);
    Instant previous = start;
    for (int i = 0; i < deployment.rollout().size(); i++) {
      String field = "deployment.rollout[%d]".formatted(i);
      Wave wave = deployment.rollout().get(i);
      Instant begin = requireTime(field + ".start", wave.start());
      if (begin.isBefore(previous)) {
        throw new IngestException.InvalidRollout(
            field + ".start",
            "%s.start is %s but must not be before %s; put the waves in order of start"
                .formatted(field, begin, previous));
      }
      checkBlocks(field + ".blocks", wave, named);
      previous = begin;
    }
  }

  private static void checkBlocks(String field, Wave wave, BitSet named) {
    if (wave.blocks().isEmpty()) {
      throw new IngestException.InvalidRollout(
          field, "%s is empty but a wave adds blocks; leave the wave out".formatted(field));
    }
    for (int block : wave.blocks()) {
      if (block < 0 || block >= Draws.BLOCKS) {
        throw new IngestException.InvalidRollout(
            field,
            "%s names %s but blocks are 0 to 255; correct it"
                .formatted(field, Integer.toUnsignedString(block)));
      }
      if (named.get(block)) {
        throw new IngestException.InvalidRollout(
            field,
            "%s names %d, which stands in the plan already; name each block once"
                .formatted(field, block));
      }
      named.set(block);
    }
  }

  private static Instant requireTime(String field, Optional<Instant> time) {
    return time.filter(EventTimes::inRange)
        .orElseThrow(
            () ->
                CommonException.invalidField(
                    field, "%s is missing or no time; set it".formatted(field)));
  }
}
