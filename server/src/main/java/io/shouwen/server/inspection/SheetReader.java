package io.shouwen.server.inspection;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.inspection.Inspection.Looked;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** Puts sheets into words. */
@Component
class SheetReader {
    private final Inspections inspections;
    private final Mending mending;
    private final Staff staff;
    private final Units units;
    private final WallClock clock;

    SheetReader(
            Inspections inspections, Mending mending, Staff staff, Units units, WallClock clock) {
        this.inspections = inspections;
        this.mending = mending;
        this.staff = staff;
        this.units = units;
        this.clock = clock;
    }

    SheetView view(Me me, Inspection inspection, Texts texts) {
        boolean inspector = inspection.isInspector(me.person()) && me.hasAny(Role.OVERSEEING);
        boolean open = inspection.done().isEmpty();
        Optional<Rectification> notice = inspection.rectification();
        boolean orders =
                inspector && inspection.state() == InspectionState.MENDING && notice.isEmpty();
        boolean mender =
                notice.filter(one -> one.toDo() && one.person() == me.person()).isPresent();
        boolean checks =
                inspector
                        && notice.flatMap(Rectification::told)
                                .filter(told -> told.by() != me.person())
                                .isPresent();
        return new SheetView(
                inspection,
                unit(me, inspection.unit(), texts),
                names(me, inspection, texts),
                lines(me, inspection, texts),
                inspector && !inspection.closed(),
                inspector
                        && open
                        && inspection.complete()
                        && inspection.answered()
                        && !inspection.signed().containsKey(me.person()),
                inspector && open && inspection.complete() ? toSign(inspection) : List.of(),
                orders,
                orders ? menders(me, inspection, texts) : List.of(),
                mender,
                checks,
                mending.usualDays(me.org()),
                clock.now());
    }

    private static List<Integer> toSign(Inspection inspection) {
        return inspection.persons().stream()
                .filter(person ->
                        !inspection.signed().containsKey(person)
                                && !inspection.unsigned().containsKey(person))
                .toList();
    }

    String unit(Me me, int unit, Texts texts) {
        return Optional.ofNullable(units.all(me.org()).get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private List<InspectionList.UnitName> menders(Me me, Inspection inspection, Texts texts) {
        return inspections.people(me.org(), inspection.unit()).stream()
                .map(one -> new InspectionList.UnitName(one.id(), name(one, texts)))
                .toList();
    }

    private static String name(Member member, Texts texts) {
        return texts.name(member.nameZh(), member.nameEn());
    }

    private Map<Integer, String> names(Me me, Inspection inspection, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        staff.named(me.org(), inspection.people())
                .forEach((id, member) -> names.put(id, name(member, texts)));
        return names;
    }

    private List<SheetView.Line> lines(Me me, Inspection inspection, Texts texts) {
        SortedMap<String, Clause> clauses =
                inspections.practices(me.org(), inspection.unit(), clock.now());
        Map<Integer, String> names = names(me, inspection, texts);
        List<SheetView.Line> lines = new ArrayList<>();
        for (String item : inspection.sheet().items()) {
            lines.add(
                    line(
                            inspection,
                            lines.size() + 1,
                            item,
                            Optional.ofNullable(clauses.get(item)),
                            names,
                            texts));
        }
        return lines;
    }

    private static SheetView.Line line(
            Inspection inspection,
            int place,
            String item,
            Optional<Clause> clause,
            Map<Integer, String> names,
            Texts texts) {
        Optional<Practice> practice = clause.map(one -> (Practice) one.rule());
        Optional<Practice.Measure> measure = practice.flatMap(Practice::measure);
        Optional<Looked> looked = Optional.ofNullable(inspection.looked().get(item));
        return new SheetView.Line(
                place,
                item,
                practice.map(one -> texts.name(one.look().zh(), one.look().en())).orElse(item),
                clause.map(one -> texts.name(one.says().zh(), one.says().en())).orElse(""),
                clause.map(one -> one.cite().part() + one.cite().article()).orElse(""),
                measure.map(one -> bounds(one, texts)).orElse(""),
                measure.map(one -> unit(one, texts)).orElse(""),
                inspection.sheet().weight(item),
                inspection.sheet().isFixed(item),
                looked,
                looked.filter(one -> inspection.persons().size() > 1)
                        .map(one -> whose(one, names, texts))
                        .orElse(""),
                inspection.photos().getOrDefault(item, List.of()),
                UUID.randomUUID().toString());
    }

    private static String whose(Looked looked, Map<Integer, String> names, Texts texts) {
        return switch (looked.whose()) {
            case InspectionKinds.ALL -> texts.of("inspection.whose.all");
            case InspectionKinds.UNIT -> texts.of("inspection.whose.unit");
            default -> names.getOrDefault(Integer.valueOf(looked.whose()), "");
        };
    }

    private static String unit(Practice.Measure measure, Texts texts) {
        String key = "inspection.unit." + measure.unit();
        return texts.has(key) ? texts.of(key) : measure.unit();
    }

    /** What is allowed: at least, at most, or between. */
    private static String bounds(Practice.Measure measure, Texts texts) {
        String unit = unit(measure, texts);
        if (measure.most() == Long.MAX_VALUE) {
            return texts.of("inspection.at-least", measure.least(), unit);
        }
        return measure.least() == Long.MIN_VALUE
                ? texts.of("inspection.at-most", measure.most(), unit)
                : texts.of("inspection.between", measure.least(), measure.most(), unit);
    }
}
