package io.shouwen.server.hall.guide;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.pack.service.ServiceCatalogue.Place;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.Fees;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.WaitWords;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.hall.Waits.Expected;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Reader;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what a guide sees. */
@Component
class GuideReader {
    private final Halls halls;
    private final HallServices services;
    private final Entrance entrance;
    private final Tickets tickets;
    private final Waits waits;
    private final Units units;
    private final RequestWords words;
    private final Reader reader;
    private final Guiding guiding;
    private final OrgScope scope;
    private final Judgements judgements;
    private final Clocks clocks;
    private final WallClock clock;

    GuideReader(
            Halls halls,
            HallServices services,
            Entrance entrance,
            Tickets tickets,
            Waits waits,
            Units units,
            RequestWords words,
            Reader reader,
            Guiding guiding,
            OrgScope scope,
            Judgements judgements,
            Clocks clocks,
            WallClock clock) {
        this.halls = halls;
        this.services = services;
        this.entrance = entrance;
        this.tickets = tickets;
        this.waits = waits;
        this.units = units;
        this.words = words;
        this.reader = reader;
        this.guiding = guiding;
        this.scope = scope;
        this.judgements = judgements;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** A place as facts write it. */
    static String word(Place place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    GuideDesk desk(Me me, Hall hall, Texts texts) {
        Map<String, ServiceOffer> all = services.of(me.org(), hall.unit());
        Unit unit =
                Optional.ofNullable(units.all(me.org()).get(hall.unit()))
                        .orElseThrow(Refusal::notFound);
        Times times = new Times(me.zone(), texts);
        return new GuideDesk(
                hall,
                texts.name(unit.nameZh(), unit.nameEn()),
                entrance.shut(me.org(), hall.unit()),
                all.values().stream().map(offer -> choice(offer, all, texts)).toList(),
                Arrays.stream(Place.values()).map(GuideReader::word).toList(),
                Stream.concat(
                                tickets.open(me.org(), hall.unit()).stream(),
                                tickets.awaited(me.org(), hall.unit()).stream())
                        .filter(ticket -> !ticket.state().atCounter())
                        .map(ticket ->
                                new GuideDesk.Line(
                                        ticket.id().number(),
                                        ticket.number(),
                                        HallServices.title(all, ticket.service(), texts),
                                        ticket.state().word(),
                                        ticket.kind().word(),
                                        times.clock(ticket.cameAt())))
                        .toList());
    }

    Stay stay(Me me, TicketRow ticket, Times times) {
        Texts texts = times.texts();
        Map<String, ServiceOffer> all = services.of(me.org(), ticket.unit());
        History history = tickets.history(me.org(), ticket.id()).orElseThrow(Refusal::notFound);
        List<Fact> facts = history.facts();
        Expected expected =
                ticket.state() == TicketState.WAITING
                        ? waits.of(me.org(), ticket)
                        : waits.joining(me.org(), ticket.unit(), ticket.service(), ticket.kind());
        return new Stay(
                ticket,
                HallServices.title(all, ticket.service(), texts),
                latest(facts, "place"),
                Optional.ofNullable(all.get(ticket.service()))
                        .map(offer -> PaperList.titles(offer, texts))
                        .orElse(List.of()),
                Optional.ofNullable(all.get(ticket.service()))
                        .map(offer -> Fees.titles(offer.charges(), texts))
                        .orElse(List.of()),
                clocks(me, history, texts),
                PaperList.listed(facts, ticket.service()),
                PaperList.unconfirmed(facts),
                offered(facts),
                List.copyOf(words.of(me.org(), ticket.id()).values()),
                WaitWords.of(expected, texts),
                expected.ahead(),
                crowd(me, ticket),
                units.all(me.org()).values().stream()
                        .filter(unit -> unit.id() != ticket.unit())
                        .map(unit ->
                                new Stay.Other(unit.id(), texts.name(unit.nameZh(), unit.nameEn())))
                        .toList(),
                lines(me, ticket, all, texts),
                requests(facts),
                told(facts, GuideKinds.INQUIRY_ROUTED),
                told(facts, GuideKinds.INQUIRY_ANSWERED),
                guiding.visits(me, ticket),
                reader.events(history, clock.now(), times),
                UUID.randomUUID().toString());
    }

    /** To whose line they can be sent: where some counter calls them. */
    private List<GuideDesk.Choice> lines(
            Me me, TicketRow ticket, Map<String, ServiceOffer> all, Texts texts) {
        return services.atCounters(me.org(), ticket.unit()).stream()
                .filter(offer -> !offer.name().equals(ticket.service()))
                .map(offer -> choice(offer, all, texts))
                .toList();
    }

    private static GuideDesk.Choice choice(
            ServiceOffer offer, Map<String, ServiceOffer> all, Texts texts) {
        return new GuideDesk.Choice(
                offer.name(), HallServices.title(all, offer.name(), texts), word(offer.place()));
    }

    /** Only what still asks for something: that is what can break. */
    private List<ClockView> clocks(Me me, History history, Texts texts) {
        Assessment judged = scope.reading(me.org(), () -> judgements.assess(history, clock.now()));
        return clocks.of(history, judged, texts.language(), me.zone()).stream()
                .filter(ClockView::runs)
                .toList();
    }

    /** The requests that came of the stay. */
    private static List<String> requests(List<Fact> facts) {
        return facts.stream()
                .filter(fact ->
                        fact.kind().equals(GuideKinds.NOT_DONE)
                                || fact.kind().equals(GuideKinds.INQUIRY_ROUTED))
                .flatMap(fact -> fact.value("request").stream())
                .map(Value::toString)
                .toList();
    }

    private static boolean told(List<Fact> facts, FactKind kind) {
        return facts.stream().anyMatch(fact -> fact.kind().equals(kind));
    }

    private static String latest(List<Fact> facts, String attribute) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(TicketKinds.NEED_RECORDED))
                .flatMap(fact -> fact.value(attribute).stream())
                .map(Value::toString)
                .reduce("", (before, after) -> after);
    }

    private static String offered(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(RequestKinds.OFFERED))
                .flatMap(fact -> fact.value("to").stream())
                .map(Value::toString)
                .reduce("", (before, after) -> after);
    }

    /** Only where another counter that is open serves it too and has fewer waiting. */
    private Optional<Stay.Crowd> crowd(Me me, TicketRow ticket) {
        Hall hall = halls.find(me.org(), ticket.unit()).orElseThrow(Refusal::notFound);
        List<TicketRow> line = tickets.waiting(me.org(), ticket.unit());
        List<Counter> open =
                halls.counters(me.org(), ticket.unit()).stream()
                        .filter(Counter::open)
                        .filter(counter -> counter.services().contains(ticket.service()))
                        .sorted(Comparator.comparingLong(counter -> before(counter, line)))
                        .toList();
        if (open.size() < 2) {
            return Optional.empty();
        }
        Counter most = open.getLast();
        long waiting = before(most, line);
        return waiting > hall.crowded() && before(open.getFirst(), line) < waiting
                ? Optional.of(
                        new Stay.Crowd(Math.toIntExact(waiting), most.no(), open.getFirst().no()))
                : Optional.empty();
    }

    private static long before(Counter counter, List<TicketRow> line) {
        return line.stream().filter(one -> counter.services().contains(one.service())).count();
    }
}
