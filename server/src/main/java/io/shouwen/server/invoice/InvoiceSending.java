package io.shouwen.server.invoice;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Asks the platform, from whichever process comes first. That something may be there is on disk
 * before it leaves; from then on the platform is asked what became of it before it is asked for
 * again, under the same reference. The call lies between two transactions and holds neither.
 */
@Component
class InvoiceSending {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceSending.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 20;
    private static final Actor HOUSE =
            new Actor("house", Set.of(InvoiceKinds.MACHINE), Optional.empty());

    /** The rests between attempts; the last one goes on for ever. */
    private static final List<Duration> RESTS =
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30));

    private final OrgScope scope;
    private final Journal journal;
    private final Persons persons;
    private final TaxPlatform platform;
    private final WallClock clock;
    private final InvoiceRows rows;

    InvoiceSending(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Persons persons,
            TaxPlatform platform,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.persons = persons;
        this.platform = platform;
        this.clock = clock;
        this.rows = new InvoiceRows(JdbcClient.create(dataSource));
    }

    /** Asks for what is due; answers whether there may be more at once. */
    boolean sendDue() {
        if (!platform.offered()) {
            return false;
        }
        boolean more = false;
        Instant now = clock.now();
        for (OrgId org : rows.due(now)) {
            List<Invoice> taken = scope.in(org, () -> rows.take(org, now, LEASE, BATCH));
            taken.forEach(this::send);
            more |= taken.size() == BATCH;
        }
        return more;
    }

    private void send(Invoice invoice) {
        try {
            settle(invoice, answer(invoice));
        } catch (IOException e) {
            wait(invoice, "unknown", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TaxPlatform.Answer answer(Invoice invoice) throws IOException, InterruptedException {
        if (!invoice.is("asked")) {
            TaxPlatform.Answer answer = platform.ask(invoice.org(), invoice.reference());
            if (!(answer instanceof TaxPlatform.Absent)) {
                return answer;
            }
        }
        return platform.request(scope.in(invoice.org(), () -> wanted(invoice)));
    }

    private TaxPlatform.Wanted wanted(Invoice invoice) {
        Optional<TaxPlatform.Red> red =
                rows.find(invoice.org(), invoice.of())
                        .map(of -> new TaxPlatform.Red(of.number(), invoice.reason()));
        return new TaxPlatform.Wanted(
                invoice.org(),
                invoice.reference(),
                invoice.amount(),
                invoice.what(),
                new Buyer(
                        whole(invoice, PersonField.TITLE),
                        whole(invoice, PersonField.TAX_NUMBER),
                        whole(invoice, PersonField.EMAIL)),
                red);
    }

    /** That the values left the house whole is told as the deed of whoever asked for it. */
    private String whole(Invoice invoice, PersonField field) {
        return persons.unmask(
                        invoice.org(),
                        invoice.buyer(),
                        field,
                        invoice.by(),
                        "invoice " + invoice.reference())
                .orElse("");
    }

    private void settle(Invoice invoice, TaxPlatform.Answer answer) {
        switch (answer) {
            case TaxPlatform.Given given ->
                    tell(
                            invoice,
                            invoice.red() ? InvoiceKinds.RED_ISSUED : InvoiceKinds.ISSUED,
                            "number",
                            given.number());
            case TaxPlatform.Rejected rejected ->
                    tell(
                            invoice,
                            invoice.red() ? InvoiceKinds.RED_REJECTED : InvoiceKinds.REJECTED,
                            "reason",
                            rejected.reason());
            case TaxPlatform.Later _ -> wait(invoice, "pending", "");
            case TaxPlatform.Absent _ -> wait(invoice, "unknown", "absent");
        }
    }

    private void tell(Invoice invoice, FactKind kind, String name, String value) {
        Outcome outcome =
                journal.run(
                        new Command(
                                invoice.org(),
                                HOUSE,
                                invoice.reference() + " " + kind.name(),
                                "tax-platform",
                                new Command.Existing(invoice.payment()),
                                List.of(
                                        NewFact.now(
                                                kind,
                                                Map.of(
                                                        "reference",
                                                        new Value.Text(invoice.reference()),
                                                        name,
                                                        new Value.Text(value))))));
        if (outcome instanceof Outcome.Refused refused) {
            LOG.warn(
                    "An answer of the tax platform does not fit: {} {}",
                    invoice.reference(),
                    refused.problem());
            wait(invoice, "unknown", refused.problem());
        }
    }

    private void wait(Invoice invoice, String state, String why) {
        Duration rest = RESTS.get(Math.min(invoice.attempts(), RESTS.size() - 1));
        Instant next = clock.now().plus(rest);
        scope.run(
                invoice.org(),
                () -> rows.wait(invoice.org(), invoice.reference(), state, why, next));
    }
}
