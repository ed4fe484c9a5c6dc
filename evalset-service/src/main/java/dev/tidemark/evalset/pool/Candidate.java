package dev.tidemark.evalset.pool;

/**
 * A prompt of the pool as a cut sees it: everything but its text. The vector is not copied.
 *
 * @param id event id
 * @param unit pseudonym of the user, else of the conversation, else the id
 * @param weight requests it stands for, all sampling of this service included
 * @param codebook version of the codebook
 * @param cell in the codebook
 * @param vector norm 1
 * @param textHash hash of the normalised prompt, hex digits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Candidate(
    String id,
    String unit,
    double weight,
    int codebook,
    int cell,
    float[] vector,
    String textHash) {}
