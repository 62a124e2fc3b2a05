package io.shouwen.pack.log;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Takes from the parser only the cells that the mapping speaks of. One row lives at a time. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<RowHandler> {
    private final RowSlots slots;
    private final Cells cells;
    private final DecodingReader text;
    private boolean damaged;
    private boolean spanned;

    RowHandler(RowSlots slots, Cells cells, DecodingReader text) {
        this.slots = slots;
        this.cells = cells;
        this.text = text;
    }

    /** The line on which the row began, counted from where the parser began. */
    long line() {
        return getStartingLineNumber();
    }

    int fields() {
        return getFieldCount();
    }

    /** Whether some cell, mapped or not, held bytes that are no text. */
    boolean damaged() {
        return damaged;
    }

    /** Whether the row goes on over several lines. */
    boolean spanned() {
        return spanned;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        damaged = false;
        spanned = false;
        cells.clear();
    }

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
        if (text.damaged()) {
            for (int at = offset; at < offset + length; at++) {
                damaged |= chars[at] == DecodingReader.DAMAGE;
            }
        }
        for (int at = offset; quoted && at < offset + length; at++) {
            spanned |= chars[at] == '\n' || chars[at] == '\r';
        }
        int slot = slots.slotOf(index);
        if (slot >= 0) {
            cells.put(slot, chars, offset, length);
        }
    }

    @Override
    protected RowHandler buildRecord() {
        return this;
    }
}
