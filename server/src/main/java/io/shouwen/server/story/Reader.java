package io.shouwen.server.story;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.explain.Sentences;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Limits;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a request into words. */
@Component
public final class Reader {
    private static final FactKind FROM_ABOVE = new FactKind("above.received");

    private static final String HIDDEN = "****";

    private final Clocks clocks;
    private final Staff staff;
    private final Units units;
    private final Persons persons;
    private final RequestWords words;
    private final Limits limits;

    public Reader(
            Clocks clocks,
            Staff staff,
            Units units,
            Persons persons,
            RequestWords words,
            Limits limits) {
        this.limits = limits;
        this.clocks = clocks;
        this.staff = staff;
        this.units = units;
        this.persons = persons;
        this.words = words;
    }

    /** The request in the language and zone of a reader. */
    public Reading read(Story story, Times times) {
        return read(story, times, said(story));
    }

    /** As {@link #read(Story, Times)}, without what people wrote: such words name all sorts. */
    public Reading wordless(Story story, Times times) {
        Map<String, String> hidden = new HashMap<>(said(story));
        hidden.replaceAll((name, text) -> HIDDEN);
        return read(story, times, hidden);
    }

    private Map<String, String> said(Story story) {
        return words.of(story.history().org(), story.request().id());
    }

    private Reading read(Story story, Times times, Map<String, String> said) {
        RequestRow request = story.request();
        OrgId org = story.history().org();
        Texts texts = times.texts();
        Set<Integer> ids = new HashSet<>(Timeline.people(story.history()));
        ids.add(request.handler());
        ids.add(request.firstContact());
        Map<Integer, Member> people = staff.named(org, ids);
        return new Reading(
                request.id(),
                story.judged().asOf(),
                request.openedAt(),
                request.closedAt(),
                request.type(),
                request.event(),
                request.mergedInto(),
                request.urgentAt(),
                limits.internalDue(story),
                story.history().facts().stream().anyMatch(fact -> fact.kind().equals(FROM_ABOVE)),
                Told.word(story, "symptom", texts),
                Told.word(story, "severity", texts),
                Optional.ofNullable(units.all(org).get(request.unit()))
                        .map(unit -> texts.name(unit.nameZh(), unit.nameEn()))
                        .orElse(""),
                name(people, request.firstContact(), texts),
                name(people, request.handler(), texts),
                request.customer(),
                request.customer().map(id -> masked(org, id)).orElse(Map.of()),
                clocks.of(story, texts.language(), times.zone()),
                events(story.history(), story.judged().asOf(), times, people, said));
    }

    /** What happened to any subject, in order. */
    public List<Event> events(History history, Instant asOf, Times times) {
        return events(
                history,
                asOf,
                times,
                staff.named(history.org(), Timeline.people(history)),
                Map.of());
    }

    private List<Event> events(
            History history,
            Instant asOf,
            Times times,
            Map<Integer, Member> people,
            Map<String, String> said) {
        Sentences sentences = clocks.sentences(history, times.texts().language(), times.zone());
        return new Timeline(history, asOf, sentences, times, people, said).events();
    }

    private static String name(Map<Integer, Member> people, int id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse(Integer.toString(id));
    }

    /** The customer's masked values by field; empty once they were erased. */
    public Map<String, String> masked(OrgId org, long customer) {
        return persons.masked(org, new PersonId(customer)).map(Reader::values).orElse(Map.of());
    }

    /** Masked values by the written names of their fields. */
    public static Map<String, String> values(MaskedPerson person) {
        Map<String, String> values = new LinkedHashMap<>();
        for (PersonField field : PersonField.values()) {
            if (!person.value(field).isEmpty()) {
                values.put(field.written(), person.value(field));
            }
        }
        return values;
    }
}
