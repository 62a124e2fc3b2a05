package io.shouwen.server.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts a text into lines: between any two Chinese characters, between words of letters, and within
 * a word only if it is longer than a line. No line begins with what closes or ends with what opens.
 */
final class Lines {
    private static final String CLOSING = "，。、；：？！）》】」』”’…·%℃,.;:?!)]}—";
    private static final String OPENING = "（《【「『“‘([{";

    private final Letters letters;
    private final float size;
    private final float width;

    Lines(Letters letters, float size, float width) {
        this.letters = letters;
        this.size = size;
        this.width = width;
    }

    List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            paragraph(letters.known(paragraph), lines);
        }
        return lines;
    }

    private void paragraph(String text, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text)) {
            for (String part : fitting(piece)) {
                if (!line.isEmpty() && wide(line + part.stripTrailing())) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    line.append(part.stripLeading());
                } else {
                    line.append(part);
                }
            }
        }
        lines.add(line.toString().stripTrailing());
    }

    private boolean wide(String text) {
        return letters.width(text, size) > width;
    }

    /** What must not be parted, each with the spaces behind it. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = -1;
        for (int character : text.codePoints().toArray()) {
            if (before >= 0 && parts(before, character)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(character);
            before = character;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean parts(int before, int after) {
        if (after == ' ' || OPENING.indexOf(before) >= 0 || CLOSING.indexOf(after) >= 0) {
            return false;
        }
        return before == ' ' || ideograph(before) || ideograph(after);
    }

    private static boolean ideograph(int character) {
        return character >= 0x2E80;
    }

    private List<String> fitting(String piece) {
        if (!wide(piece.stripTrailing())) {
            return List.of(piece);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        piece.codePoints()
                .forEach(character -> {
                    String one = Character.toString(character);
                    if (!part.isEmpty() && wide(part + one)) {
                        parts.add(part.toString());
                        part.setLength(0);
                    }
                    part.append(one);
                });
        parts.add(part.toString());
        return parts;
    }
}
