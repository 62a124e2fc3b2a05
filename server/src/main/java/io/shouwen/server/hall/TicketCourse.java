package io.shouwen.server.hall;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.subject.History;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The course of a customer's stay in a hall: what moves it from where. */
@Component
public final class TicketCourse implements Course {
    /** The kind of subject. */
    public static final String KIND = Home.TICKET.word();

    private static final Map<FactKind, Set<TicketState>> FROM =
            Map.ofEntries(
                    Map.entry(TicketKinds.TAKEN, EnumSet.of(TicketState.GUIDED)),
                    Map.entry(TicketKinds.CHECKED_IN, EnumSet.of(TicketState.AWAITED)),
                    Map.entry(TicketKinds.TURN_PASSED, EnumSet.of(TicketState.AWAITED)),
                    Map.entry(TicketKinds.CALLED, EnumSet.of(TicketState.WAITING)),
                    Map.entry(TicketKinds.RECALLED, EnumSet.of(TicketState.CALLED)),
                    Map.entry(TicketKinds.MISSED, EnumSet.of(TicketState.CALLED)),
                    Map.entry(
                            TicketKinds.PARKED,
                            EnumSet.of(TicketState.CALLED, TicketState.SERVING)),
                    Map.entry(
                            TicketKinds.RETURNED,
                            EnumSet.of(TicketState.MISSED, TicketState.PARKED)),
                    Map.entry(
                            TicketKinds.TRANSFERRED,
                            EnumSet.of(
                                    TicketState.WAITING, TicketState.CALLED, TicketState.SERVING)),
                    Map.entry(TicketKinds.ADVANCED, EnumSet.of(TicketState.WAITING)),
                    Map.entry(
                            TicketKinds.OPENED,
                            EnumSet.of(TicketState.CALLED, TicketState.SERVING)),
                    Map.entry(
                            TicketKinds.RESUMED,
                            EnumSet.of(TicketState.CALLED, TicketState.SERVING)),
                    Map.entry(TicketKinds.ENDED, EnumSet.of(TicketState.SERVING)));

    /** Somebody leaves because the house sends them: the customer has confirmed before. */
    private static final Set<String> SENT = Set.of("appointment", "work-order", "host-absent");

    private final TicketRows rows;
    private final Postings postings;

    public TicketCourse(DataSource dataSource, Postings postings) {
        this.rows = new TicketRows(JdbcClient.create(dataSource));
        this.postings = postings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        TicketState state =
                before.stored().isEmpty() ? TicketState.GUIDED : TicketFold.of(before).state();
        List<Fact> told = new ArrayList<>(before.facts());
        for (Fact fact : more) {
            Optional<TicketState> next = TicketFold.leadsTo(fact);
            boolean moves = next.isPresent() || FROM.containsKey(fact.kind());
            if (moves && !possible(fact.kind(), state)) {
                return Optional.of(Refused.of("ticket-not-there", state.word()));
            }
            boolean ends = next.filter(one -> !one.open()).isPresent() && byTheHouse(fact);
            if (ends && PaperList.unconfirmed(told)) {
                return Optional.of(Refused.of("act-unconfirmed"));
            }
            told.add(fact);
            state = next.orElse(state);
        }
        return Optional.empty();
    }

    /** Whoever is gone by themselves confirms nothing any more. */
    private static boolean byTheHouse(Fact fact) {
        return !fact.kind().equals(TicketKinds.LEFT)
                || fact.value(TicketKinds.REASON)
                        .filter(why -> SENT.contains(why.toString()))
                        .isPresent();
    }

    private static boolean possible(FactKind kind, TicketState state) {
        return FROM.containsKey(kind) ? FROM.get(kind).contains(state) : state.open();
    }

    @Override
    public History.Holding holding(History after) {
        TicketFold stay = TicketFold.of(after);
        return new History.Holding(after.unit(), stay.handler(), stay.overAt());
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            ZoneId zone = postings.zone(one.after().org());
            TicketFold stay = TicketFold.of(one.after());
            rows.keep(one.after().org(), stay.row(zone), stay.waited());
        }
    }
}
