package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.journal.Command;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.quality.BookRows.Span;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Books: the standing confirmed findings of a person or a unit, reckoned together. A book is read
 * from the journal each time, over the year of the day in question and as far to both sides as the
 * codes count. Every method works within the organisation's open transaction.
 */
@Component
public final class Books {
    private final Shelf shelf;
    private final Histories histories;
    private final Parties parties;
    private final BookRows rows;
    private final Map<Standards, Codebook> known = Collections.synchronizedMap(new WeakHashMap<>());

    public Books(DataSource dataSource, Shelf shelf, Histories histories, Postings postings) {
        this.shelf = shelf;
        this.histories = histories;
        this.parties = new Parties(postings);
        this.rows = new BookRows(JdbcClient.create(dataSource));
    }

    /**
     * Waits until nobody else decides in the books of these breaches; nobody does until the
     * transaction ends. It is taken after the locks of the findings themselves, never before.
     */
    void hold(OrgId org, Collection<Breach> breaches) {
        boolean across = breaches.stream().anyMatch(one -> codebook(org, one.unit()).across());
        Set<BookRows.Lock> accounts = new TreeSet<>();
        breaches.forEach(one -> accounts.add(BookRows.Lock.of(one)));
        rows.hold(org, across, accounts);
    }

    Codebook codebook(OrgId org, int unit) {
        return codebook(shelf.of(org, unit).standards());
    }

    private Codebook codebook(Standards standards) {
        return known.computeIfAbsent(standards, Codebook::of);
    }

    /** By which code, and with or without money, a finding is reckoned. */
    Standards standards(OrgId org, Finding finding, boolean withoutMoney) {
        Standards whole = shelf.of(org, finding.breach().unit()).standards();
        return withoutMoney ? codebook(whole).withoutMoney() : whole;
    }

    /** The book in which a finding is priced, with that finding as its own facts tell. */
    Book of(OrgId org, History own, Finding finding, Instant asOf) {
        return book(org, own, finding, keys(org, finding, given(finding)), asOf, false);
    }

    /** As {@link #of}, and what measures count together with it besides. */
    Book around(OrgId org, History own, Finding finding, Instant asOf) {
        return book(org, own, finding, keys(org, finding, given(finding)), asOf, true);
    }

    private Book book(
            OrgId org, History own, Finding finding, Set<String> keys, Instant asOf, boolean wide) {
        Breach breach = finding.breach();
        Codebook codes = codebook(org, breach.unit());
        Span span = new Span(codes.from(breach.day()), codes.to(breach.day()));
        BookRows.Lock account = BookRows.Lock.of(breach);
        Set<Long> ids = linked(org, codes.across(), Set.of(account), amounts(keys), span);
        ids.addAll(rows.measured(org, account));
        if (wide) {
            ids.addAll(rows.about(org, breach.unit(), holders(finding), span));
            rows.linked(org, Set.of(), keys, false, span).forEach(one -> ids.add(one.id()));
        }
        ids.remove(finding.id().value());
        Map<Finding, History> all = read(org, ids);
        all.put(finding, own);
        return new Book(
                all, persons(org, codes, all.keySet(), span), one -> reckonedBy(org, one), asOf);
    }

    /**
     * The standing findings that bear on each other: of the same account, or counted together, and
     * so on from each of them.
     */
    private Set<Long> linked(
            OrgId org, boolean across, Set<BookRows.Lock> accounts, Set<String> keys, Span span) {
        Set<Long> ids = new LinkedHashSet<>();
        Set<BookRows.Lock> reached = new TreeSet<>(accounts);
        Set<String> under = new TreeSet<>(keys);
        boolean more;
        do {
            List<BookRows.Link> found = rows.linked(org, reached, under, across, span);
            more = false;
            for (BookRows.Link one : found) {
                ids.add(one.id());
                more |= across && reached.add(one.account());
                more |= across && under.addAll(amounts(one.keys()));
            }
        } while (more);
        return ids;
    }

    private static Set<String> amounts(Set<String> keys) {
        return keys.stream().filter(Counted::setsAmounts).collect(Collectors.toSet());
    }

