package dev.tidemark.shadow.replay;

import dev.tidemark.shadow.attempt.Purpose;
import dev.tidemark.shadow.model.ChatRequest;
import dev.tidemark.shadow.model.ChatTarget;

/**
 * A call that is to be made within a budget.
 *
 * @param purpose whose budget
 * @param target whom to call
 * @param request what to ask
 * @param tokensPerDay the budget of a day
 * @param rate name of its rate
 * @param perSecond the rate
 */
record Metered(
    Purpose purpose,
    ChatTarget target,
    ChatRequest request,
    long tokensPerDay,
    String rate,
    double perSecond) {}
