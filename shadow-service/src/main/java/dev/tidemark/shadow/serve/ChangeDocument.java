package dev.tidemark.shadow.serve;

import dev.tidemark.chassis.errors.CommonException;
import dev.tidemark.shadow.candidate.CandidateChange;
import dev.tidemark.shadow.candidate.CandidateState;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A change of a candidate as JSON; what is absent stays. */
record ChangeDocument(
    @Nullable String state,
    @Nullable Double replayProbability,
    @Nullable Double requestsPerSecond,
    @Nullable Long tokensPerDay) {

  CandidateChange toChange() {
    return new CandidateChange(
        Optional.ofNullable(state).map(ChangeDocument::toState),
        replayProbability == null ? OptionalDouble.empty() : OptionalDouble.of(replayProbability),
        requestsPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(requestsPerSecond),
        tokensPerDay == null ? OptionalLong.empty() : OptionalLong.of(tokensPerDay));
  }

  private static CandidateState toState(String name) {
    return Arrays.stream(CandidateState.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommonException.invalidField(
                    "state", "state is none of ACTIVE, PAUSED, RETIRED; send one of them"));
  }
}
