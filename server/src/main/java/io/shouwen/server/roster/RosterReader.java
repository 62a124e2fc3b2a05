package io.shouwen.server.roster;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.roster.NowView.Crew;
import io.shouwen.server.roster.NowView.Somebody;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the roster into the shape in which it is read. */
@Component
class RosterReader {
    private final Roster roster;
    private final Swaps swaps;
    private final Units units;
    private final Staff staff;
    private final WallClock clock;

    RosterReader(Roster roster, Swaps swaps, Units units, Staff staff, WallClock clock) {
        this.roster = roster;
        this.swaps = swaps;
        this.units = units;
        this.staff = staff;
        this.clock = clock;
    }

    /** The units in sight that have people today; all of them are asked for at once. */
    NowView now(Me me, Texts texts) {
        Instant now = clock.now();
        LocalDate today = now.atZone(me.zone()).toLocalDate();
        List<Unit> units = inSight(me);
        Map<Integer, List<Integer>> people =
                roster.peopleOf(
                        me.org(), units.stream().map(Unit::id).toList(), today, today.plusDays(1));
        Set<Integer> ids =
                people.values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(HashSet::new));
        Map<Integer, Presence> here = roster.now(me.org(), ids);
        here.values().forEach(one -> standIn(one).ifPresent(ids::add));
        Map<Integer, Member> named = staff.named(me.org(), ids);
        return new NowView(
                now,
                YearMonth.from(today),
                units.stream()
                        .filter(unit -> people.containsKey(unit.id()))
                        .map(unit ->
                                new Crew(
                                        unit,
                                        somebodies(
                                                people.getOrDefault(unit.id(), List.of()),
                                                here,
                                                named,
                                                texts)))
                        .toList());
    }

    private static List<Somebody> somebodies(
            List<Integer> people,
            Map<Integer, Presence> here,
            Map<Integer, Member> named,
            Texts texts) {
        return people.stream()
                .map(id ->
                        somebody(id, here.getOrDefault(id, new Presence.Unplanned()), named, texts))
                .sorted(Comparator.comparingInt(Somebody::rank))
                .toList();
    }

    private static Somebody somebody(
            int id, Presence presence, Map<Integer, Member> named, Texts texts) {
        return new Somebody(
                id,
                name(named, id, texts),
                presence,
                standIn(presence).map(other -> name(named, other, texts)).orElse(""));
    }

    private static Optional<Integer> standIn(Presence presence) {
        return presence instanceof Presence.OffDuty off ? off.standIn() : Optional.empty();
    }

    /** A unit's month; the reader was found to see the unit. */
    MonthView month(Me me, Unit unit, YearMonth month, boolean mayWrite, Texts texts) {
        LocalDate from = month.atDay(1);
        LocalDate until = month.plusMonths(1).atDay(1);
        List<Integer> ids = roster.people(me.org(), Set.of(unit.id()), from, until);
        List<RosterDay> written = roster.days(me.org(), Set.copyOf(ids), from, until);
        Map<Integer, Map<LocalDate, RosterDay>> days = new HashMap<>();
        written.forEach(day ->
                days.computeIfAbsent(day.person(), person -> new HashMap<>()).put(day.day(), day));
        Set<Integer> all = new HashSet<>(ids);
        written.forEach(day -> standIn(day).ifPresent(all::add));
        Map<Integer, Member> named = staff.named(me.org(), all);
        List<Member> people = ids.stream().map(named::get).filter(Objects::nonNull).toList();
        return new MonthView(
                unit,
                month,
                clock.now().atZone(me.zone()).toLocalDate(),
                people,
                people.stream()
                        .map(person ->
                                line(
                                        person,
                                        month,
                                        days.getOrDefault(person.id(), Map.of()),
                                        named,
                                        texts))
                        .toList(),
                roster.shifts(me.org(), Set.of(unit.id())),
                mayWrite);
    }

    private static MonthView.Line line(
            Member person,
            YearMonth month,
            Map<LocalDate, RosterDay> days,
            Map<Integer, Member> named,
            Texts texts) {
        return new MonthView.Line(
                person,
                IntStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(month::atDay)
                        .map(day -> cell(day, days, named, texts))
                        .toList());
    }

    private static MonthView.Cell cell(
            LocalDate day,
            Map<LocalDate, RosterDay> days,
            Map<Integer, Member> named,
            Texts texts) {
        RosterDay written = days.get(day);
        if (written == null) {
            return new MonthView.Cell(day, "unplanned", false, "", texts.of("roster.unplanned"));
        }
        return switch (written.plan()) {
            case RosterDay.Works works ->
                    new MonthView.Cell(
                            day,
                            "shift",
                            works.leads(),
                            works.shift().code(),
                            texts.name(works.shift().nameZh(), works.shift().nameEn())
                                    + " "
                                    + works.shift().hours());
            case RosterDay.Rests _ ->
                    new MonthView.Cell(
                            day,
                            "rest",
                            false,
                            texts.of("roster.rest.cell"),
                            texts.of("roster.rest"));
            case RosterDay.Leave leave ->
                    new MonthView.Cell(
                            day,
                            "leave",
                            false,
                            texts.of("roster.leave.cell"),
                            leave.standIn()
                                    .map(id -> texts.of("roster.stand-in", name(named, id, texts)))
                                    .orElse(texts.of("roster.leave")));
        };
    }

    private static Optional<Integer> standIn(RosterDay day) {
        return day.plan() instanceof RosterDay.Leave leave ? leave.standIn() : Optional.empty();
    }

    /** The open swaps of these people, with what the reader may do. */
    List<SwapLine> swaps(Me me, Set<Integer> people, boolean decides, Texts texts) {
        List<Swap> open = swaps.open(me.org(), people);
        Set<Integer> ids =
                open.stream()
                        .flatMap(swap -> Stream.of(swap.offerer(), swap.taker()))
                        .collect(Collectors.toSet());
        Map<Integer, Member> named = staff.named(me.org(), ids);
        return open.stream()
                .map(swap ->
                        new SwapLine(
                                swap.id(),
                                swap.day(),
                                name(named, swap.offerer(), texts),
                                name(named, swap.taker(), texts),
                                swap.state(),
                                acts(swap, me.person(), decides)))
                .toList();
    }

    private static List<Swap.Act> acts(Swap swap, int reader, boolean decides) {
        boolean own = swap.offerer() == reader || swap.taker() == reader;
        return switch (swap.state()) {
            case OFFERED ->
                    swap.taker() == reader ? List.of(Swap.Act.TAKE, Swap.Act.DECLINE) : List.of();
            case TAKEN -> decides && !own ? List.of(Swap.Act.ALLOW, Swap.Act.REFUSE) : List.of();
            case DECLINED, ALLOWED, REFUSED -> List.of();
        };
    }

    List<Unit> inSight(Me me) {
        Set<Integer> reached = units.reach(me.org(), me.units());
        return units.all(me.org()).values().stream()
                .filter(unit -> reached.contains(unit.id()))
                .toList();
    }

    private static String name(Map<Integer, Member> named, int id, Texts texts) {
        Member member = named.get(id);
        return member == null ? "" : texts.name(member.nameZh(), member.nameEn());
    }
}
