package io.shouwen.server.paper;

/** What a paper is printed on, in points of a 72nd of an inch. */
public enum Sheet {
    A4(595, 842, 48, 9.5f),
    A5(420, 595, 34, 9f),
    /** The roll of a receipt printer, 80 mm wide and as long as the text. */
    ROLL_80(227, 0, 11, 8.5f);

    private static final float LONGEST_ROLL = 14_000;

    private final float width;
    private final float height;
    private final float margin;
    private final float size;

    Sheet(float width, float height, float margin, float size) {
        this.width = width;
        this.height = height;
        this.margin = margin;
        this.size = size;
    }

    float width() {
        return width;
    }

    /** Of a roll, as much as a page can have: what is not used is cut off. */
    float height() {
        return roll() ? LONGEST_ROLL : height;
    }

    boolean roll() {
        return height == 0;
    }

    float margin() {
        return margin;
    }

    /** Of ordinary letters. */
    float size() {
        return size;
    }

    float inner() {
        return width - 2 * margin;
    }
}
