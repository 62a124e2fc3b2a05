package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.privacy.PersonalUse;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class FindingWordsTest {
    private static final String ANSWER = "路上堵车，已电话告知客户";
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = new QualityOffice(DATABASE);
    private static int organisations;

    private final People people = OFFICE.found(new OrgId(++organisations));
    private final SubjectId finding = breach();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatSomebodyWroteIsReadAtTheFindingAndStandsInNoTable() {
        say(people.technician(), "k", ANSWER);
        assertThat(words()).containsValue(ANSWER);
        String everything =
                text("select string_agg(w::text, '') from finding_words w")
                        + text("select string_agg(f::text, '') from fact f")
                        + text("select string_agg(c::text, '') from command c")
                        + text("select string_agg(p::text, '') from personal p");
        assertThat(everything).contains(name()).doesNotContain("堵车", hex("堵车"));
    }

    @Test
    void theSameAnswerSentAgainIsTheSameAnswer() {
        Outcome first = say(people.technician(), "k", ANSWER);
        Outcome again = say(people.technician(), "k", ANSWER);
        assertThat(((Done) again).again()).isTrue();
        assertThat(((Done) again).facts()).isEqualTo(((Done) first).facts());
        assertThat(say(people.technician(), "k", "路上没堵车")).isEqualTo(Refused.of("key-reused", "k"));
    }

    @Test
    void erasingAPersonErasesWhatTheyWroteAndLeavesTheFactThatTheyDid() {
        say(people.technician(), "k", ANSWER);
        say(people.quality(), "k", Said.of(Act.DISMISS, 1, "情况属实"));
        List<Fact> before = facts();
        String name = name();

        assertThat(OFFICE.writings.erase(people.org(), people.technician(), people.head(), "离职满两年"))
                .isTrue();

        assertThat(facts()).isEqualTo(before);
        assertThat(name()).isEqualTo(name);
        assertThat(words()).doesNotContainKey(name).containsValue("情况属实");
        assertThat(text("select count(*)::text from writer")).isEqualTo("1");
        assertThat(text("select count(*)::text from personal")).isEqualTo("1");
        assertThat(OFFICE.used.getLast())
                .isInstanceOfSatisfying(
                        PersonalUse.Erased.class,
                        erased -> assertThat(erased.why()).isEqualTo("离职满两年"));
        assertThat(OFFICE.writings.erase(people.org(), people.technician(), people.head(), "再次"))
                .isFalse();
    }

    @Test
    void whoeverWasErasedMayWriteAgainUnderAKeyOfTheirOwn() {
        say(people.technician(), "k", ANSWER);
        OFFICE.writings.erase(people.org(), people.technician(), people.head(), "本人要求");
        say(people.quality(), "k", new Said(Act.CONFIRM, 1, 100, 10_000, "情况属实"));
        say(people.technician(), "k 2", Said.of(Act.APPEAL, 1, "有照片为证"));
        assertThat(words().values()).containsExactlyInAnyOrder("情况属实", "有照片为证");
    }

    @Test
    void whatWasWrittenBeforeWordsWereEncryptedIsEncryptedAtTheNextStart() {
        say(people.technician(), "k", ANSWER);
        OFFICE.scope.run(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        update finding_words
                                        set words = '早先写下的话', writer = null, version = null
                                        """)
                                .update());
        new EarlierWords(OFFICE.scope, OFFICE.findings).afterSingletonsInstantiated();
        assertThat(words()).isEqualTo(Map.of(name(), "早先写下的话"));
        assertThat(text("select string_agg(w::text, '') from finding_words w"))
                .doesNotContain("早先");
    }

    private SubjectId breach() {
        String day = "2026-03-%02dT".formatted(organisations);
        OFFICE.itIs(day + "02:00:00Z");
        OFFICE.findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, ""));
        SubjectId request = OFFICE.report(people);
        OFFICE.itIs(day + "02:31:00Z");
        OFFICE.settleDown();
        return OFFICE.finding(people, request);
    }

    private Outcome say(int person, String key, String answer) {
        return say(person, key, Said.of(Act.ANSWER, 1, answer));
    }

    private Outcome say(int person, String key, Said said) {
        return OFFICE.findings.say(new Sender(people.org(), person, key), finding, said);
    }

    private Map<String, String> words() {
        return OFFICE.findings.find(people.org(), people.quality(), finding).orElseThrow().words();
    }

    private List<Fact> facts() {
        return OFFICE.journal.history(people.org(), finding).orElseThrow().facts();
    }

    /** The name that the fact gives the technician's answer. */
    private String name() {
        return facts().stream()
                .filter(fact -> fact.kind().equals(FindingFacts.ANSWERED))
                .flatMap(fact -> fact.value("words").stream())
                .map(Value::toString)
                .findFirst()
                .orElseThrow();
    }

    private String text(String select) {
        return OFFICE.scope.reading(
                people.org(), () -> OFFICE.jdbc.sql(select).query(String.class).single());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
