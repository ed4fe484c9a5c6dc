package dev.tidemark.drift.application;

import java.util.OptionalLong;

/**
 * What is stored of an application's closed days, as far as answers depend on it: an answer stays
 * true while its edition stays equal. Besides another closed day, a partition that was behind and
 * an erasure make a new one.
 *
 * @param through last closed day; empty before the first one closes
 * @param records counted on days up to it
 * @param erasures users erased so far
 */
public record Edition(OptionalLong through, long records, long erasures) {}
