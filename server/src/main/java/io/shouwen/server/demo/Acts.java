package io.shouwen.server.demo;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What people of the hall do on a day, each act under a key of its own. */
final class Acts {
    private final LocalDate day;
    private final Tale tale;
    private int keys;

    Acts(LocalDate day, Tale tale) {
        this.day = day;
        this.tale = tale;
    }

    /** Sends a form; a refusal is told. */
    HttpResponse<String> does(Visitor visitor, String path, Map<String, String> form) {
        HttpResponse<String> answer = tries(visitor, path, form);
        tale.told(answer);
        return answer;
    }

    /** Sends a form that may be refused on a usual day. */
    HttpResponse<String> tries(Visitor visitor, String path, Map<String, String> form) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("key", "hall-" + next());
        return visitor.post(path, sent);
    }

    /** A word that is used once. */
    String next() {
        return "%d-%s".formatted(++keys, day);
    }
}
