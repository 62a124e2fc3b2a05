package io.shouwen.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class PersonsTest {
    private static final OrgId ONE = new OrgId(1);
    private static final OrgId TWO = new OrgId(2);
    private static final int AGENT = 7;
    private static final Map<PersonField, String> ZHANG =
            Map.of(
                    PersonField.NAME,
                    "张三丰",
                    PersonField.PHONE,
                    "+86 138-1234-5678",
                    PersonField.ADDRESS,
                    "平度市人民路12号3单元501室",
                    PersonField.NOTE,
                    "门铃坏了，请敲门");

    @TempDir Path folder;
    private final List<PersonalUse> told = new ArrayList<>();
    private TestDatabase database;
    private OrgScope scope;
    private Persons persons;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        scope = database.orgScope();
        for (OrgId org : List.of(ONE, TWO)) {
            scope.run(
                    org,
                    () ->
                            database.jdbc()
                                    .sql("insert into org (org, name_zh) values (:org, '甲')")
                                    .param("org", org.value())
                                    .update());
        }
        persons = persons(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsEnteredIsShownMaskedAndWholeOnlyForAReason() {
        PersonId zhang = persons.enter(ONE, ZHANG);
        MaskedPerson masked = persons.masked(ONE, zhang).orElseThrow();
        assertThat(masked.value(PersonField.NAME)).isEqualTo("张**");
        assertThat(masked.value(PersonField.PHONE)).isEqualTo("138****5678");
        assertThat(masked.value(PersonField.ADDRESS)).isEqualTo("平度市人民路****");
        assertThat(masked.value(PersonField.NOTE)).isEqualTo("****");
        assertThat(told).isEmpty();

        assertThat(persons.unmask(ONE, zhang, PersonField.PHONE, AGENT, "回访"))
                .hasValue("+86 138-1234-5678");
        assertThat(told)
                .containsExactly(
                        new PersonalUse.Unmasked(zhang, PersonField.PHONE, 1, AGENT, "回访"));
        assertThatThrownBy(() -> persons.unmask(ONE, zhang, PersonField.PHONE, AGENT, " "))
                .hasMessageContaining("takes a reason");
    }

    @Test
    void aUseThatCannotBeToldDoesNotHappen() {
        PersonId zhang = persons.enter(ONE, ZHANG);
        Persons mute =
                new Persons(
                        database.pool(),
                        scope,
                        PrivacyKeys.in(new KeyFolder(folder)),
                        (org, use) -> {
                            throw new IllegalStateException("the journal is ill");
                        });
        assertThatThrownBy(() -> mute.erase(ONE, zhang, AGENT, "asked for"))
                .hasMessage("the journal is ill");
        assertThat(persons.masked(ONE, zhang)).isPresent();
    }

    @Test
    void aCustomerIsFoundByPhoneLastFourNameAndAddress() {
        PersonId zhang = persons.enter(ONE, ZHANG);
        persons.enter(ONE, Map.of(PersonField.NAME, "李四", PersonField.PHONE, "13900005678"));
        assertThat(found("13812345678")).containsExactly(zhang);
        assertThat(found("１３８ 1234 5678")).containsExactly(zhang);
        assertThat(found("5678")).hasSize(2);
        assertThat(found("张三丰")).containsExactly(zhang);
        assertThat(found("平度市 人民路")).containsExactly(zhang);
        assertThat(found("人民路 5678")).containsExactly(zhang);
        assertThat(found("人民路 李四")).isEmpty();
        assertThat(found("张三")).isEmpty();
        assertThat(found(" ")).isEmpty();
        assertThat(told).hasSize(9).allMatch(use -> use instanceof PersonalUse.Searched);
        assertThat(told.getFirst()).isEqualTo(new PersonalUse.Searched(AGENT, 1));
    }

    @Test
    void aSearchThatIsTooWideShowsFifty() {
        for (int i = 0; i < 51; i++) {
            persons.enter(ONE, Map.of(PersonField.NAME, "王伟"));
        }
        Hits hits = persons.find(ONE, "王伟", AGENT);
        assertThat(hits.people()).hasSize(50);
        assertThat(hits.more()).isTrue();
    }

    @Test
    void aChangedValueIsAFurtherVersionAndTheOldOneIsNoLongerFound() {
        PersonId zhang = persons.enter(ONE, ZHANG);
        assertThat(persons.change(ONE, zhang, PersonField.PHONE, "13911112222")).hasValue(2);
        assertThat(found("13812345678")).isEmpty();
        assertThat(found("13911112222")).containsExactly(zhang);
        assertThat(found("张三丰")).containsExactly(zhang);
        assertThat(persons.unmask(ONE, zhang, PersonField.PHONE, 1, AGENT, "核对"))
                .hasValue("+86 138-1234-5678");
    }

    @Test
    void theTablesHoldNoPlainByte() throws Exception {
        persons.checkKeys();
        persons.enter(ONE, ZHANG);
        for (String table : List.of("person_key", "personal", "lookup", "vault")) {
            byte[] dump = dump(table);
            assertThat(dump).isNotEmpty();
            for (String plain : List.of("张", "三丰", "1381234", "12345678", "人民路", "门铃")) {
                assertThat(indexOf(dump, plain.getBytes(StandardCharsets.UTF_8)))
                        .as("%s in %s", plain, table)
                        .isNegative();
            }
        }
    }

    @Test
    void anErasedPersonIsGoneForEverAndTheProofSaysNothing() throws Exception {
        PersonId zhang = persons.enter(ONE, ZHANG);
        String hash = persons.hash(ONE, zhang, PersonField.NAME, 1).orElseThrow();
        assertThat(hash).hasSize(64);
        assertThat(persons.hash(ONE, persons.enter(ONE, ZHANG), PersonField.NAME, 1).orElseThrow())
                .isNotEqualTo(hash);
        assertThat(persons.erase(ONE, zhang, AGENT, "asked for")).isTrue();
        assertThat(persons.erase(ONE, zhang, AGENT, "asked for")).isFalse();
        assertThat(persons.masked(ONE, zhang)).isEmpty();
        assertThat(persons.unmask(ONE, zhang, PersonField.NAME, 1, AGENT, "?")).isEmpty();
        assertThat(persons.change(ONE, zhang, PersonField.NAME, "张")).isEmpty();
        assertThat(found("13812345678")).hasSize(1).doesNotContain(zhang);
        assertThat(told).contains(new PersonalUse.Erased(zhang, AGENT, "asked for"));
        for (String table : List.of("person_key", "personal", "lookup")) {
            assertThat(rows("select count(*) from %s where person = %s".formatted(table, zhang)))
                    .isZero();
        }
    }

    @Test
    void twoOrganisationsSeeNothingOfEachOther() {
        PersonId zhang = persons.enter(ONE, ZHANG);
        PersonId other = persons.enter(TWO, ZHANG);
        assertThat(persons.masked(TWO, zhang)).isEmpty();
        assertThat(persons.unmask(TWO, zhang, PersonField.NAME, AGENT, "?")).isEmpty();
        assertThat(persons.erase(TWO, zhang, AGENT, "?")).isFalse();
        for (String typed : List.of("13812345678", "5678", "张三丰", "人民路")) {
            assertThat(persons.find(TWO, typed, AGENT).people())
                    .extracting(MaskedPerson::id)
                    .containsExactly(other);
        }
        assertThat(database.jdbc().sql("select person from lookup").query().listOfRows()).isEmpty();
    }

    @Test
    void aValuePutIntoAnotherRowCannotBeRead() throws Exception {
        PersonId zhang = persons.enter(ONE, ZHANG);
        tamper(
                """
                update personal p set cipher = o.cipher from personal o
                where p.field = 'name' and o.field = 'phone'
                """);
        assertThatThrownBy(() -> persons.unmask(ONE, zhang, PersonField.NAME, AGENT, "?"))
                .hasMessageContaining("put in from elsewhere");
        PersonId li = persons.enter(ONE, Map.of(PersonField.NAME, "李四"));
        tamper(
                """
                update person_key p set wrapped = o.wrapped from person_key o
                where p.person = %s and o.person = %s
                """
                        .formatted(zhang, li));
        assertThatThrownBy(() -> persons.masked(ONE, zhang))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aNewMasterKeyReadsEverythingAndTheOldOneNothing(@TempDir Path stolen) throws Exception {
        PersonId zhang = persons.enter(ONE, ZHANG);
        PersonId other = persons.enter(TWO, ZHANG);
        Files.copy(folder.resolve("privacy.keys"), stolen.resolve("privacy.keys"));
        assertThat(masterKeyChange().run()).isEqualTo(2);

        // This process still held the old key in memory.
        assertThat(persons.masked(ONE, zhang)).isPresent();
        assertThat(persons(folder).masked(TWO, other)).isPresent();
        assertThat(persons(folder).find(ONE, "5678", AGENT).people()).hasSize(1);
        assertThatThrownBy(() -> persons(stolen).masked(ONE, zhang))
                .isInstanceOf(IllegalStateException.class);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("privacy.keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoIsEnteredByAProcessThatHeldTheOldMasterKeyIsReadByAllAfterwards() throws Exception {
        persons.enter(ONE, ZHANG);
        masterKeyChange().run();
        PersonId later = persons.enter(ONE, ZHANG);
        assertThat(persons(folder).masked(ONE, later)).isPresent();
    }

    @Test
    void aProcessWithAnOldCopyOfTheKeysEntersNobodyWhomTheOthersCouldNotRead(@TempDir Path copy)
            throws Exception {
        persons.enter(ONE, ZHANG);
        Files.copy(folder.resolve("privacy.keys"), copy.resolve("privacy.keys"));
        Persons behind = persons(copy);
        masterKeyChange().run();
        assertThatThrownBy(() -> behind.enter(ONE, ZHANG))
                .hasMessageContaining("the same key folder");
        assertThatThrownBy(() -> persons(copy).checkKeys())
                .hasMessageContaining("the same key folder");
    }

    @Test
    void aChangeOfTheMasterKeyThatIsBrokenOffAnywhereLosesNobodyAndIsStartedAgain(
            @TempDir Path stolen) throws Exception {
        PersonId zhang = persons.enter(ONE, ZHANG);
        PersonId other = persons.enter(TWO, ZHANG);
        Files.copy(folder.resolve("privacy.keys"), stolen.resolve("privacy.keys"));
        PrivacyKeys keys = PrivacyKeys.in(new KeyFolder(folder));
        keys.addMasterKey();
        assertAllAreRead(zhang, other);

        asOwner(
                """
                create function stop() returns trigger language plpgsql as $$
                begin raise 'stop'; end $$;
                create trigger stop before update on person_key
                    for each row when (new.org = 2) execute function stop();
                """);
        assertThatThrownBy(() -> masterKeyChange().run()).hasMessageContaining("stop");
        assertAllAreRead(zhang, other);
        PersonId between = persons.enter(TWO, ZHANG);
        assertThat(persons(folder).masked(TWO, between)).isPresent();

        asOwner("drop trigger stop on person_key");
        assertThat(masterKeyChange().run()).isEqualTo(3);
        assertAllAreRead(zhang, other);
        assertThat(persons(folder).masked(TWO, between)).isPresent();
        for (PersonId person : List.of(other, between)) {
            assertThatThrownBy(() -> persons(stolen).masked(TWO, person))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onlyOneChangesTheMasterKeyAtATime() throws Exception {
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(%d)".formatted(VaultRows.CHANGE));
            assertThatThrownBy(() -> masterKeyChange().run())
                    .hasMessageContaining("Somebody else is changing");
            other.rollback(); // A closed connection frees its locks some time later.
        }
        assertThat(masterKeyChange().run()).isZero();
    }

    private MasterKeyChange masterKeyChange() {
        return new MasterKeyChange(database.pool(), scope, PrivacyKeys.in(new KeyFolder(folder)));
    }

    private void assertAllAreRead(PersonId ofOne, PersonId ofTwo) {
        for (Persons process : List.of(persons, persons(folder))) {
            assertThat(process.masked(ONE, ofOne)).isPresent();
            assertThat(process.masked(TWO, ofTwo)).isPresent();
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aProcessWithAnotherKeyFolderIsStopped(@TempDir Path other) {
        persons.checkKeys();
        persons(folder).checkKeys();
        assertThatThrownBy(() -> persons(other).checkKeys())
                .hasMessageContaining("the same key folder");
        PrivacyKeys written =
                PrivacyKeys.written(new KeyFolder(folder).read("privacy.keys").orElseThrow());
        new Persons(database.pool(), scope, written, (org, use) -> {}).checkKeys();
    }

    private Persons persons(Path keys) {
        return new Persons(
                database.pool(),
                scope,
                PrivacyKeys.in(new KeyFolder(keys)),
                (org, use) -> told.add(use));
    }

    private List<PersonId> found(String typed) {
        return persons.find(ONE, typed, AGENT).people().stream().map(MaskedPerson::id).toList();
    }

    private byte[] dump(String table) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var rows = statement.executeQuery("select * from " + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        if (rows.getMetaData().getColumnTypeName(i).equals("bytea")) {
                            bytes.writeBytes(rows.getBytes(i));
                        }
                    }
                }
            }
            return bytes.toByteArray();
        }
    }

    private long rows(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            try (var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('shouwen.org', '1', false)");
            statement.execute(sql);
        }
    }

    private static int indexOf(byte[] dump, byte[] plain) {
        for (int i = 0; i + plain.length <= dump.length; i++) {
            if (Arrays.equals(dump, i, i + plain.length, plain, 0, plain.length)) {
                return i;
            }
        }
        return -1;
    }
}
