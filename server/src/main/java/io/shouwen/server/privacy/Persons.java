package io.shouwen.server.privacy;

import com.google.crypto.tink.Aead;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.StartProblem;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The customers' personal values: entered, found, shown masked, shown whole for a reason, erased.
 * Every other room holds the {@link PersonId} alone.
 */
public final class Persons {
    private static final int MOST_HITS = 50;

    private final OrgScope scope;
    private final PersonRows rows;
    private final PrivacyKeys keys;
    private final PersonalUses uses;

    public Persons(DataSource dataSource, OrgScope scope, PrivacyKeys keys, PersonalUses uses) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.keys = keys;
        this.uses = uses;
    }

    /** Stops a process whose search key is not the one this database's tokens were made with. */
    public void checkKeys() {
        byte[] own = keys.token("the search key of this database");
        if (!Arrays.equals(own, rows.proofOfKey(own))) {
            throw new StartProblem(StartProblem.Kind.SETTING, "privacy.keys-differ");
        }
    }

    /** Takes in a customer; blank values are left out. */
    public PersonId enter(OrgId org, Map<PersonField, String> values) {
        return scope.in(
                org,
                () -> {
                    PersonId person = rows.nextId();
                    byte[] wrapped = keys.freshPersonKey(org, person);
                    rows.addKey(org, person, wrapped);
                    Aead key = keys.personKey(wrapped, org, person);
                    values.forEach((field, value) -> {
                        if (!value.isBlank()) {
                            add(org, person, key, field, 1, value.strip());
                        }
                    });
                    addTokens(org, person, values);
                    return person;
                });
    }

    /**
     * Adds a newer version of a value; the older ones stay until the person is erased.
     *
     * @return the version, or none if the person was erased
     */
    public Optional<Integer> change(OrgId org, PersonId person, PersonField field, String value) {
        return scope.in(
                org,
                () ->
                        rows.lockKey(org, person)
                                .map(wrapped -> change(org, person, wrapped, field, value)));
    }

    private int change(
            OrgId org, PersonId person, byte[] wrapped, PersonField field, String value) {
        Aead key = keys.personKey(wrapped, org, person);
        int version = rows.lastVersion(org, person, field) + 1;
        add(org, person, key, field, version, value.strip());
        rows.removeTokens(org, person);
        addTokens(org, person, newest(org, person, key));
        return version;
    }

    private void add(
            OrgId org, PersonId person, Aead key, PersonField field, int version, String value) {
        try {
            byte[] cipher =
                    key.encrypt(
                            PersonalProof.of(value).plain(),
                            associated(org, person, field, version));
            rows.add(org, person, new PersonRows.Stored(field, version, new Bytes(cipher)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A personal value cannot be encrypted", e);
        }
    }

    private void addTokens(OrgId org, PersonId person, Map<PersonField, String> values) {
        List<byte[]> tokens = SearchTokens.of(org, values).stream().map(keys::token).toList();
        if (!tokens.isEmpty()) {
            rows.addTokens(org, person, tokens);
        }
    }

    /**
     * Searches by whole phone number, last four digits, name or words of the address; every word
     * must be found. The search is told as a fact, what was typed is not.
     */
    public Hits find(OrgId org, String typed, int by) {
        return scope.in(
                org,
                () -> {
                    List<PersonId> found = having(org, SearchTokens.query(org, typed));
                    List<MaskedPerson> people = new ArrayList<>();
                    for (PersonId person : found.subList(0, Math.min(MOST_HITS, found.size()))) {
                        masked(org, person).ifPresent(people::add);
                    }
                    uses.tell(org, new PersonalUse.Searched(by, people.size()));
                    return new Hits(people, found.size() > MOST_HITS);
                });
    }

    private List<PersonId> having(OrgId org, List<SearchTokens.Word> query) {
        List<byte[]> tokens = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        for (int word = 0; word < query.size(); word++) {
            for (String token : query.get(word).tokens()) {
                tokens.add(keys.token(token));
                words.add(word);
            }
        }
        return tokens.isEmpty() ? List.of() : rows.having(org, tokens, words, MOST_HITS + 1);
    }

    /** The customer as any screen may show them; none if they were erased. */
    public Optional<MaskedPerson> masked(OrgId org, PersonId person) {
        return scope.in(
                org,
                () ->
                        rows.key(org, person)
                                .map(wrapped -> keys.personKey(wrapped, org, person))
                                .map(key -> masked(org, person, key)));
    }

    private MaskedPerson masked(OrgId org, PersonId person, Aead key) {
        Map<PersonField, String> values = newest(org, person, key);
        values.replaceAll(Mask::of);
        return new MaskedPerson(person, values);
    }

    private Map<PersonField, String> newest(OrgId org, PersonId person, Aead key) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonRows.Stored stored : rows.newest(org, person)) {
            values.put(stored.field(), decrypt(org, person, key, stored).value());
        }
        return values;
    }

    /** The newest value whole, which is told as a fact with its reason; none if there is none. */
    public Optional<String> unmask(
            OrgId org, PersonId person, PersonField field, int by, String why) {
        return scope.in(
                org,
                () -> unmask(org, person, field, rows.lastVersion(org, person, field), by, why));
    }

    /** As {@link #unmask(OrgId, PersonId, PersonField, int, String)}, of one version. */
    public Optional<String> unmask(
            OrgId org, PersonId person, PersonField field, int version, int by, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Showing a personal value whole takes a reason");
        }
        return scope.in(
                org,
                () -> {
                    Optional<String> value =
                            proof(org, person, field, version).map(PersonalProof::value);
                    if (value.isPresent()) {
                        uses.tell(org, new PersonalUse.Unmasked(person, field, version, by, why));
                    }
                    return value;
                });
    }

    /**
     * The salted hash of a value, for the fact that tells it was entered: it goes on proving that
     * fact after the value is erased, and gives nothing away.
     */
    public Optional<String> hash(OrgId org, PersonId person, PersonField field, int version) {
        return scope.in(org, () -> proof(org, person, field, version).map(PersonalProof::hash));
    }

    private Optional<PersonalProof> proof(
            OrgId org, PersonId person, PersonField field, int version) {
        return rows.key(org, person)
                .map(wrapped -> keys.personKey(wrapped, org, person))
                .flatMap(key ->
                        rows.version(org, person, field, version)
                                .map(stored -> decrypt(org, person, key, stored)));
    }

    /**
     * Destroys the person's key, values and tokens for ever; the facts that name the id stay and
     * are still proven. Answers false if nothing was there.
     */
    public boolean erase(OrgId org, PersonId person, int by, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("Erasing a person takes a reason");
        }
        return scope.in(
                org,
                () -> {
                    if (rows.lockKey(org, person).isEmpty()) {
                        return false;
                    }
                    rows.remove(org, person);
                    uses.tell(org, new PersonalUse.Erased(person, by, why));
                    return true;
                });
    }

    private static PersonalProof decrypt(
            OrgId org, PersonId person, Aead key, PersonRows.Stored stored) {
        try {
            return PersonalProof.read(
                    key.decrypt(
                            stored.cipher().content(),
                            associated(org, person, stored.field(), stored.version())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The %s of customer %s was changed or put in from elsewhere"
                            .formatted(stored.field().written(), person),
                    e);
        }
    }

    /** What a ciphertext is bound to: put into another row it cannot be read. */
    private static byte[] associated(OrgId org, PersonId person, PersonField field, int version) {
        return "shouwen %s/%s/%s/%d"
                .formatted(org, person, field.written(), version)
                .getBytes(StandardCharsets.UTF_8);
    }
}
