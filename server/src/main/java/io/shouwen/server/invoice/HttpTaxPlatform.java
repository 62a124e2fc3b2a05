package io.shouwen.server.invoice;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.webhook.SignedCall;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;

/** A platform behind one address, by the protocol in docs/reference/tax-platform.md. */
record HttpTaxPlatform(SignedCall call) implements TaxPlatform {
    private static final int LONGEST = 200;

    @Override
    public boolean offered() {
        return true;
    }

    @Override
    public Answer request(Wanted wanted) throws IOException, InterruptedException {
        ObjectNode body = body(wanted.org(), wanted.reference());
        body.put("fen", wanted.fen());
        body.put("what", wanted.what());
        ObjectNode buyer = body.putObject("buyer");
        buyer.put("title", wanted.buyer().title());
        buyer.put("tax_number", wanted.buyer().taxNumber());
        buyer.put("email", wanted.buyer().email());
        wanted.red().ifPresent(red -> body.put("of", red.number()).put("reason", red.reason()));
        return answer(
                call.ask(
                        wanted.red().isPresent() ? "/red-letters" : "/invoices",
                        wanted.reference(),
                        body));
    }

    @Override
    public Answer ask(OrgId org, String reference) throws IOException, InterruptedException {
        return answer(call.ask("/ask", reference, body(org, reference)));
    }

    private static ObjectNode body(OrgId org, String reference) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("org", org.value())
                .put("reference", reference);
    }

    private static Answer answer(JsonNode said) throws IOException {
        String state = said.path("state").asString("");
        String number = said.path("number").asString("");
        if (state.equals("issued") && number.matches("[0-9A-Za-z-]{1,40}")) {
            return new Given(number);
        }
        return switch (state) {
            case "pending" -> new Later();
            case "rejected" -> new Rejected(reason(said.path("reason").asString("")));
            case "absent" -> new Absent();
            default -> throw new IOException("the platform answered something else");
        };
    }

    private static String reason(String said) {
        String reason = said.isBlank() ? "?" : said.strip();
        return reason.substring(0, Math.min(LONGEST, reason.length()));
    }
}
