package io.shouwen.server.above;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The course of an order from above beside that of its request. */
@Component
class AboveCourse implements SideCourse {
    private static final String OURS = "above.";

    /** At which steps each fact may come. */
    private static final Map<FactKind, Set<Step>> WHEN =
            Map.of(
                    AboveKinds.SIGNED, EnumSet.of(Step.RECEIVED),
                    AboveKinds.RETURN_ASKED, EnumSet.of(Step.RECEIVED, Step.SIGNED),
                    AboveKinds.RETURN_ANSWERED, EnumSet.of(Step.RETURNING),
                    AboveKinds.EXTENSION_ASKED, EnumSet.of(Step.SIGNED, Step.WRITTEN),
                    AboveKinds.EXTENSION_ANSWERED,
                            EnumSet.of(Step.SIGNED, Step.RETURNING, Step.WRITTEN, Step.ANSWERED),
                    AboveKinds.REPLY_WRITTEN, EnumSet.of(Step.SIGNED, Step.WRITTEN),
                    AboveKinds.REPLY_CHECKED, EnumSet.of(Step.WRITTEN),
                    AboveKinds.SENT, EnumSet.of(Step.ANSWERED),
                    AboveKinds.RATED, EnumSet.of(Step.ANSWERED, Step.SENT),
                    AboveKinds.REDONE, EnumSet.of(Step.ANSWERED, Step.SENT));

    private final AboveRows rows;

    AboveCourse(DataSource dataSource) {
        this.rows = new AboveRows(JdbcClient.create(dataSource));
    }

    @Override
    public String kind() {
        return RequestCourse.KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        Optional<AboveOrder> order = AboveOrder.of(before.facts());
        Optional<Refused> struck = refuseStrike(before, more);
        if (struck.isPresent()) {
            return struck;
        }
        Optional<Integer> handler = before.stored().isEmpty() ? Optional.empty() : before.handler();
        for (Fact fact : more) {
            Optional<AboveOrder> now = order;
            Optional<Refused> refused =
                    fact.kind().equals(AboveKinds.RECEIVED)
                            ? now.map(one -> Refused.of("above-not-possible"))
                                    .or(() -> refuseAgain(before, AboveOrder.received(fact)))
                            : now.isPresent()
                                    ? refuse(now.get(), fact, handler)
                                    : refuseWithout(fact);
            if (refused.isPresent()) {
                return refused;
            }
            order =
                    fact.kind().equals(AboveKinds.RECEIVED)
                            ? Optional.of(AboveOrder.received(fact))
                            : now.map(one -> one.after(fact));
        }
        return Optional.empty();
    }

    /** One of their orders is one request of ours. */
    private Optional<Refused> refuseAgain(History before, AboveOrder order) {
        return rows.known(before.org(), order.source(), order.reference())
                .map(known -> Refused.of("above-known", order.reference(), known.number()));
    }

    private static boolean ours(Fact fact) {
        return fact.kind().name().startsWith(OURS);
    }

    private static Optional<Refused> refuseWithout(Fact fact) {
        return ours(fact) ? Optional.of(Refused.of("not-from-above")) : Optional.empty();
    }

    /** What was agreed with the hotline is not struck on our side alone. */
    private static Optional<Refused> refuseStrike(History before, List<Fact> more) {
        return more.stream()
                .filter(word -> word.kind().equals(FactKind.STRUCK))
                .flatMap(word ->
                        before.facts().stream().filter(fact -> fact.id().equals(word.namedFact())))
                .filter(AboveCourse::ours)
                .findFirst()
                .map(fact -> Refused.of("not-struck", fact.kind().name()));
    }

    private static Optional<Refused> refuse(
            AboveOrder order, Fact fact, Optional<Integer> handler) {
        FactKind kind = fact.kind();
        if (kind.equals(RequestKinds.CLOSED)) {
            return order.step().settled()
                    ? Optional.empty()
                    : Optional.of(Refused.of("above-not-answered", order.source()));
        }
        if (!ours(fact)) {
            return Optional.empty();
        }
        if (fact.standing() == Standing.PROPOSED) {
            return Optional.of(Refused.of("told-too-late", kind.name()));
        }
        boolean fits =
                Optional.ofNullable(WHEN.get(kind))
                        .filter(steps -> steps.contains(order.step()))
                        .isPresent();
        if (!fits) {
            return Optional.of(
                    order.step() == Step.RECEIVED
                            ? Refused.of("above-not-signed")
                            : Refused.of("above-not-possible"));
        }
        return refuseWho(order, fact, handler).or(() -> refuseWhen(order, fact));
    }

    private static Optional<Refused> refuseWho(
            AboveOrder order, Fact fact, Optional<Integer> handler) {
        if (fact.kind().equals(AboveKinds.REPLY_CHECKED) && fact.actor().equals(order.writer())) {
            return Optional.of(Refused.of("above-own-reply"));
        }
        boolean writes = fact.kind().equals(AboveKinds.REPLY_WRITTEN);
        boolean mine =
                handler.filter(one -> fact.actor().equals(Integer.toString(one))).isPresent();
        return writes && !mine ? Optional.of(Refused.of("above-not-handler")) : Optional.empty();
    }

    /** More time is asked for before the time is over, once at a time, and for a later date. */
    private static Optional<Refused> refuseWhen(AboveOrder order, Fact fact) {
        if (fact.kind().equals(AboveKinds.EXTENSION_ANSWERED)) {
            return order.asked().isPresent()
                    ? Optional.empty()
                    : Optional.of(Refused.of("above-not-possible"));
        }
        if (fact.kind().equals(AboveKinds.REDONE)) {
            return later(fact, fact.occurredAt());
        }
        if (!fact.kind().equals(AboveKinds.EXTENSION_ASKED)) {
            return Optional.empty();
        }
        if (order.asked().isPresent()) {
            return Optional.of(Refused.of("above-not-possible"));
        }
        return fact.occurredAt().isAfter(order.due())
                ? Optional.of(Refused.of("extension-too-late"))
                : later(fact, order.due());
    }

    private static Optional<Refused> later(Fact fact, Instant than) {
        return AboveOrder.moment(fact, AboveKinds.UNTIL).isAfter(than)
                ? Optional.empty()
                : Optional.of(Refused.of("above-date-not-later"));
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            if (one.more().stream().anyMatch(AboveCourse::ours)) {
                AboveOrder.of(one.after().facts())
                        .ifPresent(order -> rows.keep(one.after(), order));
            }
        }
    }
}
