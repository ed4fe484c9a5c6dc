package dev.tidemark.drift.version;

import java.nio.ByteBuffer;

/**
 * What distances need of an item.
 *
 * @param weight share of production it stands for
 * @param vector little-endian float32, norm 1
 */
record VersionItem(double weight, ByteBuffer vector) {}
