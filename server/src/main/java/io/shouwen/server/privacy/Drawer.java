package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Base64;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Keeps files that hold customers' values for a while, each encrypted under a key of its own, which
 * is destroyed with it.
 */
public final class Drawer {
    private static final int ONLY = 1;

    private final OrgScope scope;
    private final PersonRows rows;
    private final PrivacyKeys keys;
    private final Persons persons;

    public Drawer(DataSource dataSource, OrgScope scope, PrivacyKeys keys, Persons persons) {
        this.scope = scope;
        this.rows = new PersonRows(JdbcClient.create(dataSource));
        this.keys = keys;
        this.persons = persons;
    }

    /** Puts a file in; answers where it lies. */
    public long keep(OrgId org, byte[] file) {
        String text = Base64.getEncoder().encodeToString(file);
        return persons.enter(org, Map.of(PersonField.NOTE, text)).value();
    }

    /** The file that lies there. */
    public byte[] open(OrgId org, long where) {
        PersonId key = new PersonId(where);
        return scope.in(
                org,
                () -> {
                    PersonalCipher cipher =
                            rows.key(org, key)
                                    .map(wrapped ->
                                            new PersonalCipher(
                                                    org, key, keys.personKey(wrapped, org, key)))
                                    .orElseThrow();
                    PersonRows.Stored stored =
                            rows.version(org, key, PersonField.NOTE, ONLY).orElseThrow();
                    return Base64.getDecoder().decode(cipher.decrypt(stored).value());
                });
    }

    /** Destroys the file and its key. */
    public void destroy(OrgId org, long where) {
        scope.run(org, () -> rows.remove(org, new PersonId(where)));
    }
}
