package io.shouwen.server.paper;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The letters that the product brings along. What is not among them stands as a box: it is seen
 * that something is missing, and nothing breaks.
 */
final class Letters {
    static final String MISSING = "□";

    private static final String FILE = "/fonts/noto-sans-sc.ttf";
    private static final float UNITS = 1000;

    private final PDType0Font font;
    private final CmapLookup characters;
    private final Map<Integer, Float> widths = new HashMap<>();

    private Letters(PDType0Font font, CmapLookup characters) {
        this.font = font;
        this.characters = characters;
    }

    static Letters of(PDDocument document) throws IOException {
        try (InputStream in = Letters.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The product has lost its letters: " + FILE);
            }
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in));
            document.registerTrueTypeFontForClosing(file);
            return new Letters(PDType0Font.load(document, file, true), file.getUnicodeCmapLookup());
        }
    }

    PDType0Font font() {
        return font;
    }

    /** The text in characters that are there; a break or tab becomes a space. */
    String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .forEach(character -> {
                    if (Character.isWhitespace(character) || Character.isISOControl(character)) {
                        known.append(' ');
                    } else if (characters.getGlyphId(character) > 0) {
                        known.appendCodePoint(character);
                    } else if (Character.getType(character) != Character.FORMAT) {
                        known.append(MISSING);
                    }
                });
        return known.toString();
    }

    /** How wide a known text is at a size. */
    float width(String known, float size) {
        float width = 0;
        for (int character : known.codePoints().toArray()) {
            width += widths.computeIfAbsent(character, this::width);
        }
        return width * size / UNITS;
    }

    private float width(int character) {
        try {
            return font.getStringWidth(Character.toString(character));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
