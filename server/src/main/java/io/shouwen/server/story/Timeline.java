package io.shouwen.server.story;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.explain.Sentences;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Times;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.story.Event.Detail;
import io.shouwen.server.story.Event.Standing;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.text.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lays the facts of a request out in the order in which they happened. */
final class Timeline {
    private static final Set<String> PEOPLE =
            Set.of(
                    "handler",
                    "to",
                    "from",
                    "against",
                    "reported_by",
                    "first_contact",
                    "technician",
                    "second",
                    "agent",
                    "taken_by");

    /** Shown elsewhere, masked, or of no use to a reader. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "customer",
                    "first_contact_post",
                    "caller",
                    "hash",
                    "candidates",
                    "writer",
                    "version",
                    "place",
                    "errand",
                    "helper",
                    "concerned",
                    FactKind.NAMED_FACT);

    private final History history;
    private final Instant asOf;
    private final Sentences sentences;
    private final Times times;
    private final Texts texts;
    private final Map<Integer, Member> people;
    private final Map<String, String> words;

    Timeline(
            History history,
            Instant asOf,
            Sentences sentences,
            Times times,
            Map<Integer, Member> people,
            Map<String, String> words) {
        this.history = history;
        this.asOf = asOf;
        this.sentences = sentences;
        this.times = times;
        this.texts = times.texts();
        this.people = people;
        this.words = words;
    }

    /** The ids of the people whom the facts of a history name. */
    static Set<Integer> people(History history) {
        Set<Integer> ids = new HashSet<>();
        for (Fact fact : history.facts()) {
            person(fact.actor()).ifPresent(ids::add);
            for (String name : PEOPLE) {
                fact.value(name).flatMap(value -> person(value.toString())).ifPresent(ids::add);
            }
        }
        return ids;
    }

    private static Optional<Integer> person(String id) {
        return id.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(id)) : Optional.empty();
    }

    /** Every fact but the words about facts, which stand beside the fact they speak of. */
    List<Event> events() {
        Set<Fact> counted = new HashSet<>(history.counted(asOf));
        List<Event> events = new ArrayList<>();
        history.stored().stream()
                .filter(stored -> !stored.fact().kind().aboutFacts())
                .sorted(Comparator.comparing(StoredFact::fact, Fact.ORDER))
                .forEach(stored -> events.add(event(stored, counted)));
        return events;
    }

    private Event event(StoredFact stored, Set<Fact> counted) {
        Fact fact = stored.fact();
        Optional<Fact> word = word(fact, counted);
        return new Event(
                stored.n(),
                sentences.kind(fact.kind()),
                fact.occurredAt(),
                Sentences.told(fact) ? Optional.of(fact.recordedAt()) : Optional.empty(),
                who(stored),
                texts.has("story.source." + stored.source())
                        ? texts.of("story.source." + stored.source())
                        : stored.source(),
                standing(fact, word, counted.contains(fact)),
                word.map(this::say).orElse(""),
                details(fact));
    }

    /** The last word about a fact that itself counts. */
    private Optional<Fact> word(Fact fact, Set<Fact> counted) {
        return history.facts().stream()
                .filter(one -> one.kind().aboutFacts() && counted.contains(one))
                .filter(one -> one.namedFact().equals(fact.id()))
                .max(Comparator.comparing(Fact::recordedAt));
    }

    private static Standing standing(Fact fact, Optional<Fact> word, boolean counts) {
        if (word.filter(one -> one.kind().equals(FactKind.STRUCK)).isPresent()) {
            return Standing.STRUCK;
        }
        if (word.filter(one -> one.kind().equals(FactKind.DECLINED)).isPresent()) {
            return Standing.DECLINED;
        }
        if (fact.standing() == io.shouwen.engine.fact.Standing.COUNTED) {
            return Standing.COUNTED;
        }
        return counts ? Standing.ACCEPTED : Standing.PROPOSED;
    }

    private String say(Fact word) {
        String reason = word.value("reason").map(Value::toString).orElse("");
        return texts.of(
                        "story.word",
                        sentences.kind(word.kind()),
                        name(word.actor()),
                        times.shortMoment(word.recordedAt()))
                + (reason.isEmpty() ? "" : texts.of("story.word.reason", reason));
    }

    private String who(StoredFact stored) {
        String as = stored.toldAs();
        String role =
                texts.has("role." + as)
                        ? texts.of("role." + as)
                        : texts.has("story.as." + as) ? texts.of("story.as." + as) : as;
        return stored.fact().actor().equals(as)
                ? role
                : texts.of("story.who", name(stored.fact().actor()), role);
    }

    private String name(String actor) {
        if (actor.startsWith("token:")) {
            return texts.of("story.token", actor.substring("token:".length()));
        }
        return person(actor)
                .map(people::get)
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse(actor);
    }

    private List<Detail> details(Fact fact) {
        List<Detail> details = new ArrayList<>();
        new TreeMap<>(fact.values())
                .forEach((name, value) -> {
                    if (!LEFT_OUT.contains(name) && !value.toString().isEmpty()) {
                        details.add(new Detail(Attributes.name(texts, name), value(name, value)));
                    }
                });
        return details;
    }

    private String value(String name, Value value) {
        return switch (value) {
            case Value.Text text when PEOPLE.contains(name) && person(text.text()).isPresent() ->
                    name(text.text());
            case Value.Text text when name.equals(RequestKinds.WORDS) ->
                    words.getOrDefault(text.text(), texts.of("story.erased"));
            case Value.Text text -> Attributes.value(texts, name, text.text());
            case Value.Flag flag -> Attributes.value(texts, Boolean.toString(flag.set()));
            case Value.Moment moment -> times.shortMoment(moment.at());
            case Value.Day day -> times.day(day.date());
            case Value.Whole whole -> Long.toString(whole.count());
            case Value.Money money -> sentences.figures().money(money.fen());
        };
    }
}
