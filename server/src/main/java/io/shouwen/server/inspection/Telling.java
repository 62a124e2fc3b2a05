package io.shouwen.server.inspection;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.book.Records;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells the books what stands on a sheet that all have signed: each item in the book of the unit or
 * of the persons it is about, where the judge hears it; and that of somebody nothing was broken.
 */
@Component
final class Telling implements InitializingBean {
    /** By whom the quality office lets itself be told of persons. */
    private static final String DECIDER = "decider";

    private static final int THE_UNIT = 0;

    private final Outbox outbox;
    private final Histories histories;
    private final Records records;
    private final Findings findings;

    Telling(Outbox outbox, Histories histories, Records records, Findings findings) {
        this.outbox = outbox;
        this.histories = histories;
        this.records = records;
        this.findings = findings;
    }

    @Override
    public void afterPropertiesSet() {
        outbox.register(InspectionCourse.LETTER, this::hear);
    }

    private void hear(List<Letter> letters) {
        letters.stream()
                .sorted(Comparator.comparing(Letter::book))
                .forEach(letter ->
                        histories
                                .read(letter.org(), new SubjectId(Long.parseLong(letter.book())))
                                .map(Inspection::of)
                                .ifPresent(inspection -> tell(letter.org(), inspection)));
    }

    private void tell(OrgId org, Inspection inspection) {
        Inspection.Done done = inspection.done().orElseThrow();
        notes(inspection)
                .forEach((owner, notes) -> {
                    Sender sender =
                            new Sender(
                                    org,
                                    Actor.person(done.by(), Set.of(InspectionKinds.INSPECTOR)),
                                    "%s for %d".formatted(inspection.number(), owner),
                                    Command.CARRIED);
                    done(
                            owner == THE_UNIT
                                    ? records.ofUnit(sender, inspection.unit(), notes)
                                    : records.ofPerson(sender, owner, notes));
                });
        for (int person : inspection.clean()) {
            done(
                    findings.tell(
                            org,
                            Actor.person(done.by(), Set.of(DECIDER)),
                            "%s clean %d".formatted(inspection.number(), person),
                            person,
                            NewFact.at(BookFacts.CLEAN, done.at(), Map.of())));
        }
    }

    /** What is told in which book, by the person whose it is. */
    private static SortedMap<Integer, List<NewFact>> notes(Inspection inspection) {
        SortedMap<Integer, List<NewFact>> notes = new TreeMap<>();
        for (String item : inspection.sheet().items()) {
            Inspection.Looked looked =
                    Optional.ofNullable(inspection.looked().get(item)).orElseThrow();
            if (looked.seen()) {
                List<Integer> owners = inspection.owners(looked);
                (owners.isEmpty() ? List.of(THE_UNIT) : owners)
                        .forEach(owner ->
                                notes.computeIfAbsent(owner, one -> new ArrayList<>())
                                        .add(note(inspection, item, looked, owner)));
            }
        }
        return notes;
    }

    private static NewFact note(
            Inspection inspection, String item, Inspection.Looked looked, int owner) {
        Map<String, Value> values = new HashMap<>();
        values.put(Practice.ITEM, new Value.Text(item));
        values.put(Practice.RESULT, new Value.Text(looked.result()));
        looked.value().ifPresent(value -> values.put(Practice.VALUE, new Value.Whole(value)));
        values.put(InspectionKinds.INSPECTION, new Value.Text(inspection.number()));
        values.put(
                InspectionKinds.INSPECTORS,
                new Value.Text(Inspections.joined(inspection.inspectors())));
        if (owner != THE_UNIT) {
            values.put(InspectionKinds.PERSON, new Value.Text(Integer.toString(owner)));
        }
        return NewFact.at(Practice.NOTED, looked.at(), values);
    }

    /** A refusal here is a fault of ours: the letter comes again. */
    private static void done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException("An inspection was refused by a book: " + refused);
        }
    }
}
