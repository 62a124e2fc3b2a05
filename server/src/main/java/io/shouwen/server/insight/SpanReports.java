package io.shouwen.server.insight;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Standard;
import io.shouwen.server.insight.Lists.Line;
import io.shouwen.server.insight.Report.Column;
import io.shouwen.server.insight.ReportRows.Asked;
import io.shouwen.server.insight.ReportRows.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** What happened in a week, a month or a year, in figures, each with the list behind it. */
@Component
public final class SpanReports {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final OrgScope scope;
    private final Shelf shelf;
    private final Tally tally;
    private final Lists lists;
    private final ReportRows rows;

    SpanReports(DataSource dataSource, OrgScope scope, Shelf shelf, Tally tally, Lists lists) {
        this.scope = scope;
        this.shelf = shelf;
        this.tally = tally;
        this.lists = lists;
        this.rows = new ReportRows(JdbcClient.create(dataSource));
    }

    /**
     * Whose figures: those of some units, whose days are counted in a zone.
     *
     * @param reader for whom lists are: what is veiled from them is not on them
     */
    public record Whose(OrgId org, Collection<Integer> units, ZoneId zone, Unveiled.Reader reader) {
        public Whose {
            units = List.copyOf(units);
        }

        /** For nobody in particular. */
        public Whose(OrgId org, Collection<Integer> units, ZoneId zone) {
            this(org, units, zone, Unveiled.Reader.nobody());
        }

        Asked in(Span span) {
            return new Asked(org, units, reader, span, zone);
        }
    }

    /** The figures as counted last, with the clauses in the reader's language. */
    public Report of(Whose whose, Span span, Texts texts) {
        return scope.reading(
                whose.org(),
                () ->
                        new Report(
                                Stream.concat(Stream.of(span), span.beside().stream())
                                        .map(one -> new Column(one, rows.sums(whose.in(one))))
                                        .toList(),
                                clauses(whose, span, texts)));
    }

    /** Clauses are counted by the month in which their subject was opened: a day has none. */
    private List<Report.Clause> clauses(Whose whose, Span span, Texts texts) {
        if (!span.wholeMonths()) {
            return List.of();
        }
        Map<String, Map<String, Long>> before = verdicts(rows.outcomes(whose.in(span.before())));
        Map<String, String> says = says(whose.org(), texts);
        return verdicts(rows.outcomes(whose.in(span))).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(SpanReports::byNumber))
                .map(clause ->
                        new Report.Clause(
                                clause.getKey(),
                                says.getOrDefault(clause.getKey(), ""),
                                clause.getValue(),
                                Report.keptPercent(before.getOrDefault(clause.getKey(), Map.of()))))
                .toList();
    }

    private static Map<String, Map<String, Long>> verdicts(List<Outcome> outcomes) {
        Map<String, Map<String, Long>> verdicts = new HashMap<>();
        outcomes.forEach(one ->
                verdicts.computeIfAbsent(one.clause(), clause -> new HashMap<>())
                        .put(one.verdict(), one.times()));
        return verdicts;
    }

    /** As a reader counts: 3.3.2a before 3.3.10a. */
    private static int byNumber(String one, String other) {
        return padded(one).compareTo(padded(other));
    }

    private static String padded(String clause) {
        return NUMBER.matcher(clause)
                .replaceAll(number -> "%04d".formatted(Integer.parseInt(number.group())));
    }

    private Map<String, String> says(OrgId org, Texts texts) {
        return shelf.of(org).standards().versions().stream()
                .map(Standard::clauses)
                .flatMap(List::stream)
                .collect(
                        Collectors.toMap(
                                clause -> clause.id().value(),
                                clause -> words(clause, texts),
                                (earlier, later) -> later));
    }

    private static String words(Clause clause, Texts texts) {
        return texts.name(clause.says().zh(), clause.says().en());
    }

    /** What is behind a figure, the oldest first, as it stands now. */
    public List<Line> behind(Whose whose, Span span, Figure figure, Place after, int most) {
        return lists.of(whose.in(span).ofFigures(), figure, after, most);
    }

    /** The subjects of which a clause came to a verdict, in the order of their numbers. */
    public List<Line> behind(
            Whose whose, Span span, String clause, String verdict, long after, int most) {
        return scope.reading(
                whose.org(), () -> rows.behind(whose.in(span), clause, verdict, after, most));
    }

    /** How each clause in force in a span was looked at, of all units. */
    public YearCheck check(Whose whose, Span span, Texts texts) {
        Map<String, String> says = says(whose.org(), texts);
        return scope.reading(
                whose.org(),
                () -> {
                    Map<String, Long> judged =
                            rows.outcomes(whose.in(span)).stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    Outcome::clause,
                                                    Collectors.summingLong(Outcome::times)));
                    Map<String, Long> inspected = rows.inspected(whose.in(span));
                    Map<String, Long> found = rows.found(whose.in(span));
                    return new YearCheck(
                            says.keySet().stream()
                                    .sorted(SpanReports::byNumber)
                                    .map(clause ->
                                            new YearCheck.Line(
                                                    clause,
                                                    says.getOrDefault(clause, ""),
                                                    judged.getOrDefault(clause, 0L),
                                                    inspected.getOrDefault(clause, 0L),
                                                    found.getOrDefault(clause, 0L)))
                                    .toList());
                });
    }

    /** Counts a month anew at once, in the open transaction. */
    public void recount(OrgId org, YearMonth month) {
        tally.recount(org, month);
    }

    /** Whether a word names a figure. */
    public static Optional<Figure> figure(String word) {
        return List.of(Figure.values()).stream().filter(one -> one.word().equals(word)).findFirst();
    }
}
