package io.shouwen.server.cashier;

import static io.shouwen.server.standard.KindBook.day;
import static io.shouwen.server.standard.KindBook.money;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Set;

/** The facts of corrections. */
@Configuration(proxyBeanMethods = false)
class CorrectionKinds {
    static final FactKind ASKED = new FactKind("correction.asked");
    static final FactKind APPROVED = new FactKind("correction.approved");
    static final FactKind DECLINED = new FactKind("correction.declined");

    private static final Set<String> ASKING = Set.of("cashier", "clerk", "manager", "chief");
    private static final Set<String> DECIDERS = Set.of("manager", "chief");

    @Bean
    static OwnKinds factsOfCorrections() {
        return new KindBook(Homes.ANYWHERE, Duration.ZERO)
                .kind(
                        ASKED,
                        "申请更正",
                        "Correction asked",
                        ASKING,
                        needed(text("what")),
                        needed(text("reason")),
                        needed(money("amount")),
                        text("reference"),
                        whole("statement"),
                        whole("line"),
                        whole("payment"),
                        whole("tender"),
                        whole("out"),
                        whole("bill"),
                        day("day"))
                .kind(APPROVED, "批准更正", "Correction approved", DECIDERS, needed(day("day")))
                .kind(DECLINED, "不批准更正", "Correction declined", DECIDERS, needed(text("reason")))
                .own();
    }
}
