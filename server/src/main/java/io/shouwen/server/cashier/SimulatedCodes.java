package io.shouwen.server.cashier;

import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.simulator.Simulated;

import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/**
 * A gateway of the sample organisation, where no money moves. By the last digit of the code: 7 is
 * declined, of 8 the answer is lost after the money was taken, of 9 before.
 */
final class SimulatedCodes implements PaymentCodes {
    private static final String KIND = "code";

    private final Founding founding;
    private final OrgScope scope;
    private final Simulated rows;

    SimulatedCodes(DataSource dataSource, Founding founding, OrgScope scope) {
        this.founding = founding;
        this.scope = scope;
        this.rows = new Simulated(JdbcClient.create(dataSource));
    }

    @Override
    public boolean offered() {
        return founding.isDemo();
    }

    @Override
    public Answer charge(OrgId org, String reference, long fen, String code) {
        char last = code.isEmpty() ? '7' : code.charAt(code.length() - 1);
        return switch (last) {
            case '7' -> kept(org, reference, fen, Answer.DECLINED);
            case '8' -> {
                kept(org, reference, fen, Answer.PAID);
                yield Answer.UNKNOWN;
            }
            case '9' -> Answer.UNKNOWN;
            default -> kept(org, reference, fen, Answer.PAID);
        };
    }

    @Override
    public Answer ask(OrgId org, String reference, long fen) {
        return kept(org, reference, fen, Answer.DECLINED);
    }

    @Override
    public Answer refund(OrgId org, String reference, String of, long fen) {
        return ask(org, of, fen) == Answer.PAID
                ? kept(org, reference, -fen, Answer.PAID)
                : Answer.DECLINED;
    }

    private Answer kept(OrgId org, String reference, long fen, Answer answer) {
        return Answer.valueOf(
                scope.in(org, () -> rows.keep(org, KIND, reference, fen, answer.name())));
    }
}
