package io.shouwen.server.report;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.Span;
import io.shouwen.server.insight.SpanReports;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Months that are signed: the figures of the whole house are kept as they stood, a fact seals their
 * hash, and the ledger takes no more entries for the month. What comes later goes into a later one.
 */
@Component
public final class SignedMonths {
    private static final String SOURCE = "report";

    private final OrgScope scope;
    private final Journal journal;
    private final SpanReports reports;
    private final Ledger ledger;
    private final Units units;
    private final Postings postings;
    private final WallClock clock;
    private final SignedRows rows;

    public SignedMonths(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            SpanReports reports,
            Ledger ledger,
            Units units,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.reports = reports;
        this.ledger = ledger;
        this.units = units;
        this.postings = postings;
        this.clock = clock;
        this.rows = new SignedRows(JdbcClient.create(dataSource));
    }

    /** What was signed of a month; empty if nobody has. */
    public Optional<SignedMonth> signed(OrgId org, YearMonth month) {
        return scope.reading(org, () -> rows.of(org, month));
    }

    /** Whether a month can be signed: it is over, and neither it nor a later one is closed. */
    public boolean signable(OrgId org, YearMonth month, ZoneId zone) {
        return scope.reading(org, () -> problem(org, month, zone).isEmpty());
    }

    private Optional<Refusal> problem(OrgId org, YearMonth month, ZoneId zone) {
        if (!month.isBefore(YearMonth.from(clock.now().atZone(zone)))) {
            return Optional.of(new Refusal(HttpStatus.CONFLICT, "month-not-over", month));
        }
        return ledger.lastClosed(org)
                .filter(closed -> !month.isAfter(closed))
                .map(closed -> new Refusal(HttpStatus.CONFLICT, "month-closed", closed));
    }

    /**
     * Signs a month for the whole house; the caller has checked that the person may. Signing again
     * what the same person has signed changes nothing.
     */
    public void sign(OrgId org, int person, YearMonth month, String key) {
        scope.run(
                org,
                () -> {
                    if (rows.of(org, month).filter(one -> one.by() == person).isPresent()) {
                        return;
                    }
                    ZoneId zone = postings.zone(org);
                    problem(org, month, zone)
                            .ifPresent(refusal -> {
                                throw refusal;
                            });
                    signNow(org, person, month, zone, key);
                });
    }

    private void signNow(OrgId org, int person, YearMonth month, ZoneId zone, String key) {
        reports.recount(org, month);
        Report report =
                reports.of(
                        new SpanReports.Whose(org, units.all(org).keySet(), zone),
                        new Span(Span.Length.MONTH, month.atDay(1)),
                        Texts.in(Language.ZH));
        ledger.close(org, month, person, clock.now());
        String written = SignedMonth.written(report, ledger.moved(org, month, month));
        String hash = SignedMonth.hash(written);
        Outcome.Done done =
                Answers.done(
                        journal.run(
                                new Command(
                                        org,
                                        signer(person),
                                        key,
                                        SOURCE,
                                        new Command.Opening(
                                                ReportKinds.SUBJECT,
                                                units.house(org),
                                                Optional.of(
                                                        new Command.Claim(
                                                                ReportKinds.SUBJECT,
                                                                month.toString()))),
                                        List.of(
                                                NewFact.now(
                                                        ReportKinds.SIGNED,
                                                        Map.of(
                                                                "month",
                                                                new Value.Text(month.toString()),
                                                                "hash",
                                                                new Value.Text(hash)))))));
        rows.keep(org, month, written, hash, done.subject(), person);
    }

    private static Actor signer(int person) {
        return new Actor(Integer.toString(person), Set.of(ReportKinds.PRODUCER), Optional.empty());
    }
}
