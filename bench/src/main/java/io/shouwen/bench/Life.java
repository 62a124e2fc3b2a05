package io.shouwen.bench;

import io.shouwen.server.subject.SubjectId;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole request as another system tells it through the interface: opened with a fault, passed on,
 * somebody is there, it works again, closed, called back.
 */
record Life(Visitor system) implements Tale {
    private static final Pattern NUMBER = Pattern.compile("\"request\":\"([^\"]+)\"");

    /** What is told after the report, in its order. */
    private static final List<String> STEPS =
            List.of(
                    "{\"kind\":\"repair.dispatched\"}",
                    "{\"kind\":\"visit.arrived\"}",
                    "{\"kind\":\"repair.fixed\",\"attributes\":{\"remedy\":\"更换接头\"}}",
                    "{\"kind\":\"request.closed\"}",
                    "{\"kind\":\"callback.done\",\"attributes\":"
                            + "{\"outcome\":\"fixed\",\"opinion\":\"satisfied\"}}");

    static final int COMMANDS = 1 + STEPS.size();

    static Life at(URI base, String token) {
        return new Life(Visitor.system(base, token));
    }

    @Override
    public int commands() {
        return COMMANDS;
    }

    /** A fault in town, reported. */
    SubjectId report(String key) {
        String told =
                tell(
                        "/api/v1/requests",
                        key + " report",
                        """
                        {"firstContact":"Y101","facts":[{"kind":"repair.reported","attributes":
                            {"area":"urban","severity":"minor","symptom":"无信号"}}]}
                        """);
        Matcher number = NUMBER.matcher(told);
        if (!number.find()) {
            throw new IllegalStateException("Expected a request's number, but was " + told);
        }
        return SubjectId.parse(number.group(1)).orElseThrow();
    }

    @Override
    public SubjectId tell(String key) {
        SubjectId request = report(key);
        for (int step = 0; step < STEPS.size(); step++) {
            tell(
                    "/api/v1/requests/" + request.number() + "/facts",
                    key + " " + step,
                    "[" + STEPS.get(step) + "]");
        }
        return request;
    }

    private String tell(String path, String key, String json) {
        try {
            return system.tell(path, key, json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
