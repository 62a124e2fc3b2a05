package io.shouwen.server.explain;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Failing;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Move;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the judge found, said in one language. Rendered from the evidence each time and never
 * stored, so that a sentence cannot disagree with its facts. A fact that is not among those given
 * is named by its id.
 */
public final class Sentences {
    private final Texts texts;
    private final Standards standards;
    private final Map<FactId, Fact> facts;
    private final Figures figures;

    private Sentences(Texts texts, Standards standards, ZoneId zone, Map<FactId, Fact> facts) {
        this.texts = texts;
        this.standards = standards;
        this.facts = Map.copyOf(facts);
        this.figures = new Figures(texts, zone);
    }

    /** Sentences about the subject of these facts. */
    public static Sentences in(
            Language language, Standards standards, ZoneId zone, Map<FactId, Fact> facts) {
        return new Sentences(Texts.in(language), standards, zone, facts);
    }

    public Figures figures() {
        return figures;
    }

    /** The word of the verdict family, such as 按期. */
    public String word(Verdict verdict) {
        return texts.of("verdict." + verdict.word());
    }

    /** What the clause asks, in the words of the version in force at the instant; else its id. */
    public String clause(ClauseId id, Instant at) {
        return standards.clause(id, at).map(clause -> say(clause.says())).orElse(id.value());
    }

    /** The name of a kind of fact. */
    public String kind(FactKind kind) {
        return standards.catalogue().kind(kind).map(k -> say(k.says())).orElse(kind.name());
    }

    /** What happened in one breath: how it began, when it was due, how it ended. */
    public String happened(Judged judged, Instant asOf) {
        return texts.of(
                "explain.happened",
                fact(judged.occasion().opened()),
                verdict(judged, asOf),
                moved(judged));
    }

    /** What the code makes of it as of an instant. */
    public String verdict(Judged judged, Instant asOf) {
        String due = due(judged);
        return switch (judged.verdict()) {
            case Verdict.Pending _ ->
                    judged.due().isPresent()
                            ? texts.of("explain.verdict.pending", due)
                            : texts.of("explain.verdict.pending.still");
            case Verdict.Kept(Instant at, Duration spare) ->
                    spare.isZero()
                            ? texts.of("explain.verdict.kept.exact", figures.time(at))
                            : texts.of(
                                    "explain.verdict.kept",
                                    figures.time(at),
                                    figures.length(spare));
            case Verdict.Overdue _ -> texts.of("explain.verdict.overdue", due, figures.time(asOf));
            case Verdict.Broken(Instant at, Duration late) ->
                    texts.of("explain.verdict.broken", due, figures.time(at), figures.length(late));
            case Verdict.Breached(Instant at, Failing failing) ->
                    texts.of("explain.verdict.breached", figures.time(at), failing(failing));
            case Verdict.Met(Instant _, long counted, long among) ->
                    among == 0
                            ? texts.of("explain.verdict.met", counted)
                            : texts.of("explain.verdict.met.among", counted, among);
            case Verdict.Decided(int row, Map<String, Value> then) ->
                    texts.of("explain.verdict.decided", row, decided(then));
            case Verdict.Excused(FactId by) -> texts.of("explain.verdict.excused", fact(by));
            case Verdict.Void(Verdict.Void.Reason reason, FactId by) ->
                    texts.of("explain.verdict.void." + lower(reason), fact(by));
            case Verdict.Deviation(FactId reason) ->
                    texts.of("explain.verdict.deviation", fact(reason));
            case Verdict.Measured(Optional<Instant> at) -> measured(judged, at);
            case Verdict.Unprovable(Verdict.Unprovable.Gap gap, String what) ->
                    texts.of("explain.verdict.unprovable." + lower(gap), what(gap, what));
        };
    }

