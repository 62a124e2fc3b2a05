package io.shouwen.server.report;

import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports.Whose;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.ledger.Ledger.Moved;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Postings.Named;
import io.shouwen.server.organisation.Postings.On;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the sheet of some units: that of a month or of a year. */
@Component
class PaySheets {
    private final OrgScope scope;
    private final Ledger ledger;
    private final Postings postings;
    private final Findings findings;

    PaySheets(OrgScope scope, Ledger ledger, Postings postings, Findings findings) {
        this.scope = scope;
        this.ledger = ledger;
        this.postings = postings;
        this.findings = findings;
    }

    /** Whom an account is of, by the unit in which they worked last. */
    private record Owned(Moved moved, Optional<Integer> person, int unit) {}

    /** Of whole months; that of a year says too what is left of it. */
    PaySheet of(Whose whose, Span span, Texts texts) {
        OrgId org = whose.org();
        boolean money = findings.terms(org).money();
        boolean years = span.length() == Span.Length.YEAR && findings.reckonsYears(org);
        return scope.reading(
                org,
                () -> {
                    List<Owned> owned =
                            owned(org, span).stream()
                                    .filter(one -> whose.units().contains(one.unit()))
                                    .toList();
                    Set<Integer> people = new HashSet<>();
                    Set<Integer> of = new HashSet<>();
                    owned.forEach(one -> {
                        one.person().ifPresent(people::add);
                        of.add(one.unit());
                    });
                    Map<Integer, Named> named = postings.people(org, people);
                    Map<Integer, Named> houses = postings.units(org, of);
                    return new PaySheet(
                            owned.stream()
                                    .map(one ->
                                            line(
                                                    one,
                                                    years
                                                            ? left(whose, span, one, texts)
                                                            : List.of(),
                                                    named,
                                                    houses,
                                                    texts))
                                    .sorted(
                                            Comparator.comparing(PaySheet.Line::unit)
                                                    .thenComparing(PaySheet.Line::name)
                                                    .thenComparing(PaySheet.Line::path))
                                    .toList(),
                            money,
                            years);
                });
    }

    private List<String> left(Whose whose, Span span, Owned one, Texts texts) {
        return findings.year(whose.org(), one.moved().account(), span.last(), whose.zone(), texts);
    }

    private List<Owned> owned(OrgId org, Span span) {
        List<Moved> moved =
                ledger.moved(org, YearMonth.from(span.from()), YearMonth.from(span.last()));
        List<LocalDate> days = days(span);
        Map<On, Optional<Integer>> at =
                postings.unitsOf(
                        org,
                        moved.stream()
                                .flatMap(one -> Account.person(one.account().name()).stream())
                                .flatMap(person -> days.stream().map(day -> new On(person, day)))
                                .toList());
        List<Owned> owned = new ArrayList<>();
        for (Moved one : moved) {
            Optional<Integer> person = Account.person(one.account().name());
            Optional<Integer> unit =
                    person.isPresent()
                            ? days.stream()
                                    .flatMap(day ->
                                            at
                                                    .getOrDefault(
                                                            new On(person.get(), day),
                                                            Optional.empty())
                                                    .stream())
                                    .findFirst()
                            : Account.unit(one.account().name());
            unit.ifPresent(where -> owned.add(new Owned(one, person, where)));
        }
        return owned;
    }

    /** The last day of each month, the last one first, and the very first day. */
    private static List<LocalDate> days(Span span) {
        List<LocalDate> days = new ArrayList<>();
        for (YearMonth month = YearMonth.from(span.last());
                !month.atEndOfMonth().isBefore(span.from());
                month = month.minusMonths(1)) {
            days.add(month.atEndOfMonth());
        }
        days.add(span.from());
        return days;
    }

    private static PaySheet.Line line(
            Owned one,
            List<String> left,
            Map<Integer, Named> people,
            Map<Integer, Named> units,
            Texts texts) {
        String unit = name(units, one.unit(), texts);
        return new PaySheet.Line(
                one.person().map(person -> name(people, person, texts)).orElse(unit),
                unit,
                one.person()
                        .map("/people/%d/ledger"::formatted)
                        .orElse("/units/%d/ledger".formatted(one.unit())),
                one.moved().points(),
                one.moved().money(),
                one.moved().entries(),
                left);
    }

    private static String name(Map<Integer, Named> named, int id, Texts texts) {
        return Optional.ofNullable(named.get(id))
                .map(one -> texts.name(one.zh(), one.en()))
                .orElse("");
    }
}
