package io.shouwen.server.insight;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Standard;
import io.shouwen.server.insight.ReportRows.Asked;
import io.shouwen.server.insight.ReportRows.Behind;
import io.shouwen.server.insight.ReportRows.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** What happened in a week, a month or a year, in figures, each with the list behind it. */
@Component
public final class SpanReports {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final OrgScope scope;
    private final Shelf shelf;
    private final Tally tally;
    private final ReportRows rows;

    SpanReports(DataSource dataSource, OrgScope scope, Shelf shelf, Tally tally) {
        this.scope = scope;
        this.shelf = shelf;
        this.tally = tally;
        this.rows = new ReportRows(JdbcClient.create(dataSource));
    }

    /** Whose figures: those of some units, whose days are counted in a zone. */
    public record Whose(OrgId org, Collection<Integer> units, ZoneId zone) {
        public Whose {
            units = List.copyOf(units);
        }

        private Asked in(Span span) {
            return new Asked(org, units, span, zone);
        }
    }

    /** The figures as counted last, with the clauses in the reader's language. */
    public Report of(Whose whose, Span span, Texts texts) {
        return scope.reading(
                whose.org(),
                () ->
                        new Report(
                                span,
                                rows.sums(whose.in(span)),
                                rows.sums(whose.in(span.before())),
                                rows.sums(whose.in(span.yearBefore())),
                                clauses(whose, span, texts)));
    }

    /** Clauses are counted by the month in which their subject was opened: a week has none. */
    private List<Report.Clause> clauses(Whose whose, Span span, Texts texts) {
        if (span.length() == Span.Length.WEEK) {
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

    /** One request or finding that a figure counts. */
    public record Line(SubjectId id, int unit, Instant at) {
        private static Line of(Behind behind) {
            return new Line(behind.id(), behind.unit(), behind.at());
        }

        /** Where the next page begins. */
        public Place place() {
            return new Place(at, id.value());
        }
    }

    /** What is behind a figure, the oldest first, as it stands now. */
    public List<Line> behind(Whose whose, Span span, Figure figure, Place after, int most) {
        return scope.reading(
                whose.org(),
                () ->
                        rows.behind(whose.in(span), figure, after, most).stream()
                                .map(Line::of)
                                .toList());
    }

    /** The subjects of which a clause came to a verdict, in the order of their numbers. */
    public List<Line> behind(
            Whose whose, Span span, String clause, String verdict, long after, int most) {
        return scope.reading(
                whose.org(),
                () ->
                        rows.behind(whose.in(span), clause, verdict, after, most).stream()
                                .map(Line::of)
                                .toList());
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
