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
 * @param name of the calls it belongs to: they share a rate, a circuit breaker and connections
 * @param perSecond the rate
 * @param trace traceparent of the interaction it is made for; empty for none
 */
record Metered(
    Purpose purpose,
    ChatTarget target,
    ChatRequest request,
    long tokensPerDay,
    String name,
    double perSecond,
    String trace) {}