    /** Under what a finding is counted with these answers, and was before. */
    private Set<String> keys(OrgId org, Finding finding, Given given) {
        Set<String> keys = new TreeSet<>(rows.keys(org, finding.id()));
        keys.addAll(
                codebook(org, finding.breach().unit())
                        .keys(Book.offence(finding, "counted", given.values())));
        return keys;
    }

    /** By what a standing finding is counted together with those of other people. */
    Set<String> keys(OrgId org, Finding finding) {
        return codebook(org, finding.breach().unit())
                .keys(Book.offence(finding, "counted", given(finding).values()));
    }

    private static Given given(Finding finding) {
        return finding.standing().map(Decided::given).orElse(Given.NOTHING);
    }

    /** Everything that bears on a person or a unit in the year of a day. */
    Book ofAccount(OrgId org, Account account, LocalDate day, Instant asOf) {
        Codebook codes = codebook(shelf.of(org).standards());
        Span span = new Span(codes.from(day), codes.to(day));
        BookRows.Lock own = BookRows.Lock.of(account);
        Set<Long> ids = linked(org, codes.across(), Set.of(own), Set.of(), span);
        ids.addAll(rows.measured(org, own));
        Account.person(account.name())
                .ifPresent(person -> ids.addAll(rows.about(org, 0, Set.of(person), span)));
        Map<Finding, History> all = read(org, ids);
        return new Book(
                all, persons(org, codes, all.keySet(), span), one -> reckonedBy(org, one), asOf);
    }

    /** There is one book of a person's year. */
    static Command.Claim claim(Account account, int year) {
        return new Command.Claim(BookCourse.SUBJECT, account + "/" + year);
    }

    /** What was told of these persons beside their findings, if a code hears any of it. */
    private List<History> persons(
            OrgId org, Codebook codes, Collection<Finding> findings, Span span) {
        if (codes.heard().isEmpty()) {
            return List.of();
        }
        Set<String> keys = new TreeSet<>();
        for (Finding finding : findings) {
            for (int year = span.from().getYear(); year <= span.to().getYear(); year++) {
                keys.add(claim(finding.breach().account(), year).key());
            }
        }
        return histories.read(org, rows.books(org, BookCourse.SUBJECT, keys));
    }

    private static Set<Integer> holders(Finding finding) {
        return finding.standing().map(decided -> holders(decided.given())).orElse(Set.of());
    }

    /** The people whom a confirmation names as holders of roles. */
    static Set<Integer> holders(Given given) {
        return given.values().entrySet().stream()
                .filter(one -> one.getKey().startsWith("holder_"))
                .flatMap(one -> Account.person(one.getValue().toString()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Standards reckonedBy(OrgId org, Finding finding) {
        return standards(org, finding, finding.standing().map(Decided::withoutMoney).orElse(false));
    }

    private Map<Finding, History> read(OrgId org, Set<Long> ids) {
        List<SubjectId> subjects = ids.stream().map(SubjectId::new).toList();
        return histories.read(org, subjects).stream()
                .collect(
                        Collectors.toMap(
                                one -> Finding.of(one.id(), one.facts()),
                                Function.identity(),
                                (one, same) -> one,
                                HashMap::new));
    }

    /** What was answered to what the codes ask; an answer that none of them allows is none. */
    Given given(OrgId org, Breach breach, Map<String, String> answers) {
        Standards standards = shelf.of(org, breach.unit()).standards();
        Codebook codes = codebook(standards);
        Map<String, Value> values = new HashMap<>();
        answers.forEach((name, text) ->
                codes.value(standards.catalogue(), breach.told(), name, text.strip())
                        .ifPresent(value -> values.put(name, value)));
        return new Given(values);
    }

    /** What may be imposed for a finding, with what is chosen besides. */
    Prospect prospect(
            OrgId org, History own, Finding finding, Given chosen, boolean money, Instant asOf) {
        Codebook codes = codebook(org, finding.breach().unit());
        Standards standards = standards(org, finding, !money);
        Given standing = parties.standing(org, finding.breach(), codes.roles());
        Given said = chosen.only(name -> codes.asks(name) && standing.value(name).isEmpty());
        Set<String> keys = keys(org, finding, standing.with(said));
        return new Prospect(
                book(org, own, finding, keys, asOf, false),
                finding,
                standards,
                codes,
                standing,
                said,
                !money);
    }
}
