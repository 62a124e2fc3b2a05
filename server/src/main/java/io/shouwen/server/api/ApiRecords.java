package io.shouwen.server.api;

import io.shouwen.server.access.Caller;
import io.shouwen.server.book.Records;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other systems tell of units, of persons and of matters: {@code unit-12}, {@code person-Y201}
 * by the staff number, {@code matter-12} for a new matter of a unit, or the number of a matter.
 */
@Component
class ApiRecords {
    private static final Pattern UNIT = Pattern.compile("(unit|matter)-([1-9][0-9]{0,8})");
    private static final String PERSON = "person-";

    private final Records records;
    private final Staff staff;
    private final ApiSight sight;

    ApiRecords(Records records, Staff staff, ApiSight sight) {
        this.records = records;
        this.staff = staff;
        this.sight = sight;
    }

    Told tell(Caller caller, Sender sender, String to, NewFact fact) {
        return Told.of(Answers.done(tell(caller, sender, to, List.of(fact))));
    }

    private Outcome tell(Caller caller, Sender sender, String to, List<NewFact> facts) {
        Matcher unit = UNIT.matcher(to);
        if (unit.matches()) {
            int id = seen(caller, Integer.parseInt(unit.group(2)));
            return unit.group(1).equals("unit")
                    ? records.ofUnit(sender, id, facts)
                    : records.open(sender, id, facts);
        }
        if (to.startsWith(PERSON)) {
            return records.ofPerson(sender, person(caller, to.substring(PERSON.length())), facts);
        }
        return records.add(sender, known(caller, to), facts);
    }

    private int seen(Caller caller, int unit) {
        if (!sight.units(caller).contains(unit)) {
            throw Refusal.notFound();
        }
        return unit;
    }

    private int person(Caller caller, String staffNo) {
        return staff.byNumber(caller.org(), staffNo)
                .filter(person ->
                        staff.posts(caller.org(), person).stream()
                                .anyMatch(sight.units(caller)::contains))
                .orElseThrow(Refusal::notFound);
    }

    private SubjectId known(Caller caller, String number) {
        Optional<Records.Read> read =
                SubjectId.parse(number).flatMap(id -> records.find(caller.org(), id));
        return read.filter(one -> sight.units(caller).contains(one.history().unit()))
                .map(one -> one.history().id())
                .orElseThrow(Refusal::notFound);
    }
}
