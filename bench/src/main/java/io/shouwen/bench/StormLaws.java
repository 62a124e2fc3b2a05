package io.shouwen.bench;

import io.shouwen.server.subject.SubjectId;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent about one event, and what has to be true of it afterwards. */
record StormLaws(BenchServer server, String number) {
    /** Every so manieth report is sent twice, rings as well, or is linked afterwards. */
    static final int TWICE = 20;

    static final int RINGS = 10;
    private static final int LATER = 5;

    /** A report of a customer of its own. */
    String report(int i) {
        String linked =
                i % LATER == 0
                        ? ""
                        : ",{\"kind\":\"request.linked\",\"attributes\":{\"event\":\"%s\"}}"
                                .formatted(number);
        return """
        {"firstContact":"Y101","customer":{"name":"户%1$d","phone":"137%1$08d"},
         "facts":[{"kind":"repair.reported","attributes":
            {"area":"urban","severity":"minor"}}%2$s]}
        """
                .formatted(i, linked);
    }

    /** Every ring has an event of its own. */
    String ring(int i) {
        return "{\"call\":\"storm-%d\",\"event\":\"ringing\",\"number\":\"137%08d\"}"
                .formatted(i, i);
    }

    /** A command sent again gets the same answer. */
    void same(String first, String again) {
        if (!first.replace("\"again\":false", "\"again\":true").equals(again)) {
            throw new IllegalStateException(
                    "Expected the answer %s again, but was %s".formatted(first, again));
        }
    }

    /** Whether something still rolls over the requests of the event. */
    boolean rolling() {
        return of("select count(*) from event_wave where event = %s and done_at is null") > 0;
    }

    Map<String, Boolean> afterLinking(int reports) {
        Map<String, Boolean> laws = new LinkedHashMap<>();
        laws.put(
                "each report is one request, and no more",
                of("select count(*) from request") == reports);
        laws.put(
                "each belongs to the event",
                of("select count(*) from request where event = %s") == reports);
        laws.put(
                "each is linked by one fact",
                of("select count(*) from fact where kind = 'request.linked'") == reports
                        && of(
                                        """
                                        select count(distinct subject) from fact
                                        where kind = 'request.linked'
                                        """)
                                == reports);
        laws.put(
                "each has its clocks, and a bell for the next",
                of(
                                """
                                select count(*) from request r
                                where not exists (select from promise p where p.subject = r.id)
                                    or not exists (select from alarm a where a.subject = r.id)
                                """)
                        == 0);
        laws.put(
                "each call that rang is one call",
                of("select count(*) from call") == (reports + RINGS - 1) / RINGS);
        return laws;
    }

    Map<String, Boolean> afterEnd(int reports) {
        Map<String, Boolean> laws = new LinkedHashMap<>();
        String told = "from message where template = 'event-ended'";
        laws.put(
                "each customer is told of the end once",
                of("select count(*) " + told) == reports
                        && of("select count(distinct customer) " + told) == reports);
        laws.put(
                "no request is without a handler",
                of("select count(*) from request where handler is null") == 0);
        return laws;
    }

    private long of(String sql) {
        SubjectId event = SubjectId.parse(number).orElseThrow();
        return server.number(sql.replace("%s", event.toString()));
    }
}
