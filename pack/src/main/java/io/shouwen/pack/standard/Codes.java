package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.calendar.CalendarReader;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Written codes read together with their catalogue and calendars, ready to be judged by. */
public record Codes(List<Pack> packs, Standards standards) {
    public Codes {
        packs = List.copyOf(packs);
    }

    /** Reads the codes in the given folders as {@link PackReader}; empty if there is a problem. */
    public static Optional<Codes> read(List<Path> folders, Problems problems) {
        List<Pack> packs = PackReader.read(folders, problems);
        if (!problems.none()) {
            return Optional.empty();
        }
        Joining joining = new Joining(problems);
        packs.forEach(pack -> pack.versions().forEach(version -> joining.take(version)));
        if (!problems.none()) {
            return Optional.empty();
        }
        return Optional.of(
                new Codes(
                        packs,
                        Standards.of(
                                versions(packs),
                                new Catalogue(joining.kinds),
                                new Calendars(joining.editions))));
    }

    /** What live work is judged by where nothing is said of the part of the site. */
    public Standards adopted() {
        return adopted(Set.of());
    }

    /**
     * What live work of a part of the site is judged by.
     *
     * @param units the names of the unit and of all above it
     */
    public Standards adopted(Set<String> units) {
        return by(packs.stream().flatMap(pack -> pack.adopted(units).stream()).toList());
    }

    /** Whether some part of the site is named by an adoption. */
    public boolean adoptedByUnit() {
        return packs.stream()
                .flatMap(pack -> pack.adoption().stream())
                .anyMatch(Adoption::namesUnits);
    }

    /** The codes as written, with these readings answered otherwise than usual. */
    public Standards read(Map<String, String> chosen) {
        return chosen.isEmpty()
                ? standards
                : by(
                        packs.stream()
                                .flatMap(pack -> pack.versions().stream())
                                .map(version -> version.read(chosen))
                                .toList());
    }

    private Standards by(List<Standard> versions) {
        return Standards.of(versions, standards.catalogue(), standards.calendars());
    }

    private static List<Standard> versions(List<Pack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.versions().stream())
                .map(Pack.Version::standard)
                .toList();
    }

    /** One catalogue and one set of calendars out of those of all versions. */
    private static final class Joining {
        private final Problems problems;
        private final Map<FactKind, Catalogue.Kind> kinds = new HashMap<>();
        private final Map<String, Path> files = new HashMap<>();
        private final Map<String, List<Calendars.Edition>> editions = new HashMap<>();

        Joining(Problems problems) {
            this.problems = problems;
        }

        void take(Pack.Version version) {
            Spot spot =
                    new Spot(VersionFolder.shown(version.folder().resolve("version.yaml")), 1, 1);
            version.catalogue()
                    .kinds()
                    .forEach((kind, known) -> kinds.merge(kind, known, (a, b) -> join(a, b, spot)));
            version.calendars().forEach((name, file) -> calendar(name, file, spot));
        }

        /** A later version may add attributes, producers and homes; it may not change a type. */
        private Catalogue.Kind join(Catalogue.Kind earlier, Catalogue.Kind later, Spot spot) {
            Map<String, Catalogue.Field> fields = new HashMap<>(earlier.fields());
            later.fields()
                    .forEach((name, field) ->
                            fields.merge(name, field, (a, b) -> join(later, name, a, b, spot)));
            Set<String> producers = new HashSet<>(earlier.producers());
            producers.addAll(later.producers());
            return new Catalogue.Kind(
                    later.kind(),
                    later.says(),
                    fields,
                    producers,
                    later.backdating(),
                    earlier.homes().and(later.homes()));
        }

        private Catalogue.Field join(
                Catalogue.Kind kind,
                String name,
                Catalogue.Field earlier,
                Catalogue.Field later,
                Spot spot) {
            if (earlier.type() != later.type()) {
                problems.add(
                        Slug.FACT_KIND_DIFFERS,
                        spot,
                        "the attribute "
                                + Phrases.quoted(name)
                                + " of "
                                + Phrases.quoted(kind.kind().name())
                                + " is "
                                + Types.word(later.type())
                                + " here and "
                                + Types.word(earlier.type())
                                + " in another version or code",
                        "give one of the two another name");
            }
            Set<String> allowed = new HashSet<>(earlier.allowed());
            allowed.addAll(later.allowed());
            boolean free = earlier.allowed().isEmpty() || later.allowed().isEmpty();
            return new Catalogue.Field(
                    later.type(),
                    earlier.required() && later.required(),
                    free ? Set.of() : allowed);
        }

        private void calendar(String name, Path file, Spot spot) {
            Path earlier = files.putIfAbsent(name, file.toAbsolutePath());
            if (earlier == null) {
                editions.put(name, CalendarReader.file(file, VersionFolder.shown(file), problems));
            } else if (!earlier.equals(file.toAbsolutePath())) {
                problems.add(
                        Slug.CALENDAR_DIFFERS,
                        spot,
                        "the calendar "
                                + Phrases.quoted(name)
                                + " is another file here than in another version or code",
                        "use one file for both, or give one of the two another name");
            }
        }
    }
}
