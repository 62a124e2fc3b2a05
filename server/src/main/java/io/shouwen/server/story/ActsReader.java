package io.shouwen.server.story;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.request.Limits;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what a reader may do about a request. The judge has the last word when it is done. */
@Component
public final class ActsReader {
    static final FactKind REPORTED = new FactKind("repair.reported");

    private static final List<String> SEVERITIES = List.of("minor", "major");
    private static final List<Role> CLOSING =
            List.of(
                    Role.AGENT,
                    Role.DISPATCHER,
                    Role.CHIEF,
                    Role.CLERK,
                    Role.CASHIER,
                    Role.MANAGER);
    private static final List<Role> WITHDRAWING = List.of(Role.AGENT, Role.DISPATCHER);
    private static final List<Role> URGING = List.of(Role.AGENT, Role.DISPATCHER);
    private static final List<Role> GRADING = List.of(Role.DISPATCHER, Role.CHIEF);
    private static final List<Role> SECONDING = List.of(Role.DISPATCHER, Role.CHIEF, Role.HEAD);
    private static final List<Role> HANDLING =
            List.of(
                    Role.AGENT,
                    Role.DISPATCHER,
                    Role.TECHNICIAN,
                    Role.CHIEF,
                    Role.CLERK,
                    Role.CASHIER,
                    Role.MANAGER,
                    Role.HEAD);

    private final Staff staff;
    private final Units units;
    private final Requests requests;
    private final Limits limits;
    private final Veil veil;

    public ActsReader(Staff staff, Units units, Requests requests, Limits limits, Veil veil) {
        this.veil = veil;
        this.limits = limits;
        this.staff = staff;
        this.units = units;
        this.requests = requests;
    }

    /** What the person may do about the request. */
    Acts of(Me me, Story story, Reading reading, Texts texts) {
        RequestRow request = story.request();
        boolean handler = request.handler() == me.person();
        boolean reported =
                story.history().facts().stream().anyMatch(fact -> fact.kind().equals(REPORTED));
        boolean repair = request.open() && reported;
        boolean grades = repair && me.hasAny(GRADING);
        return new Acts(
                request.open() && (me.hasAny(CLOSING) || (handler && me.is(Role.TECHNICIAN))),
                repair && me.hasAny(WITHDRAWING),
                request.open() && me.hasAny(URGING),
                grades ? others(Told.last(story, "severity")) : List.of(),
                grades ? seconds(me) : List.of(),
                reading.running().stream()
                        .filter(clock -> clock.keeper().equals("repair.fixed"))
                        .flatMap(clock -> clock.due().stream())
                        .findFirst(),
                request.open() && handler && request.offeredTo().isEmpty()
                        ? takers(me, request, texts)
                        : List.of(),
                offer(me, story, texts));
    }

    /** What the person is asked to take over, newest first. */
    public List<Acts.Offer> offers(Me me, Texts texts) {
        return requests.offeredTo(me.org(), me.person(), Place.NEWEST).stream()
                .flatMap(row -> requests.find(me.org(), row.id()).stream())
                .flatMap(story -> offer(me, story, texts).stream())
                .toList();
    }

    /** Who did not say otherwise has a minor fault. */
    private static List<String> others(String severity) {
        String now = severity.isEmpty() ? SEVERITIES.getFirst() : severity;
        return SEVERITIES.stream().filter(one -> !one.equals(now)).toList();
    }

    /** Who may vouch for what the person does, by name. */
    List<Member> seconds(Me me) {
        return SECONDING.stream()
                .flatMap(role -> staff.holding(me.org(), role, all(me).keySet()).stream())
                .filter(member -> member.id() != me.person())
                .distinct()
                .toList();
    }

    /** Who may be asked to take a request over, unit by unit. */
    public List<Acts.Crew> takers(Me me, Texts texts) {
        Map<Integer, Unit> all = all(me);
        Map<Integer, List<Member>> byUnit = new TreeMap<>();
        HANDLING.stream()
                .flatMap(role -> staff.holding(me.org(), role, all.keySet()).stream())
                .filter(member -> member.id() != me.person())
                .distinct()
                .forEach(member ->
                        byUnit.computeIfAbsent(member.unit(), unit -> new ArrayList<>())
                                .add(member));
        return byUnit.entrySet().stream()
                .map(unit -> new Acts.Crew(name(all, unit.getKey(), texts), unit.getValue()))
                .toList();
    }

    /** Without those from whom the request is veiled. */
    private List<Acts.Crew> takers(Me me, RequestRow request, Texts texts) {
        return takers(me, texts).stream()
                .map(crew ->
                        new Acts.Crew(
                                crew.unit(),
                                crew.members().stream()
                                        .filter(one -> !veil.hides(me.org(), one.id(), request))
                                        .toList()))
                .filter(crew -> !crew.members().isEmpty())
                .toList();
    }

    private Map<Integer, Unit> all(Me me) {
        return units.all(me.org());
    }

    private static String name(Map<Integer, Unit> all, int unit, Texts texts) {
        return Optional.ofNullable(all.get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private Optional<Acts.Offer> offer(Me me, Story story, Texts texts) {
        RequestRow request = story.request();
        return request.offeredTo().map(to -> offer(me, story, to, texts));
    }

    private Acts.Offer offer(Me me, Story story, int to, Texts texts) {
        Optional<Fact> last =
                story.history().facts().stream()
                        .filter(fact -> fact.kind().equals(RequestKinds.OFFERED))
                        .reduce((first, second) -> second);
        int from = last.map(fact -> Integer.parseInt(fact.actor())).orElseThrow();
        Map<Integer, Member> people = staff.named(me.org(), Stream.of(from, to).toList());
        return new Acts.Offer(
                story.request().id().number(),
                Told.word(story, "symptom", texts),
                name(people, from, texts),
                name(people, to, texts),
                last.flatMap(fact -> fact.value("reason")).map(Value::toString).orElse(""),
                limits.answerBy(
                        me.org(), story.request(), last.map(Fact::recordedAt).orElseThrow()),
                to == me.person());
    }

    private static String name(Map<Integer, Member> people, Integer id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse("");
    }
}
