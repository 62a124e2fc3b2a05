package io.shouwen.server.book;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Times;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Event;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts books and matters into words. */
@Component
class RecordReader {
    private static final int MOST = 50;

    private final Sight sight;
    private final Units units;
    private final Records records;
    private final Clocks clocks;
    private final Reader reader;
    private final Shelf shelf;

    RecordReader(
            Sight sight, Units units, Records records, Clocks clocks, Reader reader, Shelf shelf) {
        this.sight = sight;
        this.units = units;
        this.records = records;
        this.clocks = clocks;
        this.reader = reader;
        this.shelf = shelf;
    }

    RecordList list(Me me, Place from, String cursor, Texts texts) {
        Set<Integer> seen = sight.units(me);
        Map<Integer, Unit> all = units.all(me.org());
        List<Matter> matters = records.matters(me.org(), seen, from);
        int own = me.units().stream().min(Integer::compare).orElse(0);
        return new RecordList(
                all.values().stream()
                        .filter(unit -> seen.contains(unit.id()))
                        .map(unit ->
                                new RecordList.Line(
                                        "unit-" + unit.id(),
                                        texts.name(unit.nameZh(), unit.nameEn())))
                        .toList(),
                "person-" + me.person(),
                "matter-" + own,
                matters.stream().map(one -> line(me.org(), one, all, texts)).toList(),
                cursor,
                matters.size() == Records.PAGE ? matters.getLast().place().toString() : "");
    }

    private RecordList.MatterLine line(
            OrgId org, Matter matter, Map<Integer, Unit> all, Texts texts) {
        return new RecordList.MatterLine(
                matter.id().number(),
                shelf.of(org)
                        .standards()
                        .catalogue()
                        .kind(matter.opened())
                        .map(kind -> texts.name(kind.says().zh(), kind.says().en()))
                        .orElse(matter.opened().name()),
                name(all, matter.unit(), texts),
                matter.openedAt(),
                matter.closedAt());
    }

    private static String name(Map<Integer, Unit> all, int unit, Texts texts) {
        return Optional.ofNullable(all.get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    BookView view(Records.Read read, About about, String before, Times times) {
        History history = read.history();
        List<Event> events = reader.events(history, read.judged().asOf(), times).reversed();
        int from = from(events, before);
        int to = Math.min(events.size(), from + MOST);
        return new BookView(
                about,
                history.id().number(),
                history.id().value(),
                name(units.all(history.org()), history.unit(), times.texts()),
                history.openedAt(),
                history.closedAt(),
                clocks.of(history, read.judged(), times.texts().language(), times.zone()).stream()
                        .filter(clock -> !clock.state().equals("void"))
                        .limit(MOST)
                        .toList(),
                events.subList(from, to),
                to < events.size() ? Integer.toString(events.get(to - 1).n()) : "");
    }

    /** Where the facts begin that are older than the one of this place. */
    private static int from(List<Event> events, String before) {
        for (int i = 0; i < events.size(); i++) {
            if (Integer.toString(events.get(i).n()).equals(before)) {
                return i + 1;
            }
        }
        return 0;
    }
}
