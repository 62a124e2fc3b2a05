package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of personal values. Everything here runs inside a transaction for one organisation.
 */
final class PersonRows {
    private final JdbcClient jdbc;

    PersonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An encrypted value. */
    record Stored(PersonField field, int version, Bytes cipher) {}

    /** A person's key as it is stored. */
    record Wrapped(PersonId person, Bytes key) {}

    PersonId nextId() {
        return new PersonId(
                jdbc.sql("select nextval('personal_number')").query(Long.class).single());
    }

    List<PersonId> nextIds(int count) {
        return jdbc.sql("select nextval('personal_number') from generate_series(1, :count)")
                .param("count", count)
                .query((row, n) -> new PersonId(row.getLong(1)))
                .list();
    }

    void addKeys(OrgId org, List<Wrapped> keys) {
        jdbc.sql(
                        """
                        insert into person_key (org, person, wrapped)
                        select :org, p, w
                        from unnest(cast(:people as bigint[]), cast(:keys as bytea[])) t (p, w)
                        """)
                .param("org", org.value())
                .param("people", ids(keys.stream().map(Wrapped::person).toList()))
                .param("keys", keys.stream().map(it -> it.key().content()).toArray(byte[][]::new))
                .update();
    }

    /** The first version of each value, of many people at once. */
    void addAll(OrgId org, List<PersonId> people, List<Stored> values) {
        jdbc.sql(
                        """
                        insert into personal (org, person, field, version, cipher)
                        select :org, p, f, 1, c
                        from unnest(cast(:people as bigint[]), cast(:fields as text[]),
                            cast(:ciphers as bytea[])) t (p, f, c)
                        """)
                .param("org", org.value())
                .param("people", ids(people))
                .param(
                        "fields",
                        values.stream().map(it -> it.field().written()).toArray(String[]::new))
                .param(
                        "ciphers",
                        values.stream().map(it -> it.cipher().content()).toArray(byte[][]::new))
                .update();
    }

