package io.shouwen.server.hotline;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallKinds;
import io.shouwen.server.call.Calls;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes calls down, and ties them to the requests they are about. */
@Component
class CallRecords {
    private static final String SOURCE = "hotline";

    /** By then whoever acts has seen it on their screen. */
    private static final Duration WORTH_TELLING = Duration.ofHours(2);

    private final OrgScope scope;
    private final Calls calls;
    private final Requests requests;
    private final Persons persons;
    private final Reports reports;
    private final Repeats repeats;
    private final Answered answered;
    private final Notices notices;

    CallRecords(
            OrgScope scope,
            Calls calls,
            Requests requests,
            Persons persons,
            Reports reports,
            Repeats repeats,
            Answered answered,
            Notices notices) {
        this.notices = notices;
        this.scope = scope;
        this.calls = calls;
        this.requests = requests;
        this.persons = persons;
        this.reports = reports;
        this.repeats = repeats;
        this.answered = answered;
    }

    /** The customer is answered from the story of a request that was there before. */
    void answer(Me me, String key, Calls.Call call, Story story, String matter, boolean readBack) {
        List<NewFact> told = new ArrayList<>(Contacts.again(me, call.row().number(), matter));
        if (readBack) {
            told.add(Contacts.readBack());
        }
        scope.run(
                me.org(),
                () -> {
                    Answers.done(
                            requests.add(
                                    Sight.sender(me, key, SOURCE), story.request().id(), told));
                    tell(me, call.row().number(), story);
                    Answers.done(
                            calls.add(
                                    Sight.sender(me, key + "-call", SOURCE),
                                    call.id(),
                                    List.of(Contacts.about(story.request().id()))));
                });
    }

    /** As {@link #answer}, of a call that is not on record. */
    void answer(Me me, String key, Story story, boolean urged) {
        scope.run(
                me.org(),
                () -> {
                    Answers.done(
                            requests.add(
                                    Sight.sender(me, key, SOURCE),
                                    story.request().id(),
                                    List.of(Contacts.calledAgain(urged))));
                    tell(me, key, story);
                });
    }

    /** Who was asked first and who acts now are told at once, unless they answered themselves. */
    private void tell(Me me, String call, Story story) {
        SubjectId request = story.request().id();
        notices.keep(
                Stream.of(story.request().firstContact(), story.request().handler())
                        .distinct()
                        .filter(person -> person != me.person())
                        .map(person ->
                                new Notice(
                                        me.org(),
                                        "called-again/%s/%s/%d"
                                                .formatted(call, request.number(), person),
                                        new Notice.Staff(person),
                                        "called-again",
                                        List.of(new Value.Text(request.number())),
                                        request,
                                        me.person(),
                                        WORTH_TELLING))
                        .toList());
    }

    /** A complete record; sent again, nothing is written. */
    void write(Me me, Calls.Call call, CallRecord record) {
        scope.run(
                me.org(),
                () -> {
                    String actor = Integer.toString(me.person());
                    if (answered.opened(me.org(), actor, record.key()).isEmpty()) {
                        log(me, call, record);
                    }
                });
    }

    private void log(Me me, Calls.Call call, CallRecord record) {
        PersonId caller = caller(me.org(), record);
        Optional<Story> repeated = repeated(me.org(), caller, call, record.matterWord());
        boolean linked = !call.requests().isEmpty() || repeated.isPresent();
        List<NewFact> facts = new ArrayList<>();
        if (!call.row().caller().equals(Optional.of(caller.value()))) {
            facts.add(
                    NewFact.now(
                            CallKinds.IDENTIFIED,
                            Map.of(CallKinds.CALLER, new Value.Text(caller.toString()))));
        }
        facts.add(logged(me, call, record));
        if (!linked) {
            facts.add(Contacts.alone(me, record.matterWord(), record.settled()));
            facts.add(ended(record));
        }
        Answers.done(calls.add(Sight.sender(me, record.key(), SOURCE), call.id(), facts));
        // Nobody had to notice: the machine did.
        repeated.ifPresent(story ->
                answer(me, record.key() + "-again", call, story, record.matterWord(), false));
        calls.written(me);
    }

    /** What the call asks again, unless the agent has found it already. */
    private Optional<Story> repeated(OrgId org, PersonId caller, Calls.Call call, String matter) {
        List<Story> before =
                repeats.of(org, caller).stream()
                        .filter(story -> story.request().openedAt().isBefore(call.row().rangAt()))
                        .toList();
        boolean found =
                before.stream()
                        .map(story -> story.request().id().number())
                        .anyMatch(call.requests()::contains);
        return found ? Optional.empty() : Repeats.about(before, matter);
    }

    private NewFact logged(Me me, Calls.Call call, CallRecord record) {
        Map<String, Value> values = new HashMap<>(calls.keep(me, record.words()));
        for (String field : List.of("name", "address", "phone", "notes")) {
            values.put(field, new Value.Flag(true));
        }
        values.put("called_at", new Value.Moment(call.row().rangAt()));
        values.put(CallKinds.MATTER, new Value.Text(record.matterWord()));
        return NewFact.now(CallKinds.LOGGED, values);
    }

    private static NewFact ended(CallRecord record) {
        return record.settled()
                ? NewFact.now(
                        HotlineKinds.RESOLVED,
                        Map.of("handling", new Value.Text("answered-at-once")))
                : NewFact.now(
                        HotlineKinds.HANDED_OVER, Map.of("to", new Value.Text(record.taker())));
    }

    /** Whoever is chosen, with what was not known yet; or somebody new. */
    private PersonId caller(OrgId org, CallRecord record) {
        Map<PersonField, String> values = record.personal();
        if (record.chosen().isEmpty()) {
            return persons.enter(org, values);
        }
        PersonId person = new PersonId(record.chosen().get());
        reports.complete(org, persons.masked(org, person).orElseThrow(Refusal::notFound), values);
        return person;
    }

    /** Nothing had to be written down. */
    void dismiss(Me me, String key, Calls.Call call, String reason) {
        Answers.done(
                calls.add(
                        Sight.sender(me, key, SOURCE),
                        call.id(),
                        List.of(
                                NewFact.now(
                                        CallKinds.DISMISSED,
                                        Map.of("reason", new Value.Text(reason))))));
        calls.written(me);
    }

    /** What a caller who abuses the line makes necessary (cable.3.2.10). */
    void mark(Me me, String key, Calls.Call call, String what) {
        NewFact fact =
                switch (what) {
                    case "harsh", "malicious-cut" ->
                            NewFact.now(HotlineKinds.MARKED, Map.of("as", new Value.Text(what)));
                    case "abuse-warning" ->
                            NewFact.now(HotlineKinds.TOLD, Map.of("about", new Value.Text(what)));
                    case "malicious-call" ->
                            NewFact.now(
                                    HotlineKinds.LEADER_TOLD,
                                    Map.of(
                                            "about", new Value.Text(what),
                                            "to", new Value.Text("chief")));
                    default -> throw Refusal.notFound();
                };
        Answers.done(calls.add(Sight.sender(me, key, SOURCE), call.id(), List.of(fact)));
    }
}
