package io.shouwen.server.masters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

class MastersTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final MastersOffice OFFICE = new MastersOffice(SERVER);

    private static final String UNITS = "单位名称|单位编码|类别|上级单位|设立日期|停用日期\n";
    private static final String PEOPLE = "工号|姓名|直接上级|上级起始日|离职日期\n";
    private static final String SHIFTS = "单位|代码|名称|英文名称|开始|结束\n";
    private static final String ROSTER = "人员|日期|安排|班次|值班领导|代班人\n";
    private static final String POSTS = "人员|所在单位|岗位|任职日期|免职日期\n";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whatIsExportedChangesNothingWhenItComesBackInEitherLanguage() {
        for (Language language : Language.values()) {
            byte[] file = OFFICE.export(MastersOffice.HOME, language);
            TrialView trial = OFFICE.look(file, language);
            assertThat(trial.problems()).isEmpty();
            assertThat(trial.parts()).allMatch(part -> part.all() == 0);
            assertThat(trial.parts())
                    .hasSizeGreaterThan(6)
                    .filteredOn(part -> !part.sheet().matches("技能|Skills"))
                    .allMatch(part -> part.rows() > 0);
            assertThat(trial.upload()).isEmpty();
        }
    }

    @Test
    void shiftsRosterAndSkillsComeInAndAWrongRowIsToldByItsCell() {
        byte[] wrong =
                new TestWorkbook()
                        .sheet("班次", SHIFTS + "城区维修班|早|早班||8：00|14:00|\n城区维修班|夜 班|夜班||25:00|08:00|")
                        .sheet(
                                "排班",
                                ROSTER
                                        + """
                                        Y201|2027-01-04|上班|早|是|
                                        Y201|2027-01-04|休息|||
                                        Y202|2027-01-04|上班|无|否|
                                        Y202|2027-01-05|请假|||Y202
                                        """)
                        .file();
        TrialView trial = OFFICE.look(wrong, Language.ZH);
        assertThat(trial.problems().toString())
                .contains("“夜 班”不对", "25:00", "出现两次", "没有班次“无”", "代班人不能是本人");
        byte[] right =
                new TestWorkbook()
                        .sheet("班次", SHIFTS + "城区维修班|早|早班||8：00|14:00|")
                        .sheet("排班", ROSTER + "Y201|2027-01-04|上班|早|是|\nY202|2027-01-04|请假|||Y201")
                        .sheet("技能", "人员|电视|宽带|线路\nY201|是|否|是")
                        .file();
        OFFICE.apply(right);
        assertThat(
                        OFFICE.text(
                                """
                                select string_agg(coalesce(s.code, r.duty) || r.leads, ' '
                                    order by r.person)
                                from (select distinct on (person) * from rostered
                                    where day = date '2027-01-04'
                                    order by person, version desc) r
                                join person p on p.id = r.person and p.staff_no in ('Y201', 'Y202')
                                left join shift s on s.id = r.shift
                                """))
                .isEqualTo("早true leavefalse");
        assertThat(
                        OFFICE.text(
                                """
                                select string_agg(k.skill, ' ' order by k.skill) from person_skill k
                                join person p on p.id = k.person where p.staff_no = 'Y201'
                                """))
                .isEqualTo("line tv");
        assertThat(OFFICE.look(right, Language.ZH).parts()).allMatch(part -> part.all() == 0);
    }

    @Test
    void unitsPeopleAndPostsComeInTogetherAndAreToldAsOneFact() {
        byte[] file =
                new TestWorkbook()
                        .sheet(
                                "单位",
                                UNITS
                                        + """
                                        一组|N1|班组|城北维修站|2026-03-01
                                        城北维修站||站点|维修部|2026-03-01
                                        甲工程公司|C9|承包商|Yingshan Cable (sample)|#46082
                                        """)
                        .sheet(
                                "People",
                                """
                                Staff number|Name|Employer|Superior|Superior since
                                #000217|赵敏||Y203|2026-03-02
                                0218|钱进|甲工程公司|000217|
                                """)
                        .sheet("岗位", POSTS + "000217|N1|班组长|2026-03-01|\n0218|一组|维修员|2026/3/1|")
                        .file();
        assertThat(OFFICE.apply(file)).isEqualTo(new Applied(7, 0, 0));
        assertThat(OFFICE.text("select staff_no from person where name_zh = '赵敏'"))
                .isEqualTo("000217");
        assertThat(
                        OFFICE.text(
                                """
                                select string_agg(u.name_zh, '>' order by u.id) from unit u
                                where u.id in (select parent from unit where code = 'N1'
                                    union select id from unit where code = 'N1')
                                """))
                .isEqualTo("城北维修站>一组");
        assertThat(OFFICE.text("select opened_on::text from unit where code = 'C9'"))
                .isEqualTo("2026-03-01");
        assertThat(
                        OFFICE.text(
                                """
                                select e.name_zh || s.from_day::text from superior s
                                join person p on p.org = s.org and p.id = s.person
                                join person e on e.org = s.org and e.id = s.superior
                                where p.staff_no = '000217'
                                """))
                .isEqualTo("黄建军2026-03-02");
        assertThat(
                        OFFICE.text(
                                """
                                select body->>'added' from fact where kind = 'masters.imported'
                                    and body->>'added' = '7'
                                """))
                .as("told once")
                .isEqualTo("7");
        assertThat(OFFICE.look(file, Language.ZH).upload()).as("a repetition").isEmpty();
    }

    @Test
    void aPersonWhoLeavesLosesThePostsOfThatDayAndTheSuperior() {
        OFFICE.apply(
                new TestWorkbook()
                        .sheet("人员", PEOPLE + "L1|李一|Y203|2026-03-01|")
                        .sheet("岗位", POSTS + "L1|城区维修班|维修员|2026-03-01|")
                        .file());
        Applied applied =
                OFFICE.apply(
                        new TestWorkbook().sheet("人员", PEOPLE + "L1|李一|Y203||2026-05-01").file());
        assertThat(applied).isEqualTo(new Applied(0, 0, 1));
        assertThat(
                        OFFICE.text(
                                """
                                select t.until_day::text from post t join person p
                                    on p.org = t.org and p.id = t.person where p.staff_no = 'L1'
                                """))
                .isEqualTo("2026-05-01");
        assertThat(
                        OFFICE.text(
                                """
                                select s.until_day::text from superior s join person p
                                    on p.org = s.org and p.id = s.person where p.staff_no = 'L1'
                                """))
                .isEqualTo("2026-05-01");
    }

    @Test
    void whoeverHasLeftOpensNoDoorAnyMore() {
        TestBrowser leaver = TestBrowser.as(SERVER, "wanglei");
        assertThat(leaver.get("/field").statusCode()).isEqualTo(200);
        String today = OFFICE.text("select (now() at time zone zone)::date::text from org");
        OFFICE.apply(new TestWorkbook().sheet("人员", PEOPLE + "Y302|王磊|||" + today).file());
        for (String door : List.of("/", "/field", "/my/findings")) {
            assertThat(leaver.get(door).statusCode()).as(door).isEqualTo(403);
        }
        assertThat(OFFICE.text("select login from account where login = 'wanglei'"))
                .as("closed, not deleted")
                .isEqualTo("wanglei");
    }

    @Test
    void aNewSuperiorKeepsTheHistoryAndTheSameDayMendsIt() {
        String head = "人员";
        OFFICE.apply(new TestWorkbook().sheet(head, PEOPLE + "S1|孙一|Y203|2026-03-01|").file());
        OFFICE.apply(new TestWorkbook().sheet(head, PEOPLE + "S1|孙一|Y303|2026-06-01|").file());
        OFFICE.apply(new TestWorkbook().sheet(head, PEOPLE + "S1|孙一|Y502|2026-06-01|").file());
        assertThat(
                        OFFICE.text(
                                """
                                select e.staff_no || ' ' || s.from_day || ' '
                                    || coalesce(s.until_day::text, '-')
                                from superior s
                                join person p on p.org = s.org and p.id = s.person
                                join person e on e.org = s.org and e.id = s.superior
                                where p.staff_no = 'S1' order by s.from_day
                                """))
                .isEqualTo("Y203 2026-03-01 2026-06-01,Y502 2026-06-01 -");
        assertThat(
                        OFFICE.problems(
                                new TestWorkbook()
                                        .sheet(head, PEOPLE + "S1|孙一|Y203|2026-02-01|")
                                        .file(),
                                Language.EN))
                .containsExactly(
                        "People 2 Superior since: 2026-02-01 lies before the day of the superior"
                                + " before.");
    }

    @Test
    void theLastAdministratorStaysUnlessThereIsAnother() {
        String leaves = PEOPLE + "Y002|周敏|||2027-01-01";
        assertThat(OFFICE.problems(new TestWorkbook().sheet("人员", leaves).file(), Language.ZH))
                .containsExactly("人员 2 离职日期: 这样就没有管理员了，须先任命另一位能登录的管理员。");
        String ends = POSTS + "Y002|英山广电（示例）|管理员|%s|2027-01-01";
        String from = OFFICE.text("select from_day::text from post where role = 'admin'");
        assertThat(
                        OFFICE.problems(
                                new TestWorkbook().sheet("岗位", ends.formatted(from)).file(),
                                Language.EN))
                .containsExactly(
                        "Posts 2 Until: Nobody would be left to administer. First name another"
                                + " administrator who can sign in.");
        TrialView both =
                OFFICE.look(
                        new TestWorkbook()
                                .sheet("人员", leaves)
                                .sheet("岗位", POSTS + "Y001|英山广电（示例）|管理员|2026-01-01|")
                                .file(),
                        Language.ZH);
        assertThat(both.problems()).isEmpty();
    }

    @Test
    void ofTwoAdministratorsTheSecondIsToldThatWhatTheySawHasMoved() {
        byte[] first = new TestWorkbook().sheet("人员", PEOPLE + "T1|甲某|||").file();
        byte[] second = new TestWorkbook().sheet("人员", PEOPLE + "T1|乙某|||").file();
        Imports imports = OFFICE.imports();
        int other = OFFICE.number("select id from person where staff_no = 'Y001'");
        UUID mine = imports.look(MastersOffice.HOME, OFFICE.admin, first).upload().orElseThrow();
        UUID theirs = imports.look(MastersOffice.HOME, other, second).upload().orElseThrow();
        assertThatThrownBy(() -> imports.apply(MastersOffice.HOME, other, mine))
                .as("somebody else's upload")
                .isInstanceOf(Refusal.class);
        Applied applied = imports.apply(MastersOffice.HOME, OFFICE.admin, mine);
        assertThat(imports.apply(MastersOffice.HOME, OFFICE.admin, mine))
                .as("sent twice")
                .isEqualTo(applied);
        assertThatThrownBy(() -> imports.apply(MastersOffice.HOME, other, theirs))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("masters-moved");
        assertThat(OFFICE.text("select name_zh from person where staff_no = 'T1'")).isEqualTo("甲某");
    }

    @Test
    void whatWasLookedAtLiesEncryptedAndIsGoneOnceItIsApplied() {
        byte[] file = new TestWorkbook().sheet("人员", PEOPLE + "E1|密某|||").file();
        Imports imports = OFFICE.imports();
        UUID id = imports.look(MastersOffice.HOME, OFFICE.admin, file).upload().orElseThrow();
        String kept =
                "select count(*)::int from person_key k join master_upload u on"
                        + " u.org = k.org and u.content = k.person where u.id = '"
                        + id
                        + "'";
        assertThat(OFFICE.number(kept)).isEqualTo(1);
        imports.apply(MastersOffice.HOME, OFFICE.admin, id);
        assertThat(OFFICE.number(kept)).isZero();
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        OrgId other = new OrgId(77);
        SERVER.database()
                .orgScope()
                .run(
                        other,
                        () -> {
                            SERVER.database()
                                    .jdbc()
                                    .sql("insert into org (org, name_zh) values (77, '乙')")
                                    .update();
                            SERVER.database()
                                    .jdbc()
                                    .sql(
                                            "insert into unit (org, kind, name_zh)"
                                                    + " values (77, 'company', '乙')")
                                    .update();
                        });
        byte[] file = OFFICE.export(other, Language.ZH);
        assertThat(TestWorkbook.rows(file, "单位")).hasSize(2);
        assertThat(TestWorkbook.rows(file, "人员")).hasSize(1);
        assertThat(TestWorkbook.rows(file, "岗位")).hasSize(1);
        Imports.Trial trial =
                OFFICE.imports()
                        .look(
                                other,
                                OFFICE.admin,
                                new TestWorkbook()
                                        .sheet("岗位", POSTS + "Y002|城区维修班|维修员|2026-03-01|")
                                        .file());
        assertThat(trial.findings().problems())
                .extracting(Problem::slug)
                .containsExactly("no-such-person", "no-such-unit");
        assertThat(trial.findings().problems()).extracting(Problem::nearest).containsOnly("");
    }

    @Test
    void aNameThatLooksLikeAFormulaIsNoneAndComesBackAsItWas() {
        OFFICE.apply(
                new TestWorkbook()
                        .sheet("人员", PEOPLE + "F1|'=HYPERLINK(\"http://x\")|||\nF2|@总机|||")
                        .file());
        assertThat(OFFICE.text("select name_zh from person where staff_no in ('F1', 'F2')"))
                .isEqualTo("=HYPERLINK(\"http://x\"),@总机");
        byte[] file = OFFICE.export(MastersOffice.HOME, Language.ZH);
        List<String> rows = TestWorkbook.rows(file, "人员");
        assertThat(rows).anyMatch(row -> row.startsWith("F1|'=HYPERLINK"));
        assertThat(OFFICE.look(file, Language.ZH).upload()).isEmpty();
    }

    @Test
    void theTemplateNamesEveryColumnExplainsItAndIsItselfWithoutProblem() throws IOException {
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            new WorkbookWriter(texts).template(OFFICE.imports().sheets(), file);
            for (Sheet sheet : OFFICE.imports().sheets()) {
                List<String> titles = TestWorkbook.rows(file.toByteArray(), sheet.title(texts));
                for (Column column : sheet.columns()) {
                    String mark = column.needed() ? " *" : "";
                    assertThat(titles.getFirst()).contains(column.title(sheet, texts) + mark);
                }
            }
            List<String> legend = TestWorkbook.rows(file.toByteArray(), texts.of("masters.legend"));
            assertThat(legend).noneMatch(row -> row.contains("[master"));
            assertThat(legend).anyMatch(row -> row.contains(texts.of("role.technician")));
            TrialView trial = OFFICE.look(file.toByteArray(), language);
            assertThat(trial.problems()).isEmpty();
            assertThat(trial.upload()).isEmpty();
        }
    }
}
