package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.standard.OwnKinds;
import io.shouwen.server.subject.History;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The limits of the house: one subject, and each version a fact of it that looks ahead. */
@Component
public class LimitCourse implements Course {
    static final String SUBJECT = "limits";
    static final FactKind SETTLED = new FactKind("limit.settled");

    private static final String LIMIT = "limit";
    private static final String UNIT = "unit";
    private static final String VALUE = "value";
    private static final String FROM = "from";

    private final LimitRows rows;

    public LimitCourse(DataSource dataSource) {
        this.rows = new LimitRows(JdbcClient.create(dataSource));
    }

    @Bean
    public static OwnKinds limitKinds() {
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                SETTLED,
                                new Words("内部时限调整", "Limit of the house settled"),
                                Map.of(
                                        LIMIT,
                                        new Field(Type.TEXT, true, Limit.words()),
                                        RequestKinds.TYPE,
                                        new Field(Type.TEXT, false, RequestType.words()),
                                        UNIT,
                                        new Field(Type.TEXT, false, Set.of()),
                                        VALUE,
                                        new Field(Type.WHOLE, false, Set.of()),
                                        FROM,
                                        new Field(Type.DAY, true, Set.of())),
                                Set.of("head", "executive"),
                                Duration.ZERO)));
    }

    static Map<String, Value> values(
            Limit limit,
            String type,
            Optional<Integer> unit,
            Optional<Integer> value,
            LocalDate from) {
        Map<String, Value> values = new HashMap<>();
        values.put(LIMIT, new Value.Text(limit.word()));
        values.put(FROM, new Value.Day(from));
        if (!type.isEmpty()) {
            values.put(RequestKinds.TYPE, new Value.Text(type));
        }
        unit.ifPresent(id -> values.put(UNIT, new Value.Text(Integer.toString(id))));
        value.ifPresent(number -> values.put(VALUE, new Value.Whole(number)));
        return values;
    }

    private static LimitVersion read(Fact fact) {
        return new LimitVersion(
                Integer.parseInt(fact.id().value()),
                Limit.of(text(fact, LIMIT)).orElseThrow(),
                text(fact, RequestKinds.TYPE),
                Optional.of(text(fact, UNIT))
                        .filter(id -> id.matches("[1-9][0-9]{0,8}"))
                        .map(Integer::valueOf),
                fact.value(VALUE).map(value -> Math.toIntExact(((Value.Whole) value).count())),
                fact.value(FROM).map(value -> ((Value.Day) value).date()).orElseThrow(),
                Integer.parseInt(fact.actor()),
                fact.recordedAt(),
                LimitVersion.Standing.COMING);
    }

    private static String text(Fact fact, String name) {
        return fact.value(name).map(Value::toString).orElse("");
    }

    @Override
    public String kind() {
        return SUBJECT;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        for (Fact fact : more) {
            if (!fact.kind().equals(SETTLED)) {
                return Optional.of(Refused.of("limit-other-fact", fact.kind().name()));
            }
            if (fact.standing() == Standing.PROPOSED || !allowed(before, fact)) {
                return Optional.of(Refused.of("limit-out-of-bounds"));
            }
            if (past(before, fact)) {
                return Optional.of(Refused.of("limit-of-the-past"));
            }
        }
        return Optional.empty();
    }

    private boolean allowed(History before, Fact fact) {
        Limit limit = Limit.of(text(fact, LIMIT)).orElseThrow();
        boolean within =
                fact.value(VALUE)
                        .map(value -> ((Value.Whole) value).count())
                        .map(count -> count >= limit.least() && count <= limit.most())
                        .orElse(true);
        String unit = text(fact, UNIT);
        boolean known =
                unit.isEmpty()
                        || (unit.matches("[1-9][0-9]{0,8}")
                                && rows.isUnit(before.org(), Integer.parseInt(unit)));
        return within && known && (limit.byType() || text(fact, RequestKinds.TYPE).isEmpty());
    }

    /** What was promised while another limit held is not judged by this one. */
    private boolean past(History before, Fact fact) {
        LocalDate today = rows.day(before.org(), fact.recordedAt());
        return fact.value(FROM)
                .filter(from -> from instanceof Value.Day(LocalDate day) && day.isBefore(today))
                .isPresent();
    }

    @Override
    public History.Holding holding(History after) {
        return after.holding();
    }

    @Override
    public void keep(List<Told> told) {
        told.forEach(one -> one.more().forEach(fact -> rows.add(one.after().org(), read(fact))));
    }
}