    void addTokens(OrgId org, List<PersonId> people, List<byte[]> tokens) {
        jdbc.sql(
                        """
                        insert into lookup (org, token, person)
                        select :org, t, p
                        from unnest(cast(:tokens as bytea[]), cast(:people as bigint[])) u (t, p)
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("people", ids(people))
                .param("tokens", tokens.toArray(byte[][]::new))
                .update();
    }

    List<Wrapped> keys(OrgId org, List<PersonId> people) {
        return jdbc.sql(
                        """
                        select k.person, k.wrapped
                        from unnest(cast(:people as bigint[])) t (id)
                        cross join lateral (
                            select person, wrapped from person_key
                            where org = :org and person = t.id limit 1) k
                        """)
                .param("org", org.value())
                .param("people", ids(people))
                .query((row, n) ->
                        new Wrapped(new PersonId(row.getLong(1)), new Bytes(row.getBytes(2))))
                .list();
    }

    /** The newest version of each field, of many people at once. */
    Map<PersonId, List<Stored>> newest(OrgId org, List<PersonId> people) {
        Map<PersonId, List<Stored>> values = new HashMap<>();
        jdbc.sql(
                        """
                        select v.person, v.field, v.version, v.cipher
                        from unnest(cast(:people as bigint[])) t (id)
                        cross join lateral (
                            select distinct on (field) person, field, version, cipher
                            from personal
                            where org = :org and person = t.id and field <> 'note'
                            order by field, version desc) v
                        """)
                .param("org", org.value())
                .param("people", ids(people))
                .query(row -> {
                    values.computeIfAbsent(new PersonId(row.getLong(1)), key -> new ArrayList<>())
                            .add(
                                    new Stored(
                                            PersonField.named(row.getString(2)),
                                            row.getInt(3),
                                            new Bytes(row.getBytes(4))));
                });
        return values;
    }

    private static Long[] ids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(Long[]::new);
    }

    void addKey(OrgId org, PersonId person, byte[] wrapped) {
        jdbc.sql(
                        """
                        insert into person_key (org, person, wrapped)
                        values (:org, :person, :wrapped)
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("wrapped", wrapped)
                .update();
    }

    /** The person's key; none when the person was erased or never was. */
    Optional<byte[]> key(OrgId org, PersonId person) {
        return jdbc.sql("select wrapped from person_key where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** As {@link #key}, and nobody else changes the person until the transaction ends. */
    Optional<byte[]> lockKey(OrgId org, PersonId person) {
        return jdbc.sql(
                        """
                        select wrapped from person_key
                        where org = :org and person = :person for update
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Some keys behind an id, in order and locked. */
    List<Wrapped> keysAfter(OrgId org, long after, int most) {
        return jdbc.sql(
                        """
                        select person, wrapped from person_key
                        where org = :org and person > :after
                        order by person
                        limit :most for update
                        """)
                .param("org", org.value())
                .param("after", after)
                .param("most", most)
                .query((row, n) ->
                        new Wrapped(new PersonId(row.getLong(1)), new Bytes(row.getBytes(2))))
                .list();
    }

    void changeKey(OrgId org, PersonId person, byte[] wrapped) {
        jdbc.sql(
                        """
                        update person_key set wrapped = :wrapped
                        where org = :org and person = :person
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("wrapped", wrapped)
                .update();
    }

    void add(OrgId org, PersonId person, Stored value) {
        jdbc.sql(
                        """
                        insert into personal (org, person, field, version, cipher)
                        values (:org, :person, :field, :version, :cipher)
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("field", value.field().written())
                .param("version", value.version())
                .param("cipher", value.cipher().content())
                .update();
    }

    int lastVersion(OrgId org, PersonId person, PersonField field) {
        return jdbc.sql(
                        """
                        select coalesce(max(version), 0) from personal
                        where org = :org and person = :person and field = :field
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("field", field.written())
                .query(Integer.class)
                .single();
    }

    /** The newest version of each field. */
    List<Stored> newest(OrgId org, PersonId person) {
        return jdbc.sql(
                        """
                        select distinct on (field) field, version, cipher from personal
                        where org = :org and person = :person
                        order by field, version desc
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .query((row, n) ->
                        new Stored(
                                PersonField.named(row.getString(1)),
                                row.getInt(2),
                                new Bytes(row.getBytes(3))))
                .list();
    }

    Optional<Stored> version(OrgId org, PersonId person, PersonField field, int version) {
        return jdbc.sql(
                        """
                        select cipher from personal
                        where org = :org and person = :person and field = :field
                            and version = :version
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("field", field.written())
                .param("version", version)
                .query((row, n) -> new Stored(field, version, new Bytes(row.getBytes(1))))
                .optional();
    }

    void addTokens(OrgId org, PersonId person, Collection<byte[]> tokens) {
        jdbc.sql(
                        """
                        insert into lookup (org, token, person)
                        select :org, t, :person from unnest(:tokens::bytea[]) t
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("person", person.value())
                .param("tokens", tokens.toArray(byte[][]::new))
                .update();
    }

    /** The people who have, for each word, one of its tokens; the newest first. */
    List<PersonId> having(OrgId org, List<byte[]> tokens, List<Integer> words, int most) {
        return jdbc.sql(
                        """
                        select l.person
                        from unnest(:tokens::bytea[], :words::int[]) t (token, word)
                        join lookup l on l.org = :org and l.token = t.token
                        group by l.person
                        having count(distinct t.word) = :wanted
                        order by l.person desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("tokens", tokens.toArray(byte[][]::new))
                .param("words", words.stream().mapToInt(Integer::intValue).toArray())
                .param("wanted", words.stream().distinct().count())
                .param("most", most)
                .query((row, n) -> new PersonId(row.getLong(1)))
                .list();
    }

    void removeTokens(OrgId org, PersonId person) {
        jdbc.sql("delete from lookup where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person.value())
                .update();
    }

    /** Under which key a person of the house writes. */
    Optional<PersonId> writer(OrgId org, int staff) {
        return jdbc.sql("select person from writer where org = :org and staff = :staff")
                .param("org", org.value())
                .param("staff", staff)
                .query((row, n) -> new PersonId(row.getLong(1)))
                .optional();
    }

    /** False if another command of the same person was quicker. */
    boolean enrol(OrgId org, int staff, PersonId person) {
        return jdbc.sql(
                                """
                                insert into writer (org, staff, person)
                                values (:org, :staff, :person) on conflict do nothing
                                """)
                        .param("org", org.value())
                        .param("staff", staff)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    void remove(OrgId org, PersonId person) {
        removeTokens(org, person);
        jdbc.sql("delete from writer where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person.value())
                .update();
        jdbc.sql("delete from personal where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person.value())
                .update();
        jdbc.sql("delete from person_key where org = :org and person = :person")
                .param("org", org.value())
                .param("person", person.value())
                .update();
    }
}
