package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Free text that people of the house write, such as answers and reasons, each under a key of
 * whoever wrote it. A fact holds the hash of such a text alone.
 */
public final class Writings {
    private final OrgScope scope;
    private final PersonRows rows;
    private final PrivacyKeys keys;
    private final Persons persons;

    public Writings(DataSource dataSource, OrgScope scope, PrivacyKeys keys, Persons persons) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.keys = keys;
        this.persons = persons;
    }

    /** Where a text lies: whose key, and which of the texts under it. */
    public record Kept(PersonId writer, int version) {}

    /** Keeps what a person of the house wrote. */
    public Kept keep(OrgId org, int staff, PersonalProof text) {
        return scope.in(
                org,
                () -> {
                    PersonId writer = writer(org, staff);
                    int version = rows.lastVersion(org, writer, PersonField.NOTE) + 1;
                    rows.add(
                            org,
                            writer,
                            cipher(org, writer)
                                    .orElseThrow()
                                    .encrypt(PersonField.NOTE, version, text));
                    return new Kept(writer, version);
                });
    }

    /** The key under which a person of the house writes; whoever has none yet gets it now. */
    public PersonId writerOf(OrgId org, int staff) {
        return scope.in(org, () -> writer(org, staff));
    }

    /** The person's key, locked; one who writes for the first time gets it now. */
    private PersonId writer(OrgId org, int staff) {
        return rows.writer(org, staff)
                .filter(writer -> rows.lockKey(org, writer).isPresent())
                .orElseGet(() -> enrol(org, staff));
    }

    private PersonId enrol(OrgId org, int staff) {
        PersonId fresh = persons.enter(org, Map.of());
        if (rows.enrol(org, staff, fresh)) {
            return fresh;
        }
        rows.remove(org, fresh);
        return rows.writer(org, staff).orElseThrow();
    }

    /** The text with its salt; none once its writer was erased. */
    public Optional<PersonalProof> read(OrgId org, Kept kept) {
        return scope.reading(
                org,
                () ->
                        cipher(org, kept.writer())
                                .flatMap(cipher ->
                                        rows.version(
                                                        org,
                                                        kept.writer(),
                                                        PersonField.NOTE,
                                                        kept.version())
                                                .map(cipher::decrypt)));
    }

    private Optional<PersonalCipher> cipher(OrgId org, PersonId writer) {
        return rows.key(org, writer)
                .map(wrapped ->
                        new PersonalCipher(org, writer, keys.personKey(wrapped, org, writer)));
    }

    /**
     * Destroys everything that a person of the house wrote, for ever; the facts stay and are still
     * proven. Answers false if nothing was there.
     */
    public boolean erase(OrgId org, int staff, int by, String why) {
        return scope.in(
                org,
                () ->
                        rows.writer(org, staff)
                                .filter(writer -> persons.erase(org, writer, by, why))
                                .isPresent());
    }
}
