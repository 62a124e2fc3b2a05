package io.shouwen.server.inspection;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Picture;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with a sheet, from the first item to the check of what was rectified. */
@Component
class SheetActs {
    static final String PHOTO = "photo";
    static final String SIGNATURE = "signature";
    static final String NOTE = "note";

    private static final int LONGEST_NOTE = 1_000;

    private final OrgScope scope;
    private final Journal journal;
    private final Inspections inspections;
    private final Enclosures enclosures;
    private final Writings writings;
    private final Mending mending;
    private final WallClock clock;

    SheetActs(
            OrgScope scope,
            Journal journal,
            Inspections inspections,
            Enclosures enclosures,
            Writings writings,
            Mending mending,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.inspections = inspections;
        this.enclosures = enclosures;
        this.writings = writings;
        this.mending = mending;
        this.clock = clock;
    }

    /**
     * An answer as it comes from the phone.
     *
     * @param result pass, fail or not applicable; empty for a measured item
     * @param value what was measured; empty if nothing was
     * @param whose of several who are inspected the one it is about; empty for all
     */
    record Answer(
            String item, String result, String value, String whose, String reason, String note) {}

    /** Keeps what was seen of one item; a later answer takes the place of an earlier one. */
    void look(Me me, String key, Inspection inspection, Answer answer) {
        Practice practice = practice(me, inspection, answer.item());
        Map<String, Value> values = new HashMap<>();
        values.put(Practice.ITEM, new Value.Text(answer.item()));
        String result = result(practice, answer, values);
        values.put(Practice.RESULT, new Value.Text(result));
        values.put(
                InspectionKinds.WHOSE, new Value.Text(whose(inspection, answer.whose(), result)));
        if (result.equals(InspectionKinds.NOT_APPLICABLE)) {
            values.put(InspectionKinds.REASON, new Value.Text(Answers.why(answer.reason())));
        }
        if (answer.note().length() > LONGEST_NOTE) {
            throw Inspections.refused("inspection-answer-unfit");
        }
        scope.run(
                me.org(),
                () -> {
                    if (!answer.note().isBlank()) {
                        values.putAll(
                                enclose(
                                        me,
                                        key,
                                        inspection,
                                        mine(me),
                                        NOTE,
                                        answer.note().strip()));
                    }
                    tell(me, key, inspection, fact(InspectionKinds.LOOKED, values));
                });
    }

    private Practice practice(Me me, Inspection inspection, String item) {
        return Optional.ofNullable(
                        inspections
                                .practices(me.org(), inspection.unit(), inspection.plannedFor())
                                .get(item))
                .or(() ->
                        Optional.ofNullable(
                                inspections
                                        .practices(me.org(), inspection.unit(), clock.now())
                                        .get(item)))
                .map(Clause::rule)
                .map(Practice.class::cast)
                .orElseThrow(() -> Inspections.refused("inspection-item-unknown"));
    }

    private static String result(Practice practice, Answer answer, Map<String, Value> values) {
        if (answer.result().equals(InspectionKinds.NOT_APPLICABLE)) {
            return answer.result();
        }
        Optional<Practice.Measure> measure = practice.measure();
        if (measure.isPresent()) {
            if (!answer.value().matches("[0-9]{1,9}")) {
                throw Inspections.refused("inspection-answer-unfit");
            }
            long value = Long.parseLong(answer.value());
            values.put(Practice.VALUE, new Value.Whole(value));
            boolean inside = measure.get().least() <= value && value <= measure.get().most();
            return inside ? Practice.PASS : Practice.FAIL;
        }
        if (!answer.result().equals(Practice.PASS) && !answer.result().equals(Practice.FAIL)) {
            throw Inspections.refused("inspection-answer-unfit");
        }
        return answer.result();
    }

    /** Whoever has broken something is named, of several who are inspected. */
    private static String whose(Inspection inspection, String whose, String result) {
        if (inspection.persons().isEmpty()) {
            return InspectionKinds.UNIT;
        }
        if (inspection.persons().size() == 1 && whose.isEmpty()) {
            return Integer.toString(inspection.persons().getFirst());
        }
        boolean known =
                whose.equals(InspectionKinds.UNIT)
                        || inspection.persons().stream()
                                .anyMatch(person -> whose.equals(Integer.toString(person)));
        if (known) {
            return whose;
        }
        if (!whose.isEmpty() || result.equals(Practice.FAIL)) {
            throw Inspections.refused("inspection-whose-missing");
        }
        return InspectionKinds.ALL;
    }

    void photograph(Me me, String key, Inspection inspection, String item, String picture) {
        scope.run(
                me.org(),
                () -> {
                    Map<String, Value> values =
                            new HashMap<>(
                                    enclose(
                                            me,
                                            key,
                                            inspection,
                                            pictured(me, inspection),
                                            PHOTO,
                                            picture(picture)));
                    values.put(Practice.ITEM, new Value.Text(item));
                    tell(me, key, inspection, fact(InspectionKinds.PHOTOGRAPHED, values));
                });
    }

    /** A photo says something about the one who is inspected, else about whoever took it. */
    private PersonId pictured(Me me, Inspection inspection) {
        return inspection.persons().size() == 1
                ? writings.writerOf(me.org(), inspection.persons().getFirst())
                : mine(me);
    }

    private PersonId mine(Me me) {
        return writings.writerOf(me.org(), me.person());
    }

