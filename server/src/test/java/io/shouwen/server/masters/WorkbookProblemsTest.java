package io.shouwen.server.masters;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One workbook with one mistake of every sort, and files that are no workbook at all. */
class WorkbookProblemsTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final MastersOffice OFFICE = new MastersOffice(SERVER);

    private static final String LONG = "长".repeat(201);

    private static final byte[] EVERY_MISTAKE =
            new TestWorkbook()
                    .sheet(
                            "单位",
                            """
                            单位名称|单位编码|类别|上级单位|设立日期|停用日期|联系人
                            |A1|班组|维修部|||
                            甲班|A2|班长|维修部|||
                            乙班|A3|班组|维修不|||
                            丙班|A4|班组||||
                            丁班|A5|班组|丁班|||
                            戊班|A6|班组|维修部|2026-03-01|2026-02-30|
                            己班|A7|班组|维修部|2026-03-01|2026-03-01|
                            庚班|A8|班组|维修部|||
                            庚班||班组|维修部|||
                            辛班|A8|班组|维修部|||
                            英山广电（示例）||公司|维修部|||
                            质检办公室||科室|英山广电（示例）||2026-11-01|
                            %s|A9|班组|维修部|||
                            =NOW()|B1|班组|维修部|||
                            老站|B2|站点|维修部|2020-01-01|2026-01-01|
                            新站|B3|站点|老站|||
                            同名|B4|站点|维修部|||
                            同名|B5|站点|维修部|||
                            下站|B6|站点|同名|||
                            """
                                    .formatted(LONG))
                    .sheet(
                            "People",
                            """
                            Staff number|Name|Employer|Superior|Superior since|Left on|Left on
                            P1|赵一|维修部|||
                            P2|钱二||Y203x|||
                            P3|孙三||P3|||
                            |李四||||
                            P5|周五||||昨天
                            P5|吴六||||
                            #1234567890123456|郑七||||
                            Y201|李伟||||2020-01-01
                            P8|王八||||
                            P9|王八||||
                            P10|冯十||王八||
                            """)
                    .sheet(
                            "岗位",
                            """
                            人员|所在单位|岗位|任职日期|免职日期
                            Y201|城区维修班|维修工|2026-03-01|
                            Y299|城区维修班|维修员|2026-03-01|
                            Y201|城区维修组|维修员|2026-03-01|
                            Y202|城区维修班|维修员|2026-03-01|
                            Y203|农村维修班|班组长|2026-03-01|2026-03-01
                            Y203|农村维修班|班组长|2026-05-01|
                            Y203|农村维修班|班组长|2026-05-01|
                            P5|城区维修班|维修员|2026-05-01|
                            Y301|老站|维修员|2026-05-01|
                            Y301|同名|维修员||
                            王八|城区维修班|维修员|2026-05-01|
                            """)
                    .sheet("客户们", "户号\n1")
                    .file();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everyMistakeIsToldAtOnceInBothLanguages() throws IOException {
        for (Language language : Language.values()) {
            Path file =
                    Path.of("src/test/resources/masters/problems_%s.txt".formatted(language.tag()));
            String told = String.join("\n", OFFICE.problems(EVERY_MISTAKE, language)) + "\n";
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(file, told);
            }
            assertThat(told).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void aFileThatIsNoWorkbookIsToldSo() throws IOException {
        assertThat(OFFICE.problems("not a zip".getBytes(StandardCharsets.UTF_8), Language.EN))
                .containsExactly("  : This is no xlsx workbook that can be read.");
        assertThat(OFFICE.problems(zip("a.txt", 10), Language.EN))
                .containsExactly("  : This is no xlsx workbook that can be read.");
        assertThat(OFFICE.problems(zip("xl/workbook.xml", 10), Language.EN))
                .containsExactly("  : This is no xlsx workbook that can be read.");
        assertThat(OFFICE.problems(new byte[WorkbookReader.MOST_BYTES + 1], Language.EN))
                .containsExactly("  : The file is too large.");
        assertThat(OFFICE.problems(new TestWorkbook().sheet("Sheet1", "").file(), Language.EN))
                .containsExactly("  : There is no sheet to import.");
    }

    @Test
    void aZipThatUnpacksWithoutEndIsNotUnpacked() throws IOException {
        byte[] bomb = zip("xl/workbook.xml", 200 << 20);
        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(OFFICE.problems(bomb, Language.ZH)).containsExactly("  : 文件解压后过大。");
    }

    @Test
    void anEntityOfADocumentTypeIsNotFollowed() throws IOException {
        byte[] good = new TestWorkbook().sheet("人员", "工号|姓名\nX1|MARK").file();
        byte[] bad =
                replaced(
                        good,
                        Map.of(
                                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><sst",
                                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE sst [<!ENTITY"
                                        + " x SYSTEM \"file:///etc/passwd\">]><sst",
                                "MARK",
                                "&x;"));
        OFFICE.imports().look(MastersOffice.HOME, OFFICE.admin, bad);
        TrialView trial = OFFICE.look(bad, Language.EN);
        assertThat(trial.parts().toString()).doesNotContain("root:");
        assertThat(trial.upload()).isEmpty();
    }

    @Test
    void aFormulaIsReadAsTheResultThatIsShown() throws IOException {
        byte[] file =
                replaced(
                        new TestWorkbook().sheet("人员", "工号|姓名\n=1+1|Formula").file(),
                        Map.of("<f>1+1</f>", "<f>1+1</f><v>2</v>"));
        assertThat(OFFICE.apply(file)).isEqualTo(new Applied(1, 0, 0));
        assertThat(OFFICE.text("select staff_no from person where name_zh = 'Formula'"))
                .isEqualTo("2");
    }

    @Test
    void aSheetOfTooManyRowsIsReadToTheLimit() {
        StringBuilder rows = new StringBuilder("工号|姓名\n");
        for (int i = 0; i <= SheetReader.MOST_ROWS; i++) {
            rows.append("Y101|孙丽\n");
        }
        List<String> problems =
                OFFICE.problems(
                        new TestWorkbook().sheet("人员", rows.toString()).file(), Language.EN);
        assertThat(problems).hasSize(Findings.MOST_PROBLEMS);
    }

    @Test
    void everySentenceAboutAProblemIsUsedBySomeCode() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String key : Texts.in(Language.EN).patterns().keySet()) {
            if (key.startsWith("masters.problem.")) {
                written.add(key.substring("masters.problem.".length()));
            }
        }
        Set<String> used = new HashSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                written.stream()
                        .filter(slug -> code.contains("\"" + slug + "\""))
                        .forEach(used::add);
            }
        }
        written.removeAll(used);
        assertThat(written).isEmpty();
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] piece = new byte[1 << 16];
            for (int left = zeros; left > 0; left -= piece.length) {
                zip.write(piece, 0, Math.min(left, piece.length));
            }
        }
        return file.toByteArray();
    }

    /** The file with something else in its parts. */
    private static byte[] replaced(byte[] file, Map<String, String> words) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (var in =
                        new org.apache.commons.compress.archivers.zip.ZipArchiveInputStream(
                                new ByteArrayInputStream(file), "UTF-8", true, true);
                ZipOutputStream zip = new ZipOutputStream(changed)) {
            for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (Map.Entry<String, String> word : words.entrySet()) {
                    text = text.replace(word.getKey(), word.getValue());
                }
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed.toByteArray();
    }
}
