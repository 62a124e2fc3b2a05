package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Customers' values by the hundred, for workbooks. Nothing here is told: whoever gives the values
 * out tells that first, and whoever takes them in tells what they took.
 */
public final class Roll {
    private final OrgScope scope;
    private final PersonRows rows;
    private final VaultRows vault;
    private final PrivacyKeys keys;

    public Roll(DataSource dataSource, OrgScope scope, PrivacyKeys keys) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.vault = new VaultRows(JdbcClient.create(dataSource));
        this.keys = keys;
    }

    /** What the database knows an account's number by: 32 bytes, equal for equal numbers. */
    public byte[] account(OrgId org, String number) {
        return keys.token(SearchTokens.account(org, number));
    }

    /** Takes in customers; answers their ids in the same order. Blank values are left out. */
    public List<PersonId> enter(OrgId org, List<Map<PersonField, String>> people) {
        return scope.in(
                org,
                () -> {
                    int master =
                            vault.masterKey().orElseGet(() -> vault.keep(keys.vault()).master());
                    List<PersonId> ids = rows.nextIds(people.size());
                    List<PersonRows.Wrapped> wrapped = new ArrayList<>();
                    for (PersonId id : ids) {
                        byte[] key = keys.freshPersonKey(org, id, master);
                        wrapped.add(new PersonRows.Wrapped(id, new Bytes(key)));
                    }
                    rows.addKeys(org, wrapped);
                    write(org, wrapped, people);
                    return ids;
                });
    }

    private void write(
            OrgId org, List<PersonRows.Wrapped> keysOf, List<Map<PersonField, String>> people) {
        List<PersonId> whose = new ArrayList<>();
        List<PersonRows.Stored> values = new ArrayList<>();
        List<PersonId> found = new ArrayList<>();
        List<byte[]> tokens = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            PersonId id = keysOf.get(i).person();
            PersonalCipher cipher = cipher(org, keysOf.get(i));
            Map<PersonField, String> given = new EnumMap<>(PersonField.class);
            given.putAll(people.get(i));
            given.values().removeIf(String::isBlank);
            given.forEach((field, value) -> {
                whose.add(id);
                values.add(cipher.encrypt(field, 1, PersonalProof.of(value.strip())));
            });
            for (String token : SearchTokens.of(org, given)) {
                found.add(id);
                tokens.add(keys.token(token));
            }
        }
        rows.addAll(org, whose, values);
        rows.addTokens(org, found, tokens);
    }

    private PersonalCipher cipher(OrgId org, PersonRows.Wrapped key) {
        return new PersonalCipher(
                org, key.person(), keys.personKey(key.key().content(), org, key.person()));
    }

    /** The newest values whole; whoever was erased is absent. */
    public Map<PersonId, Map<PersonField, String>> values(OrgId org, List<PersonId> people) {
        return scope.in(
                org,
                () -> {
                    Map<PersonId, List<PersonRows.Stored>> stored = rows.newest(org, people);
                    Map<PersonId, Map<PersonField, String>> values = new HashMap<>();
                    for (PersonRows.Wrapped key : rows.keys(org, people)) {
                        PersonalCipher cipher = cipher(org, key);
                        Map<PersonField, String> of = new EnumMap<>(PersonField.class);
                        Optional.ofNullable(stored.get(key.person()))
                                .orElse(List.of())
                                .forEach(one -> of.put(one.field(), cipher.decrypt(one).value()));
                        of.values().removeIf(String::isEmpty);
                        values.put(key.person(), of);
                    }
                    return values;
                });
    }
}
