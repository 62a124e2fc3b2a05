package io.shouwen.server.hall;

import io.shouwen.engine.judge.Judged;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The hall of the sample organisation, for stories on its screens. */
public final class HallScreens {
    public static final OrgId ORG = new OrgId(1);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final TestServer server;
    public final int unit;

    public HallScreens(TestServer server) {
        this.server = server;
        this.unit =
                server.database()
                        .orgScope()
                        .reading(
                                ORG,
                                () ->
                                        server.database()
                                                .jdbc()
                                                .sql("select unit from hall")
                                                .query(Integer.class)
                                                .single());
    }

    /** The address of a new device of a kind. */
    public String device(String kind) {
        return "/%s/%s"
                .formatted(
                        kind,
                        server.bean(Devices.class)
                                .make(ORG, new Devices.Wanted(unit, kind, Optional.empty(), "测试")));
    }

    /** A recording of nothing, a tenth of a second long. */
    public static byte[] silence() {
        int samples = 800;
        return ByteBuffer.allocate(44 + samples)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + samples)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples)
                .array();
    }

    /** Calls are spoken by recordings, all of which are there. */
    public void speaksByRecordings() {
        Clips clips = server.bean(Clips.class);
        for (Language language : Language.values()) {
            clips.put(
                    ORG,
                    unit,
                    clips.missing(ORG, unit, language).stream()
                            .map(name -> new Clips.Sent(name + ".wav", silence()))
                            .toList());
        }
        Halls halls = server.bean(Halls.class);
        Hall now = halls.find(ORG, unit).orElseThrow();
        halls.settle(
                ORG,
                new Hall(unit, now.bound(), now.calls(), now.crowded(), now.closesAt(), "clips"));
    }

    /** Somebody sits down at a counter by its number. */
    public int sit(String staffNo, int no) {
        int person = new RoomsStory(server).person(staffNo);
        server.bean(Halls.class).sit(ORG, counter(no).id(), person);
        return person;
    }

    /** What the judge says of a subject by now. */
    public List<Judged> judged(SubjectId subject) {
        History history = server.bean(Tickets.class).history(ORG, subject).orElseThrow();
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.bean(Judgements.class)
                                        .assess(history, server.bean(WallClock.class).now()))
                .judged();
    }

    /** A counter by its number. */
    public Counter counter(int no) {
        return server.bean(Halls.class).counters(ORG, unit).stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow();
    }

    /** A counter is out of service, or in it again where the reason is empty. */
    public void breakDown(int no, String reason) {
        Halls halls = server.bean(Halls.class);
        server.database()
                .orgScope()
                .run(
                        ORG,
                        () -> {
                            if (reason.isEmpty()) {
                                halls.mend(ORG, counter(no));
                            } else {
                                halls.breakDown(ORG, counter(no), reason);
                            }
                        });
    }

    /** The person calls whoever is next. */
    public TicketRow call(int person) {
        return server.bean(Tickets.class).callNext(clerk(person), person).orElseThrow();
    }

    public TicketRow tell(int person, TicketRow ticket, NewFact... facts) {
        return server.bean(Tickets.class).tell(clerk(person), ticket.id(), List.of(facts));
    }

    /** A whole stay: called, served, gone. */
    public TicketRow serve(int person) {
        return finish(person, call(person));
    }

    /** Whoever waits goes home. */
    public void leave(TicketRow ticket) {
        tell(
                new RoomsStory(server).person("Y602"),
                ticket,
                Tickets.now(TicketKinds.LEFT, Map.of(TicketKinds.REASON, "customer")));
    }

    /** Whoever was called is served and gone. */
    public TicketRow finish(int person, TicketRow called) {
        tell(
                person,
                called,
                Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, called.service())));
        return tell(person, called, NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    /** A number from a kiosk, as the address of the customer's own page. */
    public String own(String service) {
        return "/t/" + number(service).secret();
    }

    /** A number from a kiosk. */
    public TicketRow take(String service) {
        return number(service).ticket();
    }

    private Tickets.Number number(String service) {
        return server.bean(Tickets.class)
                .take(
                        new Sender(
                                ORG,
                                Actor.person(0, Set.of("device")),
                                "screens-" + KEYS.incrementAndGet(),
                                "kiosk"),
                        Optional.empty(),
                        new Tickets.Wish(
                                unit,
                                service,
                                TicketClass.USUAL,
                                "kiosk",
                                Optional.empty(),
                                Optional.empty(),
                                List.of()));
    }

    private static Sender clerk(int person) {
        return new Sender(
                ORG,
                Actor.person(person, Set.of("clerk")),
                "screens-" + KEYS.incrementAndGet(),
                "counter");
    }
}