    private static String picture(String content) {
        if (!Picture.fits(content)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "enclosure-unfit");
        }
        return content;
    }

    /** Whoever is inspected signs on the inspector's phone. */
    void signed(Me me, String key, Inspection inspection, int person, String picture) {
        sign(me, key, inspection, person, InspectionKinds.INSPECTED, picture);
    }

    /** An inspector signs; with the last of them the sheet is done. */
    void sign(Me me, String key, Inspection inspection, String picture) {
        sign(me, key, inspection, me.person(), InspectionKinds.INSPECTOR, picture);
    }

    private void sign(
            Me me, String key, Inspection inspection, int person, String as, String picture) {
        scope.run(
                me.org(),
                () -> {
                    Map<String, Value> values =
                            new HashMap<>(
                                    enclose(
                                            me,
                                            key,
                                            inspection,
                                            writings.writerOf(me.org(), person),
                                            SIGNATURE,
                                            picture(picture)));
                    values.put(InspectionKinds.AS, new Value.Text(as));
                    values.put(InspectionKinds.PERSON, new Value.Text(Integer.toString(person)));
                    List<NewFact> facts = new ArrayList<>();
                    facts.add(fact(InspectionKinds.SIGNED, values));
                    if (as.equals(InspectionKinds.INSPECTOR) && inspection.lastToSign(person)) {
                        facts.add(
                                fact(
                                        InspectionKinds.DONE,
                                        Map.of(
                                                InspectionKinds.BROKEN,
                                                new Value.Whole(inspection.broken().size()))));
                    }
                    tell(me, key, inspection, facts.toArray(NewFact[]::new));
                });
    }

    /** It is noted why somebody who is inspected does not sign. */
    void unsigned(Me me, String key, Inspection inspection, int person, String reason) {
        tell(
                me,
                key,
                inspection,
                fact(
                        InspectionKinds.UNSIGNED,
                        Map.of(
                                InspectionKinds.PERSON,
                                new Value.Text(Integer.toString(person)),
                                InspectionKinds.REASON,
                                new Value.Text(Answers.why(reason)))));
    }

    /** Orders that what was broken is rectified within so many working days. */
    void order(Me me, String key, Inspection inspection, int person, String what, int days) {
        boolean known =
                inspections.people(me.org(), inspection.unit()).stream()
                        .anyMatch(member -> member.id() == person);
        if (!known || what.isBlank() || what.length() > LONGEST_NOTE || !fits(days)) {
            throw refusedNotice();
        }
        tell(
                me,
                key,
                inspection,
                fact(
                        InspectionKinds.ORDERED,
                        Map.of(
                                InspectionKinds.WHAT,
                                new Value.Text(what.strip()),
                                InspectionKinds.UNTIL,
                                new Value.Moment(until(me, days)),
                                InspectionKinds.PERSON,
                                new Value.Text(Integer.toString(person)))));
    }

    static Refusal refusedNotice() {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT, "rectification-unfit", Mending.MOST_DAYS);
    }

    static boolean fits(int days) {
        return days >= 1 && days <= Mending.MOST_DAYS;
    }

    private Instant until(Me me, int days) {
        return mending.until(me.org(), me.zone(), clock.now(), days);
    }

    /** Reports that it is rectified, with words and perhaps a picture as evidence. */
    void mended(Me me, String key, Inspection inspection, String words, String picture) {
        if (words.isBlank() || words.length() > LONGEST_NOTE) {
            throw Inspections.refused("rectification-evidence-missing");
        }
        scope.run(
                me.org(),
                () -> {
                    Map<String, Value> told =
                            enclose(me, key, inspection, mine(me), NOTE, words.strip());
                    Map<String, Value> values = new HashMap<>(told);
                    if (!picture.isEmpty()) {
                        Map<String, Value> shown =
                                enclose(me, key, inspection, mine(me), PHOTO, picture(picture));
                        shown.forEach((name, value) ->
                                values.merge(
                                        name,
                                        value,
                                        (one, two) -> new Value.Text(one + " " + two)));
                    }
                    tell(me, key, inspection, fact(InspectionKinds.TOLD, values));
                });
    }

    /** An inspector has looked again: it is rectified, or it is to be done again by a new date. */
    void checked(
            Me me, String key, Inspection inspection, boolean passed, String reason, int days) {
        Map<String, Value> values = new HashMap<>();
        values.put(InspectionKinds.PASSED, new Value.Flag(passed));
        if (!passed) {
            if (!fits(days)) {
                throw refusedNotice();
            }
            values.put(InspectionKinds.REASON, new Value.Text(Answers.why(reason)));
            values.put(InspectionKinds.UNTIL, new Value.Moment(until(me, days)));
        }
        tell(me, key, inspection, fact(InspectionKinds.CHECKED, values));
    }

    private Map<String, Value> enclose(
            Me me, String key, Inspection inspection, PersonId owner, String what, String content) {
        Enclosures.Kept kept =
                enclosures
                        .keep(
                                me.org(),
                                "%d/%s/%s".formatted(me.person(), key, what),
                                new Enclosures.Content(owner, inspection.id(), what, content))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-erased"));
        return Map.of(
                InspectionKinds.ENCLOSURE, new Value.Text(Long.toString(kept.id())),
                InspectionKinds.HASH, new Value.Text(kept.hash()));
    }

    private static NewFact fact(FactKind kind, Map<String, Value> values) {
        return NewFact.now(kind, values);
    }

    private void tell(Me me, String key, Inspection inspection, NewFact... facts) {
        Sender sender = Sight.sender(me, key, Inspections.SOURCE);
        Answers.done(
                journal.run(
                        new Command(
                                sender.org(),
                                sender.actor(),
                                sender.key(),
                                sender.source(),
                                new Command.Existing(inspection.id()),
                                List.of(facts))));
    }
}
