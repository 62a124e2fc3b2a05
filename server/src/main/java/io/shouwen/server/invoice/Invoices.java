package io.shouwen.server.invoice;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Invoices as others ask for them; what may be asked is looked at where the facts are told. */
@Component
public final class Invoices {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private final OrgScope scope;
    private final Persons persons;
    private final TaxPlatform platform;
    private final WallClock clock;
    private final InvoiceRows rows;

    Invoices(
            DataSource dataSource,
            OrgScope scope,
            Persons persons,
            TaxPlatform platform,
            WallClock clock) {
        this.scope = scope;
        this.persons = persons;
        this.platform = platform;
        this.clock = clock;
        this.rows = new InvoiceRows(JdbcClient.create(dataSource));
    }

    /** Whether there is a platform to ask. */
    public boolean offered() {
        return platform.offered();
    }

    /** Takes in to whom an invoice is made out, among the personal values. */
    public PersonId enter(OrgId org, Buyer buyer) {
        if (!buyer.complete()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "invoice-buyer-incomplete");
        }
        return persons.enter(
                org,
                Map.of(
                        PersonField.TITLE, buyer.title(),
                        PersonField.TAX_NUMBER, buyer.taxNumber(),
                        PersonField.EMAIL, buyer.email()));
    }

    /** To whom one is made out, masked; none if they were erased. */
    public Optional<MaskedPerson> buyer(Invoice invoice) {
        return persons.masked(invoice.org(), invoice.buyer());
    }

    /** Those of a payment, the first first. */
    public List<Invoice> of(OrgId org, SubjectId payment) {
        return scope.reading(org, () -> rows.of(org, payment));
    }

    /** What of these units is not through, the newest first. */
    public List<Invoice> open(OrgId org, Collection<Integer> units, Optional<String> after) {
        return scope.reading(
                org,
                () -> {
                    Optional<Invoice> last = after.flatMap(one -> rows.find(org, one));
                    Instant at = last.map(Invoice::askedAt).orElseGet(clock::now);
                    return rows.open(
                            org, units, last.map(Invoice::reference).orElse("~"), at, PAGE);
                });
    }

    /** Asks the platform about those of a payment as soon as can be. */
    public void hurry(OrgId org, SubjectId payment) {
        scope.run(org, () -> rows.hurry(org, payment, clock.now()));
    }
}
