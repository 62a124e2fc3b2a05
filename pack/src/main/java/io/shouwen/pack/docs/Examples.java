package io.shouwen.pack.docs;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.standard.Reading;
import io.shouwen.pack.yaml.Spot;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scenarios of a clause as examples: what happened, and what the clause says of it. */
record Examples(Catalogue catalogue, Map<String, Reading> readings, Function<Words, String> in) {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    void write(ClauseId clause, List<Scenario> scenarios, Html html) {
        if (scenarios.isEmpty()) {
            return;
        }
        // What holds by several answers is written once, and so it is shown.
        Map<Spot, List<Scenario>> written =
                scenarios.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Scenario::spot, LinkedHashMap::new, Collectors.toList()));
        String title =
                in.apply(PageWords.of("examples")).replace("{0}", Integer.toString(written.size()));
        html.raw("<details>").tag("summary", title);
        for (List<Scenario> alike : written.values()) {
            Scenario scenario = alike.getFirst();
            html.raw("<div class=\"example\">").tag("p", scenario.name());
            answers(alike, html);
            html.raw("<table>");
            for (Fact fact : scenario.facts()) {
                row(fact, scenario.zone(), html);
            }
            html.raw("</table>");
            verdict(clause, scenario, html);
            html.raw("</div>");
        }
        html.raw("</details>\n");
    }

    /** How the code is read in an example, where it does not say that of every reader. */
    private void answers(List<Scenario> alike, Html html) {
        for (String name : new TreeSet<>(alike.getFirst().readings().keySet())) {
            Reading reading = readings.get(name);
            if (reading != null) {
                String answers =
                        alike.stream()
                                .map(scenario -> scenario.readings().getOrDefault(name, ""))
                                .distinct()
                                .map(option -> in.apply(reading.answer(option)))
                                .collect(Collectors.joining(" / "));
                html.tag("small", in.apply(reading.says()) + " → " + answers).raw("<br>");
            }
        }
    }

    private void row(Fact fact, ZoneId zone, Html html) {
        String kind =
                catalogue
                        .kind(fact.kind())
                        .map(known -> in.apply(known.says()))
                        .orElse(fact.kind().name());
        StringBuilder said = new StringBuilder();
        for (Map.Entry<String, Value> value : new TreeMap<>(fact.values()).entrySet()) {
            said.append(said.isEmpty() ? "" : ", ")
                    .append(value.getKey())
                    .append(' ')
                    .append(written(value.getValue(), zone));
        }
        html.raw("<tr>").tag("td", written(fact.occurredAt(), zone)).raw("<td>").text(kind);
        html.raw(said.isEmpty() ? "" : " ");
        html.tag("small", said.isEmpty() ? "" : "(" + said + ")").raw("</td></tr>");
    }

    private static String written(Value value, ZoneId zone) {
        return value instanceof Value.Moment moment ? written(moment.at(), zone) : value.toString();
    }

    private static String written(Instant at, ZoneId zone) {
        return MINUTES.format(at.atZone(zone));
    }

    private void verdict(ClauseId clause, Scenario scenario, Html html) {
        html.raw("<p class=\"verdict\">→ ");
        scenario.then().stream()
                .filter(one -> one.clause().equals(clause))
                .forEach(one -> listed(one.written(), ", ", PageWords::verdict, html));
        scenario.owed().stream()
                .filter(one -> one.clause().equals(clause))
                .forEach(one -> listed(one.written(), "\n", PageWords::owing, html));
        html.raw("</p>");
    }

    private void listed(
            List<String> said, String between, Function<String, Words> word, Html html) {
        for (int i = 0; i < said.size(); i++) {
            html.raw(i == 0 ? "" : "; ");
            said(said.get(i).split(between, -1), word, html);
        }
    }

    /** A word, then details: {@code kept, spare 0 min, due 2026-03-02 10:30}. */
    private void said(String[] parts, Function<String, Words> word, Html html) {
        for (int i = 0; i < parts.length; i++) {
            String[] detail = parts[i].split(" ", 2);
            String first = in.apply(word.apply(detail[0]));
            if (i == 0) {
                html.tag("b", first);
            } else {
                html.text(", " + first);
            }
            html.text(detail.length > 1 ? " " + detail[1] : "");
        }
    }
}
