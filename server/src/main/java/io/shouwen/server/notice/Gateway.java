package io.shouwen.server.notice;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Optional;

/** What carries messages out of the house: SMS, WeCom, a voice call, as the site has set it up. */
interface Gateway {
    /** Why nothing leaves, as a text key; empty if messages are carried. */
    Optional<String> closed();

    /** Carries a message. Whoever gets an id twice takes it once. */
    void carry(String id, ObjectNode message) throws IOException, InterruptedException;

    /** No gateway is set up: what people of the house are told waits in their own list alone. */
    record None() implements Gateway {
        @Override
        public Optional<String> closed() {
            return Optional.of("notice.gateway.none");
        }

        @Override
        public void carry(String id, ObjectNode message) throws IOException {
            throw new IOException("no gateway is set up");
        }
    }
}
