package dev.tidemark.shadow.serve;

import dev.tidemark.shadow.attempt.ScoreRow;
import java.util.List;

/**
 * A page of rows.
 *
 * @param rows newest first
 * @param next token of the next page; empty when there is none
 */
record ScorePage(List<ScoreRow> rows, String next) {}
