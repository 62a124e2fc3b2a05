package io.shouwen.server.inspection;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Practice;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An inspection: what its own facts add up to.
 *
 * @param persons who is inspected; nobody if it is the unit itself
 * @param looked what was seen of each item, by clause
 * @param photos the photos of each item, by clause
 * @param signed who has signed, by person
 * @param unsigned why somebody who is inspected has not signed, by person
 */
public record Inspection(
        SubjectId id,
        int unit,
        InspectionKind kind,
        String place,
        Instant plannedFor,
        int plannedBy,
        List<Integer> inspectors,
        List<Integer> persons,
        Drawn sheet,
        Map<String, Looked> looked,
        Map<String, List<Long>> photos,
        Map<Integer, Signature> signed,
        Map<Integer, String> unsigned,
        Optional<Done> done,
        Optional<Rectification> rectification) {
    private static final Drawn NOT_DRAWN = new Drawn("", new TreeMap<>(), List.of(), "", List.of());

    public Inspection {
        inspectors = List.copyOf(inspectors);
        persons = List.copyOf(persons);
        looked = Map.copyOf(looked);
        photos = Map.copyOf(photos);
        signed = Map.copyOf(signed);
        unsigned = Map.copyOf(unsigned);
    }

    /**
     * What an inspector saw of one item.
     *
     * @param whose the unit, all who are inspected, or the number of one of them
     * @param note the number of what was noted besides
     */
    public record Looked(
            String result,
            Optional<Long> value,
            String whose,
            String reason,
            Optional<Long> note,
            Instant at,
            int by) {
        public boolean broken() {
            return result.equals(Practice.FAIL);
        }

        /** Whether there was something to look at. */
        public boolean seen() {
            return !result.equals(InspectionKinds.NOT_APPLICABLE);
        }
    }

    /** A name under the sheet, and where the picture of it lies. */
    public record Signature(long enclosure, Instant at) {}

    /** All have signed; who was the last of the inspectors. */
    public record Done(Instant at, int by) {}

    /** The inspection that these facts tell of; the first of them plans it. */
    static Inspection of(History history) {
        Builder builder = new Builder();
        history.stored().forEach(stored -> builder.hear(stored.fact()));
        return builder.built(history);
    }

    public String number() {
        return id.number();
    }

    /** Where it stands. */
    public InspectionState state() {
        if (done.isEmpty()) {
            return InspectionState.PLANNED;
        }
        boolean mended =
                broken().isEmpty() || rectification.filter(Rectification::over).isPresent();
        return mended ? InspectionState.DONE : InspectionState.MENDING;
    }

    /** The items that were found broken, in the order of the sheet. */
    public List<String> broken() {
        return sheet.items().stream()
                .filter(item ->
                        Optional.ofNullable(looked.get(item)).filter(Looked::broken).isPresent())
                .toList();
    }

    /** Whether every item was looked at. */
    public boolean complete() {
        return looked.keySet().containsAll(sheet.items());
    }

    /** Whether everybody who is inspected has signed, or it is noted why not. */
    public boolean answered() {
        return persons.stream()
                .allMatch(person -> signed.containsKey(person) || unsigned.containsKey(person));
    }

    /** Whether a name stands under the sheet, so that it does not change any more. */
    public boolean closed() {
        return !signed.isEmpty() || !unsigned.isEmpty();
    }

    public boolean isInspector(int person) {
        return inspectors.contains(person);
    }

    /** Whether all inspectors but perhaps this one have signed. */
    boolean lastToSign(int person) {
        return inspectors.stream().allMatch(one -> one == person || signed.containsKey(one));
    }

    /** Whose books an answer is for: persons, or nobody for the unit. */
    List<Integer> owners(Looked answer) {
        return switch (answer.whose()) {
            case InspectionKinds.UNIT -> List.of();
            case InspectionKinds.ALL -> persons;
            default -> List.of(Integer.valueOf(answer.whose()));
        };
    }

    /** Who is inspected, was looked at and of whom nothing was found broken. */
    List<Integer> clean() {
        return persons.stream()
                .filter(person -> about(person).findAny().isPresent())
                .filter(person -> about(person).noneMatch(Looked::broken))
                .toList();
    }

    private java.util.stream.Stream<Looked> about(int person) {
        return looked.values().stream()
                .filter(Looked::seen)
                .filter(answer -> owners(answer).contains(person));
    }

    static String text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString).orElse("");
    }

    static Optional<Instant> moment(Fact fact, String attribute) {
        return fact.value(attribute)
                .filter(Value.Moment.class::isInstance)
                .map(value -> ((Value.Moment) value).at());
    }

    private static Optional<Long> number(Fact fact, String attribute) {
        return Optional.of(text(fact, attribute))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf);
    }

    private static List<Integer> people(Fact fact, String attribute) {
        return Drawn.words(text(fact, attribute)).stream().map(Integer::valueOf).toList();
    }

    /** Adds the facts up, one after the other. */
    private static final class Builder {
        private Optional<Fact> planned = Optional.empty();
        private Drawn sheet = NOT_DRAWN;
        private final Map<String, Looked> looked = new LinkedHashMap<>();
        private final Map<String, List<Long>> photos = new LinkedHashMap<>();
        private final Map<Integer, Signature> signed = new LinkedHashMap<>();
        private final Map<Integer, String> unsigned = new LinkedHashMap<>();
        private Optional<Done> done = Optional.empty();
        private Optional<Rectification> rectification = Optional.empty();

        void hear(Fact fact) {
            switch (fact.kind().name()) {
                case "inspection.planned" -> planned = planned.or(() -> Optional.of(fact));
                case "inspection.drawn" -> sheet = drawn(fact);
                case "inspection.looked" -> looked.put(text(fact, Practice.ITEM), looked(fact));
                case "inspection.photographed" ->
                        photos.computeIfAbsent(text(fact, Practice.ITEM), item -> new ArrayList<>())
                                .add(number(fact, InspectionKinds.ENCLOSURE).orElseThrow());
                case "inspection.signed" ->
                        signed.put(
                                Integer.valueOf(text(fact, InspectionKinds.PERSON)),
                                new Signature(
                                        number(fact, InspectionKinds.ENCLOSURE).orElseThrow(),
                                        fact.occurredAt()));
                case "inspection.unsigned" ->
                        unsigned.put(
                                Integer.valueOf(text(fact, InspectionKinds.PERSON)),
                                text(fact, InspectionKinds.REASON));
                case "inspection.done" ->
                        done =
                                Optional.of(
                                        new Done(
                                                fact.occurredAt(), Integer.parseInt(fact.actor())));
                case "rectification.ordered" ->
                        rectification = Optional.of(Rectification.ordered(fact));
                case "rectification.told", "rectification.checked" ->
                        rectification = rectification.map(one -> one.with(fact));
                default -> {}
            }
        }

        private static Drawn drawn(Fact fact) {
            return new Drawn(
                    text(fact, InspectionKinds.SEED),
                    Drawn.weights(text(fact, InspectionKinds.WEIGHTS)),
                    Drawn.words(text(fact, InspectionKinds.FIXED)),
                    text(fact, InspectionKinds.REASON),
                    Drawn.words(text(fact, InspectionKinds.SHEET)));
        }

        private static Looked looked(Fact fact) {
            return new Looked(
                    text(fact, Practice.RESULT),
                    number(fact, Practice.VALUE),
                    text(fact, InspectionKinds.WHOSE),
                    text(fact, InspectionKinds.REASON),
                    number(fact, InspectionKinds.ENCLOSURE),
                    fact.occurredAt(),
                    Integer.parseInt(fact.actor()));
        }

        Inspection built(History history) {
            Fact plan = planned.orElseThrow();
            return new Inspection(
                    history.id(),
                    history.unit(),
                    InspectionKind.of(text(plan, InspectionKinds.KIND)).orElseThrow(),
                    text(plan, InspectionKinds.PLACE),
                    moment(plan, InspectionKinds.PLANNED_FOR).orElseThrow(),
                    Integer.parseInt(plan.actor()),
                    people(plan, InspectionKinds.INSPECTORS),
                    people(plan, InspectionKinds.PERSONS),
                    sheet,
                    looked,
                    photos,
                    signed,
                    unsigned,
                    done,
                    rectification);
        }
    }

    /** The people whose names a page shows. */
    public Set<Integer> people() {
        Set<Integer> people = new java.util.TreeSet<>(inspectors);
        people.addAll(persons);
        people.add(plannedBy);
        rectification.ifPresent(one -> people.add(one.person()));
        return people;
    }
}
