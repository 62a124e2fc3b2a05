package io.shouwen.server.demo;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.demo.Staffing.Repair;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Plays a day of customers in the sample organisation, from seven in the morning until the
 * callbacks of the next noon, through the doors that everybody uses: every act is asked, judged,
 * sealed and shown as if people did it. The clock of the house runs along; only a database born as
 * demo has such a clock.
 */
@Component
public final class DemoDay {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDay.class);
    private static final LocalTime BEGINS = LocalTime.of(6, 50);
    private static final Duration LENGTH = Duration.ofMinutes(29 * 60 + 10L);

    private final Founding founding;
    private final OrgScope scope;
    private final Crowd crowd;
    private final Postings postings;
    private final WallClock clock;
    private final Environment environment;
    private final AtomicBoolean playing = new AtomicBoolean();
    private final Tale tale = new Tale();
    private volatile boolean stopping;

    DemoDay(
            Founding founding,
            OrgScope scope,
            Crowd crowd,
            Postings postings,
            WallClock clock,
            Environment environment) {
        this.founding = founding;
        this.scope = scope;
        this.crowd = crowd;
        this.postings = postings;
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * How much happens, and how fast.
     *
     * @param calls how many calls ring
     * @param people how many work
     * @param lasting how long the day takes at least; as fast as it goes for nothing
     */
    public record Size(int calls, Staffing.Numbers people, Duration lasting) {
        /** The day of a county: 1,200 calls, some 400 repairs, 200 customers in the hall. */
        public static Size usual(Duration lasting) {
            return new Size(1200, Staffing.Numbers.USUAL, lasting);
        }

        /** So small that a test can wait for it. */
        static Size small() {
            return new Size(40, new Staffing.Numbers(3, 4, 3), Duration.ZERO);
        }
    }

    public boolean isPossible() {
        return founding.demo().orElse(false);
    }

    public Tale.Told told() {
        return tale.now();
    }

    /** Begins the next day; false while one is played. */
    public boolean begin(OrgId org, Size size) {
        if (!isPossible() || !playing.compareAndSet(false, true)) {
            return false;
        }
        Instant now = clock.now();
        tale.begin(now);
        Thread.ofVirtual().name("demo day").start(() -> play(org, size, now));
        return true;
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    private void play(OrgId org, Size size, Instant now) {
        Optional<String> failure = Optional.empty();
        try {
            ZoneId zone = scope.reading(org, () -> postings.zone(org));
            LocalDate today = now.atZone(zone).toLocalDate();
            boolean early = now.atZone(zone).toLocalTime().isBefore(BEGINS);
            play(org, size, early ? today : today.plusDays(1), zone);
        } catch (RuntimeException e) {
            LOG.warn("The demo day broke off", e);
            failure = Optional.of(String.valueOf(e.getMessage()));
        } finally {
            tale.end(failure);
            playing.set(false);
        }
    }

    private void play(OrgId org, Size size, LocalDate day, ZoneId zone) {
        Instant opening = day.atTime(BEGINS).atZone(zone).toInstant();
        clock.moveTo(opening);
        String base = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        Staffing staff = Staffing.hire(crowd, org, base, size.people());
        Diary diary = new Diary();
        Invented invented = new Invented(new Random(day.toEpochDay()));
        RoadDay road = new RoadDay(diary, staff, invented, tale);
        List<Repair> repairs = new ArrayList<>();
        PhoneDay phones =
                new PhoneDay(
                        diary,
                        staff,
                        invented,
                        tale,
                        zone,
                        crowd.places(org),
                        (at, repair) -> {
                            repairs.add(repair);
                            road.dispatch(at, repair);
                        },
                        road::restore);
        phones.plan(day, size.calls());
        phones.outage(day, size.calls() / 40);
        new HallDay(diary, invented, tale, zone, crowd.hall(org, day), base)
                .plan(day, size.calls() / 6);
        Instant night = day.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant();
        diary.at(night, () -> road.callBack(day, zone, repairs));
        run(diary, opening, size.lasting());
    }

    private void run(Diary diary, Instant opening, Duration lasting) {
        long began = System.nanoTime();
        for (Optional<Diary.Entry> next = diary.next();
                next.isPresent() && !stopping;
                next = diary.next()) {
            Instant at = next.get().at();
            rest(began, Duration.between(opening, at), lasting);
            if (clock.now().isBefore(at)) {
                clock.moveTo(at);
            }
            tale.reach(at);
            next.get().act().run();
        }
    }

    /** Waits until so much of the time has passed as has passed of the day. */
    private static void rest(long began, Duration into, Duration lasting) {
        long due = lasting.toMillis() * into.toSeconds() / LENGTH.toSeconds();
        long passed = (System.nanoTime() - began) / 1_000_000;
        if (due > passed) {
            try {
                Thread.sleep(due - passed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The demo day was stopped", e);
            }
        }
    }
}
