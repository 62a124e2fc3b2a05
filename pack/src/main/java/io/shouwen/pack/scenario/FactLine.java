package io.shouwen.pack.scenario;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.standard.BookKinds;
import io.shouwen.pack.standard.Times;
import io.shouwen.pack.standard.Types;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One line of a scenario as a fact. Values follow their names with {@code =} and not with a colon,
 * because a colon and a space would make the line something else to YAML.
 */
final class FactLine {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z][a-z0-9_]*)=\"?([^\"]*)\"?");
    private static final int MOST_TIMES = 1000;
    private static final Subject SUBJECT = new Subject("scenario", "one");
    private static final List<String> AFTER_KIND =
            List.of("recorded", "by", "as", "proposed", "times");

    private final ScalarNode line;
    private final Catalogue catalogue;
    private final Collection<String> roles;
    private final ZoneId zone;
    private final Problems problems;
    private final List<Word> words = new ArrayList<>();
    private int next;

    /** One word and where it begins. */
    private record Word(String text, Spot spot) {}

    /**
     * What a line says.
     *
     * @param facts one, or as many as the line says that there were
     * @param day which the next line may leave out
     */
    record Told(List<Fact> facts, LocalDate day) {
        Told {
            facts = List.copyOf(facts);
        }
    }

    FactLine(
            ScalarNode line,
            Catalogue catalogue,
            Collection<String> roles,
            ZoneId zone,
            Problems problems) {
        this.line = line;
        this.catalogue = catalogue;
        this.roles = roles;
        this.zone = zone;
        this.problems = problems;
        Matcher matcher = WORD.matcher(line.text());
        Spot at = line.spot();
        while (matcher.find()) {
            int before = line.text().codePointCount(0, matcher.start());
            int column = at.column() + before + (line.quoted() ? 1 : 0);
            words.add(new Word(matcher.group(), new Spot(at.file(), at.line(), column)));
        }
    }

    /**
     * Reads the line.
     *
     * @param dayBefore the day of the line before, if there was one
     * @param label what the fact is called if the line does not say
     */
    Optional<Told> read(Optional<LocalDate> dayBefore, String label) {
        Optional<LocalDate> day = day().or(() -> dayBefore);
        if (next < words.size() && next == 0 && FactHints.likeDay(words.getFirst().text())) {
            tellNoDay(words.getFirst());
            return Optional.empty();
        }
        if (day.isEmpty()) {
            bad(spot(), "expected a day such as `2026-03-02` at the beginning");
            return Optional.empty();
        }
        Optional<Instant> occurred = time(day.get());
        if (occurred.isEmpty()) {
            return Optional.empty();
        }
        Optional<Catalogue.Kind> kind = kind();
        return kind.flatMap(known -> rest(known, day.get(), occurred.get(), label));
    }

    private Optional<Told> rest(
            Catalogue.Kind kind, LocalDate day, Instant occurred, String label) {
        Map<String, Value> values = new HashMap<>();
        Instant recorded = occurred;
        String actor = "";
        String name = label;
        Standing standing = Standing.COUNTED;
        int times = 1;
        while (next < words.size()) {
            Word word = words.get(next++);
            Matcher attribute = ATTRIBUTE.matcher(word.text());
            if (attribute.matches()) {
                if (values.containsKey(attribute.group(1))) {
                    bad(word.spot(), "this attribute stands here a second time");
                }
                value(kind, attribute, word.spot())
                        .ifPresent(value -> values.put(attribute.group(1), value));
                continue;
            }
            switch (word.text()) {
                case "recorded" -> recorded = time(day().orElse(day)).orElse(recorded);
                case "by" -> actor = following(word);
                case "as" -> name = following(word);
                case "proposed" -> standing = Standing.PROPOSED;
                case "times" -> times = times(word);
                default ->
                        problems.add(
                                Slug.BAD_FACT_LINE,
                                word.spot(),
                                Phrases.quoted(word.text()) + " has no place in a fact",
                                FactHints.stray(word.text(), kind.fields().keySet(), AFTER_KIND));
            }
        }
        if (recorded.isBefore(occurred)) {
            bad(line.spot(), "this was told before it happened");
        }
        if (kind.kind().aboutFacts() && !values.containsKey(FactKind.NAMED_FACT)) {
            bad(spot(), "expected `fact=` with the label of the fact it speaks of");
            return Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Fact fact =
                new Fact(
                        new FactId(name),
                        SUBJECT,
                        kind.kind(),
                        occurred,
                        recorded,
                        actor,
                        standing,
                        values);
        return Optional.of(new Told(repeated(fact, times), day));
    }

    /** So many facts that differ in nothing but their labels: {@code f2-1}, {@code f2-2}, … */
    private static List<Fact> repeated(Fact fact, int times) {
        return times == 1
                ? List.of(fact)
                : IntStream.rangeClosed(1, times)
                        .mapToObj(number ->
                                new Fact(
                                        new FactId(fact.id().value() + "-" + number),
                                        fact.subject(),
                                        fact.kind(),
                                        fact.occurredAt(),
                                        fact.recordedAt(),
                                        fact.actor(),
                                        fact.standing(),
                                        fact.values()))
                        .toList();
    }

    private int times(Word word) {
        String number = next < words.size() ? words.get(next++).text() : "";
        if (number.matches("[0-9]{1,4}")
                && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= MOST_TIMES) {
            return Integer.parseInt(number);
        }
        problems.add(
                Slug.BAD_FACT_LINE,
                word.spot(),
                "expected a number from 1 to " + MOST_TIMES + " after `times`",
                "write such as `times 49`");
        return 1;
    }

    private Optional<Value> value(Catalogue.Kind kind, Matcher attribute, Spot spot) {
        String name = attribute.group(1);
        String text = attribute.group(2);
        if (kind.kind().aboutFacts()) {
            return Optional.of(new Value.Text(text));
        }
        Optional<Catalogue.Field> field = Optional.ofNullable(kind.fields().get(name));
        if (field.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_ATTRIBUTE,
                    spot,
                    Phrases.quoted(kind.kind().name())
                            + " has no attribute "
                            + Phrases.quoted(name),
                    Phrases.suggestion(name, kind.fields().keySet().stream().sorted().toList()));
        }
        if (field.isPresent() && splitMoment(field.get(), text)) {
            String meant = name + "=" + text + "T" + words.get(next++).text();
            problems.add(
                    Slug.WRONG_TYPE,
                    spot,
                    "a space parts the day of " + Phrases.quoted(name) + " from its time",
                    "write " + Phrases.quoted(meant));
            return Optional.empty();
        }
        return field.flatMap(type -> Types.value(text, spot, name, type, zone, problems));
    }

    /** Whether a moment was written with a space, which ends the value of an attribute here. */
    private boolean splitMoment(Catalogue.Field field, String text) {
        return field.type() == Catalogue.Type.MOMENT
                && Times.day(text).isPresent()
                && next < words.size()
                && Times.secondOfDay(words.get(next).text()).isPresent();
    }

    private Optional<Catalogue.Kind> kind() {
        if (next == words.size()) {
            bad(spot(), "expected a kind of fact after the time");
            return Optional.empty();
        }
        Word word = words.get(next++);
        FactKind kind = new FactKind(word.text());
        if (kind.aboutFacts()) {
            return Optional.of(
                    new Catalogue.Kind(kind, new Words("", ""), Map.of(), Set.of(), Duration.ZERO));
        }
        Optional<Catalogue.Kind> known =
                BookKinds.kind(kind, catalogue, roles).or(() -> catalogue.kind(kind));
        if (known.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_FACT_KIND,
                    word.spot(),
                    "no fact kind named " + Phrases.quoted(word.text()),
                    Phrases.suggestion(
                            word.text(),
                            catalogue.kinds().keySet().stream()
                                    .map(FactKind::name)
                                    .sorted()
                                    .toList()));
        }
        return known;
    }

    private Optional<LocalDate> day() {
        Optional<LocalDate> day =
                next < words.size() ? Times.day(words.get(next).text()) : Optional.empty();
        if (day.isPresent()) {
            next++;
        }
        return day;
    }

    private void tellNoDay(Word word) {
        problems.add(
                Slug.BAD_FACT_LINE,
                word.spot(),
                Phrases.quoted(word.text()) + " is not a day",
                FactHints.day(word.text())
                        .map(meant -> "write " + Phrases.quoted(meant))
                        .orElse("there is no such day in the calendar"));
    }

    private Optional<Instant> time(LocalDate day) {
        Optional<Instant> at =
                next < words.size()
                        ? Times.secondOfDay(words.get(next).text())
                                .flatMap(second -> Times.at(day, second, zone))
                        : Optional.empty();
        if (at.isEmpty()) {
            String sentence = "expected a time such as `10:30` here";
            Optional<String> meant =
                    next < words.size() ? FactHints.time(words.get(next).text()) : Optional.empty();
            meant.ifPresentOrElse(
                    text ->
                            problems.add(
                                    Slug.BAD_FACT_LINE,
                                    spot(),
                                    sentence,
                                    "write " + Phrases.quoted(text)),
                    () -> bad(spot(), sentence));
        } else {
            next++;
        }
        return at;
    }

    private String following(Word word) {
        if (next < words.size()) {
            return words.get(next++).text();
        }
        bad(word.spot(), "expected a name after " + Phrases.quoted(word.text()));
        return "";
    }

    private Spot spot() {
        return next < words.size() ? words.get(next).spot() : line.spot();
    }

    private void bad(Spot spot, String sentence) {
        problems.add(
                Slug.BAD_FACT_LINE,
                spot,
                sentence,
                "write such as `2026-03-02 10:00 repair.reported area=urban recorded 10:05 by T7`");
    }
}
