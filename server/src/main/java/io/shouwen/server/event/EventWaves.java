package io.shouwen.server.event;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.Round;
import io.shouwen.server.event.EventRows.Linked;
import io.shouwen.server.event.WaveRows.Wave;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Carries what was said of an event to all its requests, a hundred in one transaction, so that
 * neither the person who said it nor anybody who reports meanwhile waits for it. How far it came is
 * kept with what it wrote: a process that is killed loses nothing and does nothing twice.
 */
@Component
public class EventWaves {
    private static final int PIECE = 100;
    private static final Duration REST = Duration.ofMillis(500);
    private static final FactKind FIXED = new FactKind("repair.fixed");
    private static final String TECHNICIAN = "technician";

    private final OrgScope scope;
    private final Journal journal;
    private final EventNotices notices;
    private final EventRows rows;
    private final WaveRows waves;

    EventWaves(DataSource dataSource, OrgScope scope, Journal journal, EventNotices notices) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.journal = journal;
        this.notices = notices;
        this.rows = new EventRows(jdbc);
        this.waves = new WaveRows(jdbc);
    }

    @Bean
    static Round eventRound(EventWaves waves) {
        return Round.whileMore(REST, "events", waves::roll);
    }

    /** One piece of work of one organisation; answers whether there was any. */
    public boolean roll() {
        for (OrgId org : scope.all()) {
            if (scope.in(org, () -> waves.claim(org).map(wave -> roll(org, wave)).isPresent())) {
                return true;
            }
        }
        return false;
    }

    private Wave roll(OrgId org, Wave wave) {
        DeclaredEvent event = rows.find(org, wave.event()).orElseThrow();
        List<Linked> some =
                wave.word().equals("linking")
                        ? link(org, wave)
                        : rows.linked(org, event.id(), wave.upto(), PIECE);
        if (wave.word().equals("ended") && wave.roles().contains(TECHNICIAN)) {
            fix(org, wave, some);
        }
        notices.tell(org, event, wave.n(), wave.word(), wave.by(), some);
        if (some.size() < PIECE) {
            waves.end(org, wave);
        } else {
            waves.advance(org, wave, some.getLast().request().value());
        }
        return wave;
    }

    private List<Linked> link(OrgId org, Wave wave) {
        List<Linked> some =
                rows.unlinked(org, rows.scope(org, wave.event()), wave.upto(), wave.last(), PIECE);
        NewFact link = Events.link(wave.event(), wave.reason());
        journal.run(
                some.stream().map(linked -> command(org, wave, linked.request(), link)).toList());
        return some;
    }

    /** Whoever restored the supply has fixed each of them. */
    private void fix(OrgId org, Wave wave, List<Linked> some) {
        NewFact fixed = NewFact.now(FIXED, Map.of("remedy", new Value.Text(wave.event().number())));
        journal.run(
                some.stream().map(linked -> command(org, wave, linked.request(), fixed)).toList());
    }

    private static Command command(OrgId org, Wave wave, SubjectId request, NewFact fact) {
        return new Command(
                org,
                Actor.person(wave.by(), wave.roles()),
                "event/%s/%d/%s".formatted(wave.event(), wave.n(), request),
                "event",
                new Command.Existing(request),
                List.of(fact));
    }
}
