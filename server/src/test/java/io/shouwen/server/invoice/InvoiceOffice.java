package io.shouwen.server.invoice;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.JournalKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/** Invoices of one server process without its screens, and a platform that nothing is lost at. */
public final class InvoiceOffice {
    static final OrgId ORG = new OrgId(1);

    final JdbcClient jdbc;
    final OrgScope scope;
    final Journal journal;
    final InvoiceSending sending;
    final Invoices invoices;

    InvoiceOffice(DataSource dataSource, FailPoints failPoints, TaxPlatform platform, Path keys) {
        jdbc = JdbcClient.create(dataSource);
        scope = new OrgScope(dataSource, new DataSourceTransactionManager(dataSource));
        WallClock clock = new WallClock(dataSource);
        Shelf shelf =
                new Shelf(
                        List.of(JournalKinds.wordsAboutFacts(), InvoiceKinds.factsOfInvoices()),
                        (org, unit) -> Set.of());
        Outbox outbox = new Outbox(dataSource, scope, failPoints);
        journal =
                new Journal(
                        dataSource,
                        scope,
                        shelf,
                        new Histories(dataSource),
                        new Judgements(dataSource, shelf, outbox, List.of(), failPoints),
                        List.of(new InvoiceCourse(dataSource)),
                        List.of(),
                        failPoints);
        Persons persons = persons(dataSource, scope, keys);
        invoices = new Invoices(dataSource, scope, persons, platform, clock);
        sending = new InvoiceSending(dataSource, scope, journal, persons, platform, clock);
    }

    private static Persons persons(DataSource dataSource, OrgScope scope, Path keys) {
        return new Persons(dataSource, scope, PrivacyKeys.in(new KeyFolder(keys)), (_, _) -> {});
    }

    /** For a cash desk that asks for none itself. */
    public static Invoices invoices(DataSource dataSource, OrgScope scope, Path keys) {
        return new Invoices(
                dataSource,
                scope,
                persons(dataSource, scope, keys),
                new Ledger(),
                new WallClock(dataSource));
    }

    /** A payment that somebody asks an invoice of. */
    SubjectId asked(int unit, int person) {
        Map<String, Value> values = new HashMap<>();
        String reference = UUID.randomUUID().toString();
        values.put("reference", new Value.Text(reference));
        values.put("amount", new Value.Money(5_000));
        values.put("buyer", new Value.Whole(invoices.enter(ORG, new Buyer("李四", "", "")).value()));
        Outcome outcome =
                journal.run(
                        new Command(
                                ORG,
                                Actor.person(person, Set.of("cashier")),
                                reference,
                                "test",
                                Command.Opening.of("payment", unit),
                                List.of(NewFact.now(InvoiceKinds.REQUESTED, values))));
        return ((Outcome.Done) outcome).subject();
    }

    /** A platform that gives one number a reference, and notes what it was asked. */
    static final class Ledger implements TaxPlatform {
        private final Map<String, String> given = new HashMap<>();
        private final Set<String> asked = new LinkedHashSet<>();
        private boolean blind;

        @Override
        public boolean offered() {
            return true;
        }

        @Override
        public synchronized Answer request(Wanted wanted) {
            blind |= given.containsKey(wanted.reference()) && !asked.contains(wanted.reference());
            return new Given(
                    given.computeIfAbsent(wanted.reference(), _ -> "N-" + (given.size() + 1)));
        }

        @Override
        public synchronized Answer ask(OrgId org, String reference) {
            asked.add(reference);
            String number = given.getOrDefault(reference, "");
            return number.isEmpty() ? new Absent() : new Given(number);
        }

        /** Whether something was asked for again without having asked what became of it. */
        synchronized boolean blind() {
            return blind;
        }

        synchronized int given() {
            return given.size();
        }
    }
}
