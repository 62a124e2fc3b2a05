package io.shouwen.server.hotline;

import io.shouwen.server.customer.Customers;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Reading;
import io.shouwen.server.story.Veil;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads who may be calling, or stands at a counter: masked, with their accounts and what they asked
 * for, but for what is veiled from the reader.
 */
@Component
public class CallerReader {
    private final Persons persons;
    private final Customers customers;
    private final Repeats repeats;
    private final Reader reader;
    private final Veil veil;

    CallerReader(Persons persons, Customers customers, Repeats repeats, Reader reader, Veil veil) {
        this.veil = veil;
        this.persons = persons;
        this.customers = customers;
        this.repeats = repeats;
        this.reader = reader;
    }

    /** Whom a search finds; the search is told as a fact. */
    public List<Caller> search(OrgId org, String typed, int by, Times times) {
        return read(org, persons.find(org, typed, by).people(), by, times);
    }

    /** These customers; whoever was erased is absent. */
    public List<Caller> of(OrgId org, Collection<Long> ids, int by, Times times) {
        return read(
                org,
                ids.stream().flatMap(id -> persons.masked(org, new PersonId(id)).stream()).toList(),
                by,
                times);
    }

    /** A request that several of them share is shown with the first. */
    private List<Caller> read(OrgId org, List<MaskedPerson> people, int by, Times times) {
        Set<Long> shown = new HashSet<>();
        return people.stream().map(person -> caller(org, person, shown, by, times)).toList();
    }

    private Caller caller(OrgId org, MaskedPerson person, Set<Long> shown, int by, Times times) {
        List<Story> before =
                repeats.of(org, person.id()).stream()
                        .filter(story -> !veil.hides(org, by, story.request()))
                        .filter(story -> shown.add(story.request().id().value()))
                        .toList();
        return new Caller(
                person.id().value(),
                Reader.values(person),
                customers.of(org, person.id()),
                readings(before, story -> story.request().open(), times),
                readings(before, story -> !story.request().open(), times));
    }

    private List<Reading> readings(List<Story> stories, Predicate<Story> which, Times times) {
        return stories.stream().filter(which).map(story -> reader.read(story, times)).toList();
    }
}
