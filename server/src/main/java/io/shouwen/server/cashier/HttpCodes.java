package io.shouwen.server.cashier;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.webhook.SignedCall;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Locale;

/**
 * A gateway behind one address, by the protocol in docs/reference/payment-gateway.md. Whatever is
 * not a proven answer in time is no answer.
 */
record HttpCodes(SignedCall call) implements PaymentCodes {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCodes.class);

    @Override
    public boolean offered() {
        return true;
    }

    @Override
    public Answer charge(OrgId org, String reference, long fen, String code) {
        return answer("/charges", reference, body(org, reference, fen).put("code", code));
    }

    @Override
    public Answer ask(OrgId org, String reference, long fen) {
        return answer("/ask", reference, body(org, reference, fen));
    }

    @Override
    public Answer refund(OrgId org, String reference, String of, long fen) {
        return answer("/refunds", reference, body(org, reference, fen).put("of", of));
    }

    private static ObjectNode body(OrgId org, String reference, long fen) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("org", org.value())
                .put("reference", reference)
                .put("fen", fen);
    }

    private Answer answer(String path, String reference, ObjectNode body) {
        try {
            String state = call.ask(path, reference, body).path("state").asString("");
            return switch (state.toLowerCase(Locale.ROOT)) {
                case "paid" -> Answer.PAID;
                case "declined" -> Answer.DECLINED;
                default -> Answer.UNKNOWN;
            };
        } catch (IOException e) {
            LOG.warn(
                    "The payment gateway gave no answer: {} {} {}",
                    path,
                    reference,
                    e.getMessage());
            return Answer.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }
}
