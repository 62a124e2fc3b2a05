package io.shouwen.server.cashier;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Asks the gateway about payment codes that nobody has an answer to, from whichever process comes
 * first: their cashier may have gone home. The call lies between two transactions and holds
 * neither.
 */
@Component
class CodeAsking {
    private static final Logger LOG = LoggerFactory.getLogger(CodeAsking.class);
    private static final int BATCH = 20;
    private static final Actor HOUSE =
            new Actor(PaymentGate.HOUSE, Set.of(CashierKinds.MACHINE), Optional.empty());

    private final OrgScope scope;
    private final CodePayments codes;
    private final WallClock clock;
    private final AskingRows rows;

    CodeAsking(DataSource dataSource, OrgScope scope, CodePayments codes, WallClock clock) {
        this.scope = scope;
        this.codes = codes;
        this.clock = clock;
        this.rows = new AskingRows(JdbcClient.create(dataSource));
    }

    /** Asks for what is due; answers whether there may be more at once. */
    boolean askDue() {
        if (!codes.offered()) {
            return false;
        }
        boolean more = false;
        Instant now = clock.now();
        for (OrgId org : rows.due(now)) {
            List<AskingRows.Due> taken = scope.in(org, () -> rows.take(org, now, BATCH));
            taken.forEach(due -> ask(org, due));
            more |= taken.size() == BATCH;
        }
        return more;
    }

    private void ask(OrgId org, AskingRows.Due due) {
        try {
            ask(org, due.payment(), "%d %d".formatted(due.n(), due.attempt()));
        } catch (Refusal refusal) {
            // Its cashier was quicker; or what the gateway says does not fit, and is asked again.
            LOG.info("{} of {} was not told: {}", due.n(), due.payment(), refusal.slug());
        }
    }

    /** Asks at once, as the house: whoever wants to know need not be the payment's cashier. */
    void ask(OrgId org, SubjectId payment, String key) {
        codes.askByItself(
                new Sender(org, HOUSE, payment.number() + " " + key, "payment-gateway"), payment);
    }
}
