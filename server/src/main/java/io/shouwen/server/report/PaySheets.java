package io.shouwen.server.report;

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

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the monthly sheet of some units. */
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

    /** Whom an account is of, by the unit in which they worked on the last day of the month. */
    private record Owned(Moved moved, Optional<Integer> person, int unit) {}

    PaySheet of(OrgId org, YearMonth month, Set<Integer> units, Texts texts) {
        boolean money = findings.terms(org).money();
        return scope.reading(
                org,
                () -> {
                    List<Owned> owned =
                            owned(org, month, ledger.moved(org, month)).stream()
                                    .filter(one -> units.contains(one.unit()))
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
                                    .map(one -> line(one, named, houses, texts))
                                    .sorted(
                                            Comparator.comparing(PaySheet.Line::unit)
                                                    .thenComparing(PaySheet.Line::name)
                                                    .thenComparing(PaySheet.Line::path))
                                    .toList(),
                            money);
                });
    }

    private List<Owned> owned(OrgId org, YearMonth month, List<Moved> moved) {
        List<On> days =
                moved.stream()
                        .flatMap(one -> Account.person(one.account().name()).stream())
                        .map(person -> new On(person, month.atEndOfMonth()))
                        .toList();
        Map<On, Optional<Integer>> at = postings.unitsOf(org, days);
        List<Owned> owned = new ArrayList<>();
        for (Moved one : moved) {
            Optional<Integer> person = Account.person(one.account().name());
            Optional<Integer> unit =
                    person.isPresent()
                            ? at.getOrDefault(
                                    new On(person.get(), month.atEndOfMonth()), Optional.empty())
                            : Account.unit(one.account().name());
            unit.ifPresent(where -> owned.add(new Owned(one, person, where)));
        }
        return owned;
    }

    private static PaySheet.Line line(
            Owned one, Map<Integer, Named> people, Map<Integer, Named> units, Texts texts) {
        String unit = name(units, one.unit(), texts);
        return new PaySheet.Line(
                one.person().map(person -> name(people, person, texts)).orElse(unit),
                unit,
                one.person()
                        .map("/people/%d/ledger"::formatted)
                        .orElse("/units/%d/ledger".formatted(one.unit())),
                one.moved().points(),
                one.moved().money(),
                one.moved().entries());
    }

    private static String name(Map<Integer, Named> named, int id, Texts texts) {
        return Optional.ofNullable(named.get(id))
                .map(one -> texts.name(one.zh(), one.en()))
                .orElse("");
    }
}
