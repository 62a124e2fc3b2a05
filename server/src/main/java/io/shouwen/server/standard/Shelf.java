package io.shouwen.server.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.organisation.OrgId;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The written codes on the shelf, ready to judge by. All organisations of a database share the
 * shelf; a version is chosen by its dates, and a part of a house may have adopted it on terms of
 * its own.
 */
@Component
public final class Shelf {
    private final List<OwnKinds> own;
    private final UnitNames units;
    private final AtomicReference<Lying> lying;

    /**
     * What lies on the shelf.
     *
     * @param inForce where no unit is named
     * @param byUnits as adopted for these units, once asked for
     */
    private record Lying(
            InForce inForce, Optional<Codes> codes, Map<Set<String>, InForce> byUnits) {
        Lying(InForce inForce, Optional<Codes> codes) {
            this(inForce, codes, new ConcurrentHashMap<>());
        }
    }

    public Shelf(List<OwnKinds> own, UnitNames units) {
        this.own = List.copyOf(own);
        this.units = units;
        Standards none = Standards.of(List.of(), new Catalogue(Map.of()), Calendars.NONE);
        this.lying = new AtomicReference<>(new Lying(with(none, ""), Optional.empty()));
    }

    /** What the organisation is judged by where it does not matter which part of it. */
    public InForce of(OrgId org) {
        return lying.get().inForce();
    }

    /** What a unit is judged by. */
    public InForce of(OrgId org, int unit) {
        Lying now = lying.get();
        return now.codes()
                .filter(Codes::adoptedByUnit)
                .map(codes ->
                        now.byUnits()
                                .computeIfAbsent(
                                        units.above(org, unit),
                                        names ->
                                                new InForce(
                                                        whole(codes.adopted(names)),
                                                        now.inForce().hash())))
                .orElse(now.inForce());
    }

    /** Whether a clause was on trial in a unit when an occasion opened. */
    public boolean onTrial(OrgId org, int unit, ClauseId clause, Instant opened) {
        return of(org, unit).standards().versions().stream()
                .filter(version -> version.inForce(opened))
                .anyMatch(version -> version.onTrial().contains(clause));
    }

    /** The version by which an occasion of a clause that opened then is judged. */
    public Optional<StandardRef> version(OrgId org, ClauseId clause, Instant opened) {
        return of(org).standards().versions().stream()
                .filter(version -> version.inForce(opened))
                .filter(version ->
                        version.clauses().stream().anyMatch(one -> one.id().equals(clause)))
                .map(Standard::ref)
                .findFirst();
    }

    /** What a kind of fact is called, by whatever lies here. */
    public Optional<Words> kind(FactKind kind) {
        return lying.get().inForce().standards().catalogue().kind(kind).map(Catalogue.Kind::says);
    }

    /** The codes as read from their folders, with the words that screens need. */
    public List<Pack> packs() {
        return lying.get().codes().map(Codes::packs).orElse(List.of());
    }

    /** Those by which all of a house is judged, not single units of it alone. */
    public List<Pack> ofTheHouse() {
        return packs().stream().filter(Shelf::bindsTheHouse).toList();
    }

    /** Whether a house is judged by it that has adopted it as it says, whatever its units. */
    public static boolean bindsTheHouse(Pack pack) {
        return pack.adopted(Set.of()).stream().anyMatch(Shelf::binds);
    }

    /** Whether any clause of a version, as adopted, is more than shown. */
    public static boolean binds(Standard version) {
        return version.clauses().stream().anyMatch(clause -> !(clause.rule() instanceof Shown));
    }

    /** Puts these codes on the shelf in place of what lies there. */
    public void put(Standards read) {
        lying.set(new Lying(with(read, ""), Optional.empty()));
    }

    /** As read from their folders, with the hash of their calendars' files. */
    void put(Codes codes, String calendars) {
        lying.set(new Lying(with(codes.adopted(), calendars), Optional.of(codes)));
    }

    private InForce with(Standards read, String calendars) {
        Standards whole = whole(read);
        return new InForce(whole, hash(whole, calendars));
    }

    /** With the kinds of fact that the house itself lives by. */
    private Standards whole(Standards read) {
        Map<FactKind, Catalogue.Kind> kinds = new HashMap<>(read.catalogue().kinds());
        own.stream()
                .flatMap(kept -> kept.kinds().stream())
                .forEach(kind -> kinds.merge(kind.kind(), kind, Shelf::ours));
        return Standards.of(read.versions(), new Catalogue(kinds), read.calendars());
    }

    /** Ours, with the attributes that a code adds to it, wherever either of the two lies. */
    private static Catalogue.Kind ours(Catalogue.Kind read, Catalogue.Kind own) {
        Map<String, Catalogue.Field> fields = new HashMap<>(read.fields());
        fields.putAll(own.fields());
        return new Catalogue.Kind(
                own.kind(),
                own.says(),
                fields,
                own.producers(),
                own.backdating(),
                read.homes().and(own.homes()));
    }

    private static String hash(Standards standards, String calendars) {
        StringBuilder text = new StringBuilder(calendars).append('\n');
        standards.versions().stream()
                .map(Standard::ref)
                .sorted(Comparator.comparing(Object::toString))
                .forEach(ref -> text.append(ref).append(' ').append(ref.hash()).append('\n'));
        new TreeMap<>(standards.calendars().byName())
                .forEach((name, editions) ->
                        editions.forEach(edition ->
                                text.append(name)
                                        .append(' ')
                                        .append(edition.knownFrom())
                                        .append(' ')
                                        .append(edition.why())
                                        .append('\n')));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
