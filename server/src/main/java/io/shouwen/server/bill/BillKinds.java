package io.shouwen.server.bill;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the book of bills tells: what came in, and what the house settled. */
@Configuration(proxyBeanMethods = false)
class BillKinds {
    /** The book, one a person or token and day. */
    static final String BOOK = "bills";

    static final FactKind RECEIVED = new FactKind("bills.received");
    static final FactKind WITHDRAWN = new FactKind("bill.withdrawn");
    static final FactKind TERMS = new FactKind("cash-terms.settled");
    static final FactKind RATE = new FactKind("late-rate.settled");
    static final FactKind PAYEE = new FactKind("payee.named");

    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());
    private static final Field DAY = new Field(Type.DAY, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());

    @Bean
    static OwnKinds factsOfBills() {
        return new OwnKinds(
                List.of(
                        kind(
                                RECEIVED,
                                new Words("账单入库", "Bills received"),
                                Map.of("count", WHOLE, "fen", WHOLE),
                                Set.of("manager", "admin", "api")),
                        kind(
                                WITHDRAWN,
                                new Words("撤销账单", "Bill withdrawn"),
                                Map.of("no", TEXT, "fen", WHOLE, "payee", MAYBE, "reason", TEXT),
                                Set.of("manager")),
                        kind(
                                TERMS,
                                new Words("设定收费规则", "Cash terms settled"),
                                Map.of("settles", TEXT, "late_rate", WHOLE, "grace_days", WHOLE),
                                Set.of("manager")),
                        kind(
                                RATE,
                                new Words("设定违约金标准", "Late rate settled"),
                                Map.of(
                                        "payee",
                                        MAYBE,
                                        "from",
                                        DAY,
                                        "rate",
                                        WHOLE,
                                        "grace_days",
                                        WHOLE),
                                Set.of("manager")),
                        kind(
                                PAYEE,
                                new Words("登记代收单位", "Payee named"),
                                Map.of("code", TEXT, "name", TEXT),
                                Set.of("manager"))));
    }

    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ZERO);
    }
}
