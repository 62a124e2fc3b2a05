package io.shouwen.server.privacy;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * What is enclosed with a subject and says something about a person: photos, signatures, what a
 * customer said, where a technician stood. Each lies encrypted under the key of the person it is
 * about and goes with that key; a fact holds its number and its hash.
 */
public final class Enclosures {
    /** The most that are told of one subject. */
    public static final int MOST = 60;

    private final OrgScope scope;
    private final EnclosureRows rows;
    private final PersonRows people;
    private final PrivacyKeys keys;
    private final PersonalUses uses;
    private final WallClock clock;

    public Enclosures(
            DataSource dataSource,
            OrgScope scope,
            PrivacyKeys keys,
            PersonalUses uses,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.rows = new EnclosureRows(jdbc);
        this.people = new PersonRows(jdbc);
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /** What may be kept: whose it is, about what, and which sort of thing. */
    public record Content(PersonId person, SubjectId subject, String what, String content) {}

    /** Where it lies, and what proves it. */
    public record Kept(long id, String hash) {}

    /**
     * What lies there, unopened.
     *
     * @param media what sort of file it is; empty of what was kept before that was noted
     * @param size in bytes
     */
    public record Line(long id, String what, String media, int size, Instant keptAt) {}

    /**
     * Keeps it within the caller's transaction; under a key that was used before, what was kept
     * then is the answer. None if the person was erased.
     */
    public Optional<Kept> keep(OrgId org, String key, Content content) {
        return scope.in(
                org,
                () ->
                        rows.byKey(org, key)
                                .map(row -> new Kept(row.id(), row.hash()))
                                .or(() -> add(org, key, content)));
    }

    private Optional<Kept> add(OrgId org, String key, Content content) {
        return people.lockKey(org, content.person())
                .map(wrapped -> {
                    long id = rows.nextId();
                    PersonalProof proof = PersonalProof.of(content.content());
                    Attachment file = Attachment.read(content.content());
                    rows.add(
                            org,
                            key,
                            new EnclosureRows.Row(
                                    id,
                                    content.person(),
                                    content.subject(),
                                    content.what(),
                                    file.media().type(),
                                    file.size(),
                                    clock.now(),
                                    proof.hash(),
                                    cipher(org, content.person(), wrapped)
                                            .encrypt(place(id), proof)));
                    return new Kept(id, proof.hash());
                });
    }

    /** These of one subject go on lying with another, within the caller's transaction. */
    public void move(OrgId org, SubjectId from, SubjectId to, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            scope.run(org, () -> rows.move(org, from, to, ids));
        }
    }

    /** What lies with a subject, oldest first, at most {@link #MOST}. */
    public List<Line> of(OrgId org, SubjectId subject) {
        return scope.reading(org, () -> rows.of(org, subject, MOST));
    }

    /** Shows one of a subject; that is told as a fact with its reason. None if it is not there. */
    public Optional<String> open(OrgId org, SubjectId subject, long id, int by, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Showing what was enclosed takes a reason");
        }
        return scope.in(
                org,
                () ->
                        rows.find(org, id)
                                .filter(row -> row.subject().equals(subject))
                                .flatMap(row -> open(org, row, by, why)));
    }

    private Optional<String> open(OrgId org, EnclosureRows.Row row, int by, String why) {
        Optional<String> content =
                people.key(org, row.person())
                        .map(wrapped ->
                                cipher(org, row.person(), wrapped)
                                        .decrypt(place(row.id()), row.cipher())
                                        .value());
        if (content.isPresent()) {
            uses.tell(org, new PersonalUse.Opened(row.person(), row.id(), by, why));
        }
        return content;
    }

    private PersonalCipher cipher(OrgId org, PersonId person, byte[] wrapped) {
        return new PersonalCipher(org, person, keys.personKey(wrapped, org, person));
    }

    private static String place(long id) {
        return "enclosure/" + id;
    }
}