    private String failing(Failing failing) {
        return switch (failing) {
            case Failing.Wrong(String attribute) ->
                    texts.of("explain.failing.wrong", Attributes.name(texts, attribute));
            case Failing.Lacking(String what) -> texts.of("explain.failing.lacking", named(what));
            case Failing.TooEarly(String what) ->
                    texts.of("explain.failing.too-early", named(what));
            case Failing.Forbidden(FactId by) -> texts.of("explain.failing.forbidden", fact(by));
            case Failing.TooMany(long counted, long most) ->
                    texts.of("explain.failing.too-many", counted, most);
            case Failing.TooFew(long counted, long among) ->
                    among == 0
                            ? texts.of("explain.failing.too-few", counted)
                            : texts.of("explain.failing.too-few.among", counted, among);
            case Failing.Gap(Instant from, Optional<Duration> length) ->
                    length.map(time ->
                                    texts.of(
                                            "explain.failing.gap",
                                            figures.time(from),
                                            figures.length(time)))
                            .orElseGet(() ->
                                    texts.of("explain.failing.gap.lasting", figures.time(from)));
            case Failing.Closed(String calendar) -> texts.of("explain.failing.closed", calendar);
        };
    }

    /** A kind of fact by its name; a step or a row as it is written. */
    private String named(String what) {
        return what.isBlank() ? what : kind(new FactKind(what));
    }

    private String decided(Map<String, Value> then) {
        return new TreeMap<>(then)
                .entrySet().stream()
                        .map(entry ->
                                "%s = %s"
                                        .formatted(
                                                Attributes.name(texts, entry.getKey()),
                                                Attributes.value(
                                                        texts, entry.getValue().toString())))
                        .collect(Collectors.joining(", "));
    }

    private String due(Judged judged) {
        return judged.due().map(figures::time).orElseGet(() -> texts.of("explain.no-due"));
    }

    private String measured(Judged judged, Optional<Instant> at) {
        return at.map(done ->
                        texts.of(
                                "explain.verdict.measured",
                                figures.time(done),
                                figures.length(Duration.between(judged.from(), done))))
                .orElseGet(() -> texts.of("explain.verdict.measured.open"));
    }

    private String what(Verdict.Unprovable.Gap gap, String what) {
        return switch (gap) {
            case ATTRIBUTE -> Attributes.name(texts, what);
            case PRODUCER -> kind(new FactKind(what));
            case OBSERVER -> fact(new FactId(what));
            case CALENDAR -> what;
        };
    }

    private String moved(Judged judged) {
        if (judged.moves().isEmpty() || judged.firstDue().equals(judged.due())) {
            return "";
        }
        return judged.firstDue()
                .map(first -> texts.of("explain.first-due", figures.time(first)))
                .orElse("");
    }

    /** Each change of the due moment, in order. */
    public List<String> moves(Judged judged) {
        return judged.moves().stream().map(this::move).toList();
    }

    private String move(Move move) {
        String why =
                move.cause() == Move.Cause.CALENDAR ? move.why() : fact(new FactId(move.why()));
        return move.to()
                .map(to ->
                        texts.of(
                                "explain.move." + lower(move.cause()),
                                figures.time(move.at()),
                                why,
                                figures.time(to)))
                .orElseGet(() -> texts.of("explain.move.still", figures.time(move.at()), why));
    }

    /** What one fact did to the verdict: 起算, 办到, 顺延. */
    public String role(Evidence.Role role) {
        return texts.of("explain.role." + lower(role));
    }

    /** A fact with its name, when it happened and, where that differs, when it was told. */
    public String fact(FactId id) {
        return Optional.ofNullable(facts.get(id)).map(this::fact).orElse(id.value());
    }

    /** As {@link #fact(FactId)}. */
    public String fact(Fact fact) {
        String occurred = figures.time(fact.occurredAt());
        return told(fact)
                ? texts.of(
                        "explain.fact.told",
                        kind(fact.kind()),
                        occurred,
                        figures.time(fact.recordedAt()))
                : texts.of("explain.fact", kind(fact.kind()), occurred);
    }

    /** True when it was told so much later than it happened that a reader should see both times. */
    public static boolean told(Fact fact) {
        return Duration.between(fact.occurredAt(), fact.recordedAt())
                        .compareTo(Duration.ofMinutes(1))
                >= 0;
    }

    private String say(Words words) {
        return texts.name(words.zh(), words.en());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
