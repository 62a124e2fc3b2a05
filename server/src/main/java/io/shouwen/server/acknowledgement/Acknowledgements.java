package io.shouwen.server.acknowledgement;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.server.acknowledgement.AcknowledgementRows.Version;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.standard.Shelf;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Who has signed which version of a code: nothing is posted against anyone who has not. */
@Component
public final class Acknowledgements {
    /** The most people on the page of signatures. */
    private static final int MOST = 500;

    private static final String SOURCE = "acknowledgement";

    private final OrgScope scope;
    private final Journal journal;
    private final Shelf shelf;
    private final Postings postings;
    private final WallClock clock;
    private final AcknowledgementRows rows;

    public Acknowledgements(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Shelf shelf,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.shelf = shelf;
        this.postings = postings;
        this.clock = clock;
        this.rows = new AcknowledgementRows(JdbcClient.create(dataSource));
    }

    /** A person on the page of signatures; empty where they have not signed. */
    public record Signature(String zh, String en, Optional<Instant> at) {}

    /** A person signs a version; refused if they have or the version is not on the shelf. */
    public Outcome sign(OrgId org, int person, String code, String version) {
        Optional<StandardRef> ref =
                shelf.of(org).standards().versions().stream()
                        .map(Standard::ref)
                        .filter(one -> one.code().equals(code) && one.version().equals(version))
                        .findFirst();
        return ref.map(one -> scope.in(org, () -> sign(org, person, one)))
                .orElseGet(() -> Outcome.Refused.of("no-such-version", code, version));
    }

    private Outcome sign(OrgId org, int person, StandardRef ref) {
        String name = "%d %s/%s".formatted(person, ref.code(), ref.version());
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        int unit = postings.unitOf(org, person, today).orElse(0);
        return journal.run(
                new Command(
                        org,
                        new Actor(
                                Integer.toString(person),
                                Set.of(AcknowledgementFacts.SIGNER),
                                Optional.empty()),
                        name,
                        SOURCE,
                        new Command.Opening(
                                AcknowledgementFacts.SUBJECT,
                                unit,
                                Optional.of(new Command.Claim(AcknowledgementFacts.SUBJECT, name))),
                        List.of(
                                NewFact.now(
                                        AcknowledgementFacts.ACKNOWLEDGED,
                                        Map.of(
                                                "person", new Value.Whole(person),
                                                "code", new Value.Text(ref.code()),
                                                "version", new Value.Text(ref.version()),
                                                "hash", new Value.Text(ref.hash()))))));
    }

    /** The versions in force now that a person has yet to sign, by code and version. */
    public List<Standard> pending(OrgId org, int person) {
        Instant now = clock.now();
        Set<Version> signed = scope.reading(org, () -> rows.of(org, person));
        Map<Version, Standard> pending = new LinkedHashMap<>();
        shelf.of(org).standards().versions().stream()
                .filter(version -> version.inForce(now))
                .filter(Acknowledgements::obliges)
                .filter(version -> !signed.contains(Version.of(version.ref())))
                .forEach(version -> pending.putIfAbsent(Version.of(version.ref()), version));
        return List.copyOf(pending.values());
    }

    /** A code of which nothing is adopted binds nobody. */
    private static boolean obliges(Standard version) {
        return version.clauses().stream().anyMatch(clause -> !(clause.rule() instanceof Shown));
    }

    /** The people below a reader's positions with their signatures. */
    public List<Signature> signatures(
            OrgId org, int reader, Set<Role> roles, String code, String version) {
        return scope.reading(
                org,
                () -> {
                    LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
                    Set<Integer> units = postings.reach(org, reader, roles, today);
                    return rows.signatures(org, new Version(code, version), units, MOST);
                });
    }

    /** The people of the sample have read what they work by. */
    @EventListener
    void signForTheSample(Founding.SampleFounded founded) {
        OrgId org = founded.org();
        scope.run(
                org,
                () -> {
                    for (int person : rows.everybody(org)) {
                        shelf.of(org).standards().versions().stream()
                                .map(Standard::ref)
                                .distinct()
                                .forEach(ref -> sign(org, person, ref));
                    }
                });
    }
}
