package io.shouwen.server.cashier;

import io.shouwen.server.hall.Failing;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Sender;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

import javax.sql.DataSource;

/**
 * What is said of a hall whose systems fail is said of each payment that is under way there: while
 * they fail, its five minutes stand still (bureau.hall.limit.b).
 */
@Component
final class PaymentsInFailure implements Failing {
    private final PaymentRows rows;
    private final Journal journal;

    PaymentsInFailure(DataSource dataSource, Journal journal) {
        this.rows = new PaymentRows(JdbcClient.create(dataSource));
        this.journal = journal;
    }

    /** A payment that ends in the same moment refuses it, and needs it no more. */
    @Override
    public void told(Sender sender, int unit, NewFact fact) {
        journal.run(
                rows.underWay(sender.org(), unit).stream()
                        .map(payment ->
                                Steps.command(
                                        Steps.also(sender, "payment/" + payment.value()),
                                        new Command.Existing(payment),
                                        List.of(fact)))
                        .toList());
    }
}
