package io.shouwen.server.invoice;

import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.simulator.Simulated;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

import javax.sql.DataSource;

/**
 * A platform of the sample organisation, whose invoices nobody can deduct. By the last digit of the
 * buyer's tax number: 7 is rejected, of 8 the answer is lost after the invoice was given, of 9 it
 * comes when it is asked for. Red letters are given at once.
 */
final class SimulatedTaxPlatform implements TaxPlatform {
    private static final String KIND = "invoice";
    private static final String REJECTED = "rejected";
    private static final String REASON = "税号与名称不符（模拟）";

    private final Founding founding;
    private final OrgScope scope;
    private final Simulated rows;

    SimulatedTaxPlatform(DataSource dataSource, Founding founding, OrgScope scope) {
        this.founding = founding;
        this.scope = scope;
        this.rows = new Simulated(JdbcClient.create(dataSource));
    }

    @Override
    public boolean offered() {
        return founding.isDemo();
    }

    @Override
    public Answer request(Wanted wanted) throws IOException {
        String number = wanted.buyer().taxNumber();
        char last =
                number.isEmpty() || wanted.red().isPresent()
                        ? '0'
                        : number.charAt(number.length() - 1);
        Answer kept = kept(wanted, last == '7' ? REJECTED : number(wanted.reference()));
        return switch (last) {
            case '8' -> throw new IOException("the answer is lost");
            case '9' -> new Later();
            default -> kept;
        };
    }

    private Answer kept(Wanted wanted, String answer) {
        return answer(
                scope.in(
                        wanted.org(),
                        () ->
                                rows.keep(
                                        wanted.org(),
                                        KIND,
                                        wanted.reference(),
                                        wanted.fen(),
                                        answer)));
    }

    @Override
    public Answer ask(OrgId org, String reference) {
        Optional<String> kept = scope.reading(org, () -> rows.find(org, KIND, reference));
        return kept.map(SimulatedTaxPlatform::answer).orElseGet(Absent::new);
    }

    private static Answer answer(String kept) {
        return kept.equals(REJECTED) ? new Rejected(REASON) : new Given(kept);
    }

    /** Twenty digits, as the platform's have. */
    private static String number(String reference) {
        CRC32 sum = new CRC32();
        sum.update(reference.getBytes(StandardCharsets.UTF_8));
        return "26212000%012d".formatted(sum.getValue());
    }
}
