package io.shouwen.server.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes down a page and goes on to the next. */
final class Pages implements AutoCloseable {
    static final float LEADING = 1.5f;

    private static final float BOLDNESS = 0.03f;
    private static final float SOFTNESS = 0.35f;
    private static final float FOOT = 0.8f;

    private final PDDocument document;
    private final Sheet sheet;
    private final Letters letters;
    private final Paper.Foot foot;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream pen;
    private float y;
    private Runnable top = () -> {};

    Pages(PDDocument document, Sheet sheet, Letters letters, Paper.Foot foot) throws IOException {
        this.document = document;
        this.sheet = sheet;
        this.letters = letters;
        this.foot = foot;
        this.pen = begin();
    }

    /** How letters look. There is one cut of them: bold ones have their edges drawn, too. */
    enum Ink {
        PLAIN,
        BOLD,
        SOFT
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(new PDRectangle(sheet.width(), sheet.height()));
        document.addPage(page);
        pages.add(page);
        y = sheet.height() - sheet.margin();
        return new PDPageContentStream(document, page);
    }

    /** Begins a new page unless so much is left on this one. */
    void keep(float height) {
        boolean begun = y < sheet.height() - sheet.margin();
        if (begun && y - height < sheet.margin()) {
            next();
        }
    }

    private void next() {
        try {
            pen.close();
            pen = begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        top.run();
    }

    /** Does something, with this at the top of each page that is begun meanwhile. */
    void each(Runnable head, Runnable body) {
        top = head;
        try {
            body.run();
        } finally {
            top = () -> {};
        }
    }

    void skip(float height) {
        y -= height;
    }

    /** A line of known text, and down to the next. */
    void write(String known, float size, Ink ink, float indent) {
        keep(size * LEADING);
        put(known, size, ink, indent);
        skip(size * LEADING);
    }

    /** Known text at the height where we are. */
    void put(String known, float size, Ink ink, float x) {
        if (known.isEmpty()) {
            return;
        }
        try {
            pen.beginText();
            pen.setFont(letters.font(), size);
            float grey = ink == Ink.SOFT ? SOFTNESS : 0;
            pen.setNonStrokingColor(grey, grey, grey);
            pen.setStrokingColor(grey, grey, grey);
            pen.setRenderingMode(ink == Ink.BOLD ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
            pen.setLineWidth(size * BOLDNESS);
            pen.newLineAtOffset(sheet.margin() + x, y - size);
            pen.showText(known);
            pen.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line across the page, of a grey from 0, black, to 1. */
    void line(float grey) {
        try {
            pen.setStrokingColor(grey, grey, grey);
            pen.setLineWidth(0.5f);
            pen.moveTo(sheet.margin(), y);
            pen.lineTo(sheet.width() - sheet.margin(), y);
            pen.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        skip(2);
    }

    /** Writes the feet, and cuts a roll off below its last line. */
    void finish() throws IOException {
        pen.close();
        if (sheet.roll()) {
            float used = sheet.height() - y + sheet.margin();
            pages.getFirst()
                    .setMediaBox(new PDRectangle(0, sheet.height() - used, sheet.width(), used));
            return;
        }
        for (int i = 0; i < pages.size(); i++) {
            String text = letters.known(foot.text(i + 1, pages.size()));
            float size = sheet.size() * FOOT;
            pen =
                    new PDPageContentStream(
                            document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true);
            y = sheet.margin() * 0.6f + size;
            put(text, size, Ink.SOFT, sheet.inner() - letters.width(text, size));
            pen.close();
        }
    }

    @Override
    public void close() throws IOException {
        pen.close();
    }
}
