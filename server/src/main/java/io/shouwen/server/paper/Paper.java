package io.shouwen.server.paper;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A paper that leaves the house as PDF: text that flows over pages, lines of names and values,
 * tables, and files attached. Chinese and Latin letters come along with the product.
 */
public final class Paper implements AutoCloseable {
    private static final float BIG = 1.7f;
    private static final float MIDDLE = 1.25f;
    private static final float SMALL = 0.85f;
    private static final float PADDING = 3;
    private static final float FAINT = 0.8f;

    private final PDDocument document = new PDDocument();
    private final Sheet sheet;
    private final Letters letters;
    private final Pages pages;
    private final Map<String, PDComplexFileSpecification> attached = new LinkedHashMap<>();

    private Paper(Sheet sheet, Foot foot) throws IOException {
        this.sheet = sheet;
        this.letters = Letters.of(document);
        this.pages = new Pages(document, sheet, letters, foot);
    }

    /** What stands below each page, from its number and how many there are. */
    public interface Foot {
        String text(int page, int pages);
    }

    /** A new paper; a roll has no foot. */
    public static Paper on(Sheet sheet, String title, String language, Foot foot) {
        try {
            Paper paper = new Paper(sheet, foot);
            paper.document.getDocumentInformation().setTitle(title);
            paper.document.getDocumentCatalog().setLanguage(language);
            return paper;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the whole. */
    public void title(String text) {
        flow(text, sheet.size() * BIG, Pages.Ink.BOLD, 0);
        pages.skip(sheet.size() * 0.6f);
    }

    /** The name of a part; it stays with what follows. */
    public void heading(String text) {
        float size = sheet.size() * MIDDLE;
        pages.skip(size * 0.9f);
        pages.keep(size * 5);
        flow(text, size, Pages.Ink.BOLD, 0);
        pages.skip(size * 0.25f);
    }

    public void text(String text) {
        flow(text, sheet.size(), Pages.Ink.PLAIN, 0);
    }

    public void strong(String text) {
        flow(text, sheet.size(), Pages.Ink.BOLD, 0);
    }

    /** What explains, smaller. */
    public void soft(String text) {
        flow(text, sheet.size() * SMALL, Pages.Ink.SOFT, 0);
    }

    public void gap() {
        pages.skip(sheet.size() * 0.6f);
    }

    public void rule() {
        pages.skip(PADDING);
        pages.line(FAINT);
        pages.skip(PADDING);
    }

    /** A name and its value, the values below each other. */
    public void pair(String name, String value) {
        float left = sheet.inner() * (sheet.roll() ? 0.34f : 0.2f);
        List<Cell> cells =
                List.of(
                        new Cell(name, left, Pages.Ink.SOFT),
                        new Cell(value, sheet.inner() - left, Pages.Ink.PLAIN));
        row(cells, sheet.size());
    }

    private void flow(String text, float size, Pages.Ink ink, float indent) {
        for (String line : new Lines(letters, size, sheet.inner() - indent).of(text)) {
            pages.write(line, size, ink, indent);
        }
    }

    /**
     * A table whose head is repeated on each page.
     *
     * @param shares how wide its columns are, as shares of the whole
     */
    public void table(List<Integer> shares, List<String> head, List<List<String>> rows) {
        float size = sheet.size() * 0.92f;
        int sum = shares.stream().mapToInt(Integer::intValue).sum();
        List<Float> widths = shares.stream().map(share -> sheet.inner() * share / sum).toList();
        Runnable top =
                () -> {
                    row(cells(head, widths, Pages.Ink.BOLD), size);
                    pages.line(0.4f);
                };
        pages.keep(size * 5);
        top.run();
        pages.each(
                top,
                () ->
                        rows.forEach(row -> {
                            row(cells(row, widths, Pages.Ink.PLAIN), size);
                            pages.line(FAINT);
                        }));
    }

    private static List<Cell> cells(List<String> texts, List<Float> widths, Pages.Ink ink) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(new Cell(texts.get(i), widths.get(i), ink));
        }
        return cells;
    }

    private record Cell(String text, float width, Pages.Ink ink) {}

    /** A row is parted between its lines only if it is longer than a page. */
    private void row(List<Cell> cells, float size) {
        List<List<String>> lines =
                cells.stream()
                        .map(cell ->
                                new Lines(letters, size, cell.width() - 2 * PADDING)
                                        .of(cell.text()))
                        .toList();
        int most = lines.stream().mapToInt(List::size).max().orElse(0);
        pages.keep(most * size * Pages.LEADING + PADDING);
        for (int line = 0; line < most; line++) {
            pages.keep(size * Pages.LEADING);
            float x = 0;
            for (int i = 0; i < cells.size(); i++) {
                if (line < lines.get(i).size()) {
                    pages.put(lines.get(i).get(line), size, cells.get(i).ink(), x);
                }
                x += cells.get(i).width();
            }
            pages.skip(size * Pages.LEADING);
        }
        pages.skip(PADDING);
    }

    /** Attaches a file, which readers show beside the pages. */
    public void attach(String name, String type, String about, byte[] file) {
        try {
            PDEmbeddedFile embedded =
                    new PDEmbeddedFile(
                            document, new ByteArrayInputStream(file), COSName.FLATE_DECODE);
            embedded.setSubtype(type);
            embedded.setSize(file.length);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(name);
            specification.setFileUnicode(name);
            specification.setFileDescription(about);
            specification.setEmbeddedFile(embedded);
            attached.put(name, specification);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole as PDF; nothing can be added afterwards. */
    public byte[] pdf() {
        try {
            pages.finish();
            if (!attached.isEmpty()) {
                PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                tree.setNames(attached);
                PDDocumentNameDictionary names =
                        new PDDocumentNameDictionary(document.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                document.getDocumentCatalog().setNames(names);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            pages.close();
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
