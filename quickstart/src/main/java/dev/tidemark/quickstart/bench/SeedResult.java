package dev.tidemark.quickstart.bench;

/**
 * What one seed gave.
 *
 * @param plantedP p of the world in which users adapt
 * @param plantedVectorP the same from the vectors alone
 * @param nullP p of the world in which nobody adapts
 * @param naiveNullP p of the plain before/after comparison of exposed users in that world
 * @param squaredNorm unbiased estimate of |A|^2
 * @param squaredTruth unbiased |A|^2 of the truth
 * @param cosine cosine of the estimated direction with the truth
 * @param topicNorm |A_z|, change of topics
 * @param texts texts embedded
 */
record SeedResult(
    long seed,
    double plantedP,
    double plantedVectorP,
    double nullP,
    double nullVectorP,
    double naiveNullP,
    double squaredNorm,
    double squaredTruth,
    double cosine,
    double topicNorm,
    int texts) {}
