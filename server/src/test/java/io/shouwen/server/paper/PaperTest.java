package io.shouwen.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class PaperTest {
    private static final String CLOSING = "，。、；：？！）》】」』”’…·%℃,.;:?!)]}—";
    private static final String OPENING = "（《【「『“‘([{";

    @Test
    void chineseAndLatinLettersAreReadBack() throws IOException {
        byte[] pdf = a4("工单案卷 Case 2611-000001-7：王喆、珺（承諾）€ ™");
        assertThat(text(pdf)).contains("工单案卷 Case 2611-000001-7：王喆、珺（承諾）€");
    }

    @Test
    void aCharacterThatIsNotThereStandsAsABox() throws IOException {
        assertThat(text(a4("一𠮷二😀三\u0007四\u200D五"))).contains("一□二□三 四五");
    }

    @Test
    void textFlowsOverPagesAndATableRepeatsItsHead() throws IOException {
        try (Paper paper = Paper.on(Sheet.A5, "长", "zh-CN", (page, pages) -> page + "/" + pages)) {
            List<String> row = List.of("一行", "字".repeat(200));
            paper.table(List.of(1, 3), List.of("左栏", "右栏"), Collections.nCopies(20, row));
            byte[] pdf = paper.pdf();
            try (PDDocument read = Loader.loadPDF(pdf)) {
                int pages = read.getNumberOfPages();
                assertThat(pages).isGreaterThan(3);
                assertThat(text(pdf).split("左栏", -1)).hasSize(pages + 1);
                assertThat(text(pdf)).contains("1/" + pages, pages + "/" + pages);
            }
        }
    }

    @Test
    void aRollIsAsLongAsItsText() throws IOException {
        try (Paper paper = Paper.on(Sheet.ROLL_80, "收据", "zh-CN", (page, pages) -> "")) {
            paper.title("收据");
            paper.pair("金额", "80.00 元");
            paper.rule();
            byte[] pdf = paper.pdf();
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertThat(read.getNumberOfPages()).isOne();
                assertThat(read.getPage(0).getMediaBox().getHeight()).isBetween(40f, 120f);
            }
            assertThat(text(pdf)).contains("收据", "金额", "80.00 元");
        }
    }

    @Test
    void whatIsAttachedIsTakenOutAgain() throws IOException {
        byte[] file = "证明".getBytes(StandardCharsets.UTF_8);
        try (Paper paper = Paper.on(Sheet.A4, "附", "zh-CN", (page, pages) -> "")) {
            paper.text("附件");
            paper.attach("a.seal.jsonl", "application/jsonl", "证明", file);
            byte[] pdf = paper.pdf();
            assertThat(Attached.in(pdf, ".seal.jsonl")).hasValue(file);
            assertThat(Attached.in(pdf, ".txt")).isEmpty();
        }
        assertThat(Attached.in(a4("无"), ".seal.jsonl")).isEmpty();
    }

    @Test
    void linesFitLoseNothingAndKeepPunctuationInItsPlace() throws IOException {
        String letters = "一二三四五，。（）《》“”ab c12 .—word ";
        Random random = new Random(7);
        try (PDDocument document = new PDDocument()) {
            Letters font = Letters.of(document);
            for (int run = 0; run < 400; run++) {
                StringBuilder text = new StringBuilder();
                random.ints(1 + random.nextInt(120), 0, letters.length())
                        .forEach(i -> text.append(letters.charAt(i)));
                float width = 30 + random.nextInt(200);
                List<String> lines = new Lines(font, 9, width).of(text.toString());
                assertThat(String.join("", lines).replace(" ", ""))
                        .isEqualTo(text.toString().replace(" ", ""));
                for (int i = 0; i < lines.size(); i++) {
                    assertThat(font.width(lines.get(i), 9)).isLessThanOrEqualTo(width + 0.01f);
                }
            }
        }
    }

    @Test
    void noLineBeginsWithWhatClosesOrEndsWithWhatOpens() throws IOException {
        try (PDDocument document = new PDDocument()) {
            Letters font = Letters.of(document);
            String text = "客户说（电话里）：“没有图像”，已约定明天上午九点前到。".repeat(8);
            for (int width = 60; width < 300; width += 7) {
                List<String> lines = new Lines(font, 9, width).of(text);
                assertThat(lines)
                        .allSatisfy(line -> {
                            assertThat(CLOSING.indexOf(line.charAt(0))).isNegative();
                            assertThat(OPENING.indexOf(line.charAt(line.length() - 1)))
                                    .isNegative();
                        });
            }
        }
    }

    private static byte[] a4(String text) {
        try (Paper paper = Paper.on(Sheet.A4, "试", "zh-CN", (page, pages) -> "")) {
            paper.text(text);
            return paper.pdf();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read);
        }
    }
}
