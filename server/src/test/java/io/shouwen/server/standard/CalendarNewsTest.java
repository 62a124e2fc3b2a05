package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A calendar file that learns of a holiday while a promise runs by it. */
class CalendarNewsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final OrgId ORG = new OrgId(1);
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Office OFFICE = Office.on(DATABASE.pool(), Cable.standards());
    private static final Map<String, String> CODE =
            Map.of(
                    "papers/standard.yaml",
                    """
                    standard: papers
                    title: {zh: 资料规范, en: Papers code}
                    source: Example
                    """,
                    "papers/hall.yaml",
                    """
                    zone: Asia/Shanghai
                    hours: {mon-fri: [08:00-12:00, 14:00-18:00]}
                    """,
                    "papers/1/version.yaml",
                    """
                    in-force: {from: 2026-01-01}
                    zone: Asia/Shanghai
                    roles: {agent: {zh: 座席, en: Agent}}
                    findings: {late: {zh: 超时, en: Late}}
                    calendars: {hall: ../hall.yaml}
                    """,
                    "papers/1/facts.yaml",
                    """
                    papers.asked: {says: {zh: 索取资料, en: Papers asked for}, producers: agent}
                    papers.sent: {says: {zh: 寄出资料, en: Papers sent}, producers: agent}
                    """,
                    "papers/1/clauses.yaml",
                    """
                    clause: papers.1
                    cite: {article: 第一条}
                    says: {zh: 两个工作日内寄出, en: Sent within two working days}
                    promise:
                      when: papers.asked
                      kept-by: papers.sent
                      within: 2 working days on hall
                      answers: agent
                      broken: late
                    """,
                    "papers/1/clauses.scenario.yaml",
                    """
                    - name: they are sent at once
                      facts:
                        - 2026-03-02 10:00 papers.asked
                        - 2026-03-02 10:00 papers.sent
                      then: {papers.1: kept}
                    """);

    @TempDir Path standards = Path.of("");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void anAddedHolidayReDatesARunningPromiseAndItsStorySaysWhy() throws IOException {
        for (Map.Entry<String, String> file : CODE.entrySet()) {
            Path path = standards.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, file.getValue());
        }
        OFFICE.found(DATABASE, ORG);
        OFFICE.itIs("2026-03-02T02:00:00Z");
        takeFromTheFolder();
        SubjectId request = askForPapers();
        assertThat(clock(request, Language.ZH).due()).contains(closingOf("2026-03-04"));
        assertThat(clock(request, Language.ZH).moves()).isEmpty();

        OFFICE.itIs("2026-03-03T02:00:00Z");
        Files.writeString(
                standards.resolve("papers/hall.yaml"),
                """
                zone: Asia/Shanghai
                hours: {mon-fri: [08:00-12:00, 14:00-18:00]}
                editions:
                  - known-from: 2026-03-03 09:00
                    why: 全国哀悼日
                    holidays: 2026-03-04
                """);
        takeFromTheFolder();
        assertThat(OFFICE.alarms.ringChanged()).isEqualTo(1);
        OFFICE.alarms.ring();

        ClockView clock = clock(request, Language.ZH);
        assertThat(clock.firstDue()).contains(closingOf("2026-03-04"));
        assertThat(clock.due()).contains(closingOf("2026-03-05"));
        assertThat(clock.moves())
                .containsExactly("2026-03-03 09:00 工作日历变更（全国哀悼日），到期时刻改为 2026-03-05 18:00。");
        assertThat(clock(request, Language.EN).moves())
                .containsExactly(
                        "At 2026-03-03 09:00 the calendar changed (全国哀悼日); due then at"
                                + " 2026-03-05 18:00.");
        assertThat(OFFICE.scope.reading(ORG, () -> OFFICE.judgements.stored(request)).text())
                .contains("calendar 2026-03-03T01:00:00Z")
                .contains("全国哀悼日");
    }

    private void takeFromTheFolder() {
        new StandardsFolder(standards.toString(), OFFICE.shelf).afterPropertiesSet();
    }

    private static SubjectId askForPapers() {
        NewFact asked = NewFact.now(new FactKind("papers.asked"), Map.of());
        Opening opening = new Opening(3, Optional.empty(), 5, Optional.empty(), 5, List.of(asked));
        Sender sender = new Sender(ORG, Actor.person(5, Set.of("agent")), "k1", "test");
        return ((Done) OFFICE.requests.open(sender, opening)).subject();
    }

    private static ClockView clock(SubjectId request, Language language) {
        Story story = OFFICE.requests.find(ORG, request).orElseThrow();
        return new Clocks(OFFICE.shelf).of(story, language, ZONE).getFirst();
    }

    private static Instant closingOf(String day) {
        return Instant.parse(day + "T10:00:00Z");
    }
}
