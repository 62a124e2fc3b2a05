package io.shouwen.server.hotline;

import io.shouwen.server.access.Me;
import io.shouwen.server.call.Calls;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.complaint.Filing;
import io.shouwen.server.event.Events;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.place.Located;
import io.shouwen.server.place.Places;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files a report: the customer's values and the facts together, or neither. */
@Component
class Reports {
    private static final String SOURCE = "hotline";

    private final OrgScope scope;
    private final Persons persons;
    private final Requests requests;
    private final Units units;
    private final Places places;
    private final Events events;
    private final Intake intake;
    private final RequestWords requestWords;
    private final Answered answered;
    private final Calls calls;
    private final Complaints complaints;

    Reports(
            OrgScope scope,
            Persons persons,
            Requests requests,
            Units units,
            Places places,
            Events events,
            Intake intake,
            RequestWords requestWords,
            Answered answered,
            Calls calls,
            Complaints complaints) {
        this.complaints = complaints;
        this.calls = calls;
        this.places = places;
        this.events = events;
        this.intake = intake;
        this.requestWords = requestWords;
        this.scope = scope;
        this.persons = persons;
        this.requests = requests;
        this.units = units;
        this.answered = answered;
    }

    /** The request that the form opens, or has opened when it was sent before. */
    SubjectId file(Me me, Report report) {
        return scope.in(
                me.org(),
                () ->
                        answered.opened(me.org(), Integer.toString(me.person()), report.key())
                                .orElseGet(() -> open(me, report)));
    }

    /**
     * A technician whom the customer has called himself opens the order and takes it: first asked
     * and handler in one (cable.3.2.4b). A number that one customer has is that customer's.
     */
    SubjectId takeMyself(Me me, Report report) {
        List<PersonId> found = persons.withPhone(me.org(), report.phone());
        Report of = found.size() == 1 ? report.of(found.getFirst()) : report;
        return scope.in(
                me.org(),
                () ->
                        answered.opened(me.org(), Integer.toString(me.person()), report.key())
                                .orElseGet(() -> open(me, of, Contacts.selfTaken(me))));
    }

    private SubjectId open(Me me, Report report) {
        // Nothing leads from whoever gave no name to the call in which they said it.
        if (!report.inCall() || report.nameless()) {
            return open(me, report, List.of());
        }
        Calls.Call call = calls.seen(me, report.callNumber());
        SubjectId request = open(me, report, Contacts.first(me, call.row().number()));
        Answers.done(
                calls.add(
                        Sight.sender(me, report.key() + "-link", SOURCE),
                        call.id(),
                        List.of(Contacts.about(request))));
        return request;
    }

    private SubjectId open(Me me, Report report, List<NewFact> more) {
        if (Complaints.takes(report.requestType())) {
            return complain(me, report, more);
        }
        Post post = Calls.post(me);
        long customer = report.known() ? known(me.org(), report) : enter(me.org(), report);
        int unit =
                Intake.goesOut(report.requestType())
                        ? serving(me.org(), report).orElse(post.unit())
                        : post.unit();
        Optional<RequestWords.Named> words =
                Optional.of(report.words().strip())
                        .filter(text -> report.requestType() != RequestType.REPAIR)
                        .map(RequestWords.Named::of);
        List<NewFact> facts =
                new ArrayList<>(
                        intake.facts(
                                me.org(),
                                unit,
                                report,
                                words.map(RequestWords.Named::name).orElse("")));
        facts.addAll(more);
        Requests.Opening opening =
                new Requests.Opening(
                        unit,
                        report.requestType(),
                        Optional.of(customer),
                        report.placeId().filter(id -> places.find(me.org(), id).isPresent()),
                        me.person(),
                        Optional.of(post.id()),
                        me.person(),
                        facts);
        SubjectId request =
                Answers.done(requests.open(Sight.sender(me, report.key(), SOURCE), opening))
                        .subject();
        words.ifPresent(text -> requestWords.keep(me.org(), request, me.person(), text));
        report.eventId()
                .ifPresent(event -> events.known(me.org(), event, me.person(), request, customer));
        return request;
    }

    /** A complaint goes one level above whom it is about. */
    private SubjectId complain(Me me, Report report, List<NewFact> more) {
        Optional<Long> customer =
                report.nameless()
                        ? Optional.empty()
                        : Optional.of(
                                report.known() ? known(me.org(), report) : enter(me.org(), report));
        Post post = Calls.post(me);
        return complaints.file(
                new Filing(
                        Sight.sender(me, report.key(), SOURCE),
                        report.requestType(),
                        post.unit(),
                        me.person(),
                        Optional.of(post.id()),
                        customer,
                        false,
                        Optional.empty(),
                        "call",
                        report.saidSorry(),
                        complaints.concern(me.org(), report.concerned(), Optional.empty()),
                        report.words().strip(),
                        Complaints.day(report.happened() == null ? "" : report.happened()),
                        report.placeId().filter(id -> places.find(me.org(), id).isPresent()),
                        more));
    }

    /** The crew of the place if one is chosen and has one, else that of the area. */
    private Optional<Integer> serving(OrgId org, Report report) {
        return report.placeId()
                .flatMap(id -> places.find(org, id))
                .flatMap(Located::crew)
                .or(() -> units.serving(org, report.area()));
    }

    private long known(OrgId org, Report report) {
        if (!report.customer().matches("[1-9][0-9]{0,8}")) {
            throw Refusal.notFound();
        }
        PersonId person = new PersonId(Long.parseLong(report.customer()));
        MaskedPerson known = persons.masked(org, person).orElseThrow(Refusal::notFound);
        complete(org, known, report.personal());
        return person.value();
    }

    /** What was not known of a customer before, such as the name behind a number. */
    void complete(OrgId org, MaskedPerson known, Map<PersonField, String> values) {
        values.forEach((field, value) -> {
            if (known.value(field).isEmpty() && !value.isBlank()) {
                persons.change(org, known.id(), field, value);
            }
        });
    }

    private long enter(OrgId org, Report report) {
        return persons.enter(org, report.personal()).value();
    }
}
