package io.shouwen.server.eventlog;

import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;

/** Writes requests with their facts, one after the other. */
interface LogWriter {
    /**
     * One request.
     *
     * @param counted the facts that count: proposed ones that nobody accepted and struck ones do
     *     not
     */
    void write(History request, Set<FactId> counted) throws IOException;

    /** Nothing more comes. */
    void end() throws IOException;

    /** As a mapping file reads it: money in yuan. */
    static String text(Value value) {
        return value instanceof Value.Money money
                ? BigDecimal.valueOf(money.fen(), 2).toPlainString()
                : value.toString();
    }
}
