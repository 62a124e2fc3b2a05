package io.shouwen.server.field;

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

/** What technicians tell from their phones beside the facts of the code. */
@Configuration(proxyBeanMethods = false)
class FieldKinds {
    /** The technician has seen the job and goes. */
    static final FactKind ACCEPTED = new FactKind("job.accepted");

    static final FactKind ABSENT = new FactKind("customer.absent");
    static final FactKind PART = new FactKind("part.used");

    /** The customer signed what the work will cost. */
    static final FactKind PRICE = new FactKind("price.signed");

    static final FactKind PAID_WORK = new FactKind("paid-work.done");

    static final String AMOUNT = "amount";

    private static final Field TEXT = new Field(Type.TEXT, true, Set.of());
    private static final Field MAYBE = new Field(Type.TEXT, false, Set.of());
    private static final Field FLAG = new Field(Type.FLAG, false, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, true, Set.of());
    private static final Field MONEY = new Field(Type.MONEY, true, Set.of());
    private static final Set<String> TECHNICIAN = Set.of("technician");

    @Bean
    OwnKinds factsOfThePhones() {
        return new OwnKinds(
                List.of(
                        kind(ACCEPTED, new Words("接单", "Job accepted"), Map.of()),
                        kind(
                                ABSENT,
                                new Words("客户不在", "Customer not there"),
                                Map.of("note_left", FLAG, "called", FLAG)),
                        kind(
                                PART,
                                new Words("使用材料", "Part used"),
                                Map.of("item", TEXT, "count", WHOLE, "serial", MAYBE)),
                        kind(
                                PRICE,
                                new Words("客户签字确认价格", "Price signed by the customer"),
                                Map.of(AMOUNT, MONEY, "work", TEXT)),
                        kind(
                                PAID_WORK,
                                new Words("有偿服务完成", "Paid work done"),
                                Map.of(AMOUNT, MONEY))));
    }

    /** Back-dating is generous: no clock is kept by these, and a photo may travel for long. */
    private static Catalogue.Kind kind(FactKind kind, Words says, Map<String, Field> fields) {
        return new Catalogue.Kind(kind, says, fields, TECHNICIAN, Duration.ofDays(3));
    }
}
