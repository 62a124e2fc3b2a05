package io.shouwen.server.story;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.request.Errand;
import io.shouwen.server.request.ErrandKind;
import io.shouwen.server.request.Errands;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what waits on a request, who may ask for what, and who may settle it. */
@Component
class ErrandReader {
    private static final Set<Role> SUPERIORS = Set.of(Role.DISPATCHER, Role.CHIEF, Role.HEAD);
    private static final Set<Role> LEADERS =
            Set.of(Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE);
    private static final Set<Role> CENTRE = Set.of(Role.AGENT, Role.DISPATCHER);
    private static final Set<Role> MERGING = Set.of(Role.AGENT, Role.DISPATCHER, Role.CHIEF);

    private final Units units;
    private final Staff staff;
    private final ActsReader acts;

    ErrandReader(Units units, Staff staff, ActsReader acts) {
        this.units = units;
        this.staff = staff;
        this.acts = acts;
    }

    ErrandsView of(Me me, Story story, Texts texts) {
        List<Errand> all = Errands.of(story.history().facts()).all();
        Map<Integer, Unit> known = units.all(me.org());
        Map<Integer, Member> people =
                staff.named(me.org(), all.stream().map(Errand::by).collect(Collectors.toSet()));
        List<ErrandsView.Line> lines =
                all.stream()
                        .map(errand ->
                                new ErrandsView.Line(
                                        errand,
                                        Optional.ofNullable(people.get(errand.by()))
                                                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                                .orElse(""),
                                        errand.unit()
                                                .flatMap(id -> Optional.ofNullable(known.get(id)))
                                                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                                .orElse(""),
                                        answers(me, story.request(), errand)))
                        .toList();
        boolean rules = lines.stream().anyMatch(line -> line.answers().contains("ruled"));
        boolean open = story.request().open();
        return new ErrandsView(
                lines,
                kinds(me, story),
                open && me.hasAny(CENTRE),
                open && me.hasAny(MERGING),
                List.copyOf(known.values()),
                rules ? acts.takers(me, texts) : List.of(),
                story.judged().asOf());
    }

    /** What the person may ask for. */
    List<String> kinds(Me me, Story story) {
        RequestRow request = story.request();
        if (!request.open()) {
            return List.of();
        }
        boolean handler = request.handler() == me.person();
        List<ErrandKind> kinds = new ArrayList<>();
        if (request.offeredTo().filter(to -> to == me.person()).isPresent()) {
            kinds.add(ErrandKind.DISPUTE);
        }
        if (handler || me.hasAny(SUPERIORS)) {
            kinds.add(ErrandKind.SUPPORT);
        }
        if (me.hasAny(LEADERS)) {
            kinds.add(ErrandKind.SUPERVISION);
        }
        if (handler) {
            kinds.add(ErrandKind.SUSPENSION);
            kinds.add(ErrandKind.EXTENSION);
        }
        Set<ErrandKind> waiting =
                Errands.of(story.history().facts()).open().stream()
                        .map(Errand::kind)
                        .filter(ErrandKind::needsAnother)
                        .collect(Collectors.toSet());
        kinds.removeAll(waiting);
        return kinds.stream().map(ErrandKind::word).toList();
    }

    /** The words by which the person may settle an errand. */
    List<String> answers(Me me, RequestRow request, Errand errand) {
        if (!errand.open() || !request.open()) {
            return List.of();
        }
        boolean handler = request.handler() == me.person();
        boolean superior = me.hasAny(SUPERIORS) && errand.by() != me.person();
        return switch (errand.kind()) {
            case DISPUTE -> superior && !handler ? List.of("ruled") : List.of();
            case SUPPORT ->
                    errand.unit().filter(me.units()::contains).isPresent()
                            ? List.of("done")
                            : List.of();
            case SUPERVISION -> handler ? List.of("answered") : List.of();
            case SUSPENSION, EXTENSION -> superior ? List.of("approved", "declined") : List.of();
        };
    }
}
