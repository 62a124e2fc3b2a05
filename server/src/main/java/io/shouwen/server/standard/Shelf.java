package io.shouwen.server.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.organisation.OrgId;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The written codes on the shelf, ready to judge by. All organisations of a database share the
 * shelf; a version is chosen by its dates.
 */
@Component
public final class Shelf {
    private final List<OwnKinds> own;
    private final AtomicReference<InForce> inForce;
    private final AtomicReference<List<Pack>> packs = new AtomicReference<>(List.of());

    public Shelf(List<OwnKinds> own) {
        this.own = List.copyOf(own);
        this.inForce =
                new AtomicReference<>(
                        with(Standards.of(List.of(), new Catalogue(Map.of()), Calendars.NONE), ""));
    }

    /** What the organisation is judged by from now on. */
    public InForce of(OrgId org) {
        return inForce.get();
    }

    /** The codes as read from their folders, with the words that screens need. */
    public List<Pack> packs() {
        return packs.get();
    }

    /** Puts these codes on the shelf in place of what lies there. */
    public void put(Standards read) {
        inForce.set(with(read, ""));
    }

    /** As read from their folders and adopted, with the hash of their calendars' files. */
    void put(Codes codes, String calendars) {
        Codes adopted = codes.adopted();
        packs.set(adopted.packs());
        inForce.set(with(adopted.standards(), calendars));
    }

    private InForce with(Standards read, String calendars) {
        Map<FactKind, Catalogue.Kind> kinds = new HashMap<>(read.catalogue().kinds());
        own.stream()
                .flatMap(kept -> kept.kinds().stream())
                .forEach(kind -> kinds.put(kind.kind(), kind));
        Standards whole = Standards.of(read.versions(), new Catalogue(kinds), read.calendars());
        return new InForce(whole, hash(whole, calendars));
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
