package io.shouwen.server.quality;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Kind;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.standard.OwnKinds;
import io.shouwen.server.subject.History;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What an organisation settles about its findings: one subject, and each change a fact of it. */
@Component
public class TermsCourse implements Course {
    static final String SUBJECT = "finding-terms";
    static final FactKind SETTLED = new FactKind("finding.terms-settled");

    private final TermsRows rows;

    public TermsCourse(DataSource dataSource) {
        this.rows = new TermsRows(JdbcClient.create(dataSource));
    }

    @Bean
    public static OwnKinds termsKinds() {
        Field whole = new Field(Type.WHOLE, true, Set.of());
        return new OwnKinds(
                List.of(
                        new Kind(
                                SETTLED,
                                new Words("认定规则调整", "Rules about findings changed"),
                                Map.of(
                                        "money", new Field(Type.FLAG, true, Set.of()),
                                        "answer_hours", whole,
                                        "appeal_days", whole,
                                        "lapse_days", whole,
                                        "panel", whole,
                                        "calendar", new Field(Type.TEXT, false, Set.of())),
                                Set.of("executive"),
                                Duration.ZERO)));
    }

    static NewFact settled(Terms terms) {
        Map<String, Value> values = new HashMap<>();
        values.put("money", new Value.Flag(terms.money()));
        values.put("answer_hours", new Value.Whole(terms.answer().toHours()));
        values.put("appeal_days", new Value.Whole(terms.appealDays()));
        values.put("lapse_days", new Value.Whole(terms.lapseDays()));
        values.put("panel", new Value.Whole(terms.panel()));
        if (!terms.calendar().isEmpty()) {
            values.put("calendar", new Value.Text(terms.calendar()));
        }
        return NewFact.now(SETTLED, values);
    }

    /** What a fact settles. */
    static Terms read(Fact fact) {
        FactReader read = new FactReader(fact);
        return new Terms(
                read.flag("money"),
                Duration.ofHours(read.whole("answer_hours")),
                Math.clamp(read.whole("appeal_days"), -1, Integer.MAX_VALUE),
                fact.value("calendar").map(Value::toString).orElse(""),
                Math.clamp(read.whole("lapse_days"), -1, Integer.MAX_VALUE),
                Math.clamp(read.whole("panel"), -1, Integer.MAX_VALUE));
    }

    @Override
    public String kind() {
        return SUBJECT;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        for (Fact fact : more) {
            if (!fact.kind().equals(SETTLED)) {
                return Optional.of(Refused.of("finding-other-fact", fact.kind().name()));
            }
            if (!read(fact).allowed()) {
                return Optional.of(Refused.of("terms-out-of-bounds"));
            }
        }
        return Optional.empty();
    }

    @Override
    public History.Holding holding(History after) {
        return after.holding();
    }

    @Override
    public void keep(List<Told> told) {
        told.forEach(one -> rows.settle(one.after().org(), read(one.more().getLast())));
    }
}
