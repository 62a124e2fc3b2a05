package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
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
    /** The fewest digits of a phone number. */
    public static final int SHORTEST_PHONE = SearchTokens.SHORTEST_PHONE;

    private static final int MOST_HITS = 50;

    private final OrgScope scope;
    private final PersonRows rows;
    private final VaultRows vault;
    private final PrivacyKeys keys;
    private final PersonalUses uses;

    public Persons(DataSource dataSource, OrgScope scope, PrivacyKeys keys, PersonalUses uses) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.vault = new VaultRows(JdbcClient.create(dataSource));
        this.keys = keys;
        this.uses = uses;
    }

    /** Stops a process whose keys are not those this database is used with. */
    public void checkKeys() {
        keys.check(vault.keep(keys.vault()));
    }

    private int masterKey() {
        return vault.masterKey().orElseGet(() -> vault.keep(keys.vault()).master());
    }

    /** Takes in a customer; blank values are left out. */
    public PersonId enter(OrgId org, Map<PersonField, String> values) {
        return scope.in(
                org,
                () -> {
                    PersonId person = rows.nextId();
                    byte[] wrapped = keys.freshPersonKey(org, person, masterKey());
                    rows.addKey(org, person, wrapped);
                    PersonalCipher cipher = cipher(org, person, wrapped);
                    values.forEach((field, value) -> {
                        if (!value.isBlank()) {
                            add(cipher, field, 1, value);
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
        PersonalCipher cipher = cipher(org, person, wrapped);
        int version = rows.lastVersion(org, person, field) + 1;
        add(cipher, field, version, value);
        rows.removeTokens(org, person);
        addTokens(org, person, newest(cipher));
        return version;
    }

    private PersonalCipher cipher(OrgId org, PersonId person, byte[] wrapped) {
        return new PersonalCipher(org, person, keys.personKey(wrapped, org, person));
    }

    private void add(PersonalCipher cipher, PersonField field, int version, String value) {
        PersonalProof proof = PersonalProof.of(value.strip());
        rows.add(cipher.org(), cipher.person(), cipher.encrypt(field, version, proof));
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

    /** Who has the phone number, the newest first; nothing of them is shown, so nothing is told. */
    public List<PersonId> withPhone(OrgId org, String number) {
        return scope.reading(org, () -> having(org, SearchTokens.number(org, number)));
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
                () -> rows.key(org, person).map(wrapped -> masked(cipher(org, person, wrapped))));
    }

    private MaskedPerson masked(PersonalCipher cipher) {
        Map<PersonField, String> values = newest(cipher);
        values.replaceAll(Mask::of);
        return new MaskedPerson(cipher.person(), values);
    }

    private Map<PersonField, String> newest(PersonalCipher cipher) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        for (PersonRows.Stored stored : rows.newest(cipher.org(), cipher.person())) {
            String value = cipher.decrypt(stored).value();
            if (!value.isEmpty()) {
                values.put(stored.field(), value);
            }
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
                .map(wrapped -> cipher(org, person, wrapped))
                .flatMap(cipher -> rows.version(org, person, field, version).map(cipher::decrypt));
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
}
