package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something the judge concluded that another book has to know: a verdict became a breach, ceased to
 * be one, or changed while it was one. It travels as a {@link Letter} of kind {@link #KIND}; the
 * letters of one subject arrive in the order of their revisions.
 *
 * @param verdict the word of the verdict family; {@code void} when the occasion itself is gone
 * @param breach whether it holds against somebody now
 * @param at when it was kept or found as it is, if it was
 * @param lateSeconds by the measure of its limit if kept late, by the wall clock if not kept yet
 * @param line the canonical line; empty when the occasion itself is gone
 * @param answers the role that answers
 * @param person who held that role at the due moment; the handler where nobody is told
 * @param inspectors who noted it; nobody where time itself raised it
 * @param revision rises with each conclusion about the subject
 */
public record Conclusion(
        SubjectId subject,
        String kind,
        int unit,
        String clause,
        String occasion,
        String standard,
        String verdict,
        boolean breach,
        Optional<Instant> from,
        Optional<Instant> firstDue,
        Optional<Instant> due,
        Optional<Instant> at,
        long lateSeconds,
        List<Evidence> evidence,
        String line,
        String answers,
        Optional<String> person,
        Optional<Integer> handler,
        List<Integer> inspectors,
        int revision,
        Instant judgedAt) {
    /** The kind of its letters. */
    public static final String KIND = "conclusion";

    private static final JsonMapper JSON = JsonMapper.shared();

    public Conclusion {
        evidence = List.copyOf(evidence);
        inspectors = List.copyOf(inspectors);
    }

    static Conclusion of(Judging.Told told, Judged judged, int revision) {
        History history = told.history();
        Instant asOf = told.assessment().asOf();
        Answerable answerable = Answerable.of(told, judged);
        return new Conclusion(
                history.id(),
                history.kind(),
                history.unit(),
                judged.clause().value(),
                judged.occasion().value(),
                judged.standard().toString(),
                judged.verdict().word(),
                judged.verdict().breach(),
                Optional.of(judged.from()),
                judged.firstDue(),
                judged.due(),
                judged.verdict().settledAt(),
                late(judged, asOf).toSeconds(),
                judged.evidence(),
                VerdictText.line(judged),
                answerable.role(),
                answerable.person(),
                history.handler(),
                Answerable.inspectors(history, judged),
                revision,
                asOf);
    }

    /** The occasion is no longer there: what opened it was struck. */
    static Conclusion gone(Judging.Told told, StoredJudgement.Line line, int revision) {
        History history = told.history();
        return new Conclusion(
                history.id(),
                history.kind(),
                history.unit(),
                line.clause(),
                line.occasion(),
                "",
                "void",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                "",
                "",
                Optional.empty(),
                history.handler(),
                List.of(),
                revision,
                told.assessment().asOf());
    }

    private static Duration late(Judged judged, Instant asOf) {
        if (judged.verdict() instanceof Verdict.Broken broken) {
            return broken.late();
        }
        return judged.verdict() instanceof Verdict.Overdue && judged.due().isPresent()
                ? Duration.between(judged.due().get(), asOf)
                : Duration.ZERO;
    }

    Letter letter(History history) {
        ObjectNode body = JSON.createObjectNode();
        body.put("subject", subject.value()).put("kind", kind).put("unit", unit);
        body.put("clause", clause).put("occasion", occasion).put("standard", standard);
        body.put("verdict", verdict).put("breach", breach).put("lateSeconds", lateSeconds);
        from.ifPresent(instant -> body.put("from", instant.toString()));
        firstDue.ifPresent(instant -> body.put("firstDue", instant.toString()));
        due.ifPresent(instant -> body.put("due", instant.toString()));
        at.ifPresent(instant -> body.put("at", instant.toString()));
        ArrayNode because = body.putArray("evidence");
        evidence.forEach(one ->
                because.addObject()
                        .put("role", one.role().name().toLowerCase(Locale.ROOT))
                        .put("fact", one.fact().value()));
        body.put("line", line).put("answers", answers);
        person.ifPresent(who -> body.put("person", who));
        handler.ifPresent(who -> body.put("handler", who));
        ArrayNode noting = body.putArray("inspectors");
        inspectors.forEach(noting::add);
        body.put("revision", revision).put("judgedAt", judgedAt.toString());
        String key = "%s %s %d".formatted(clause, occasion, revision);
        return new Letter(history.org(), KIND, subject.toString(), key, body);
    }

    /** Reads the conclusion that a letter of kind {@link #KIND} carries. */
    public static Conclusion read(Letter letter) {
        JsonNode body = letter.body();
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode one : body.path("evidence")) {
            evidence.add(
                    new Evidence(
                            Evidence.Role.valueOf(text(one, "role").toUpperCase(Locale.ROOT)),
                            new io.shouwen.engine.fact.FactId(text(one, "fact"))));
        }
        return new Conclusion(
                new SubjectId(body.path("subject").longValue()),
                text(body, "kind"),
                body.path("unit").intValue(),
                text(body, "clause"),
                text(body, "occasion"),
                text(body, "standard"),
                text(body, "verdict"),
                body.path("breach").booleanValue(),
                instant(body, "from"),
                instant(body, "firstDue"),
                instant(body, "due"),
                instant(body, "at"),
                body.path("lateSeconds").longValue(),
                evidence,
                text(body, "line"),
                text(body, "answers"),
                body.has("person") ? Optional.of(text(body, "person")) : Optional.empty(),
                body.has("handler")
                        ? Optional.of(body.path("handler").intValue())
                        : Optional.empty(),
                inspectors(body),
                body.path("revision").intValue(),
                Instant.parse(text(body, "judgedAt")));
    }

    private static List<Integer> inspectors(JsonNode body) {
        List<Integer> inspectors = new ArrayList<>();
        body.path("inspectors").forEach(one -> inspectors.add(one.intValue()));
        return inspectors;
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).stringValue();
    }

    private static Optional<Instant> instant(JsonNode body, String name) {
        return body.has(name) ? Optional.of(Instant.parse(text(body, name))) : Optional.empty();
    }
}
