package io.shouwen.pack.log;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The cells of one row that the mapping speaks of, without the blanks around them. One instance
 * serves all rows, so that a column costs nothing until it is looked at.
 */
final class Cells {
    private final Set<String> emptyWords;
    private final int longestEmptyWord;
    private final int[] from;
    private final int[] to;
    private char[] chars = new char[1024];
    private int used;

    Cells(int slots, Set<String> emptyWords) {
        this.emptyWords = emptyWords;
        this.longestEmptyWord = emptyWords.stream().mapToInt(String::length).max().orElse(0);
        this.from = new int[slots];
        this.to = new int[slots];
    }

    void clear() {
        used = 0;
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
    }

    void put(int slot, char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && text[start] <= ' ') {
            start++;
        }
        while (start < end && text[end - 1] <= ' ') {
            end--;
        }
        int kept = end - start;
        if (used + kept > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + kept));
        }
        System.arraycopy(text, start, chars, used, kept);
        from[slot] = used;
        used += kept;
        to[slot] = used;
        if (kept > 0 && kept <= longestEmptyWord && emptyWords.contains(text(slot))) {
            to[slot] = from[slot];
        }
    }

    boolean empty(int slot) {
        return from[slot] == to[slot];
    }

    String text(int slot) {
        return new String(chars, from[slot], to[slot] - from[slot]);
    }

    boolean isOneOf(int slot, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (is(slot, words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int slot, String word) {
        int length = to[slot] - from[slot];
        if (word.length() != length) {
            return false;
        }
        int start = from[slot];
        for (int at = 0; at < length; at++) {
            if (chars[start + at] != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    char[] chars() {
        return chars;
    }

    int from(int slot) {
        return from[slot];
    }

    int to(int slot) {
        return to[slot];
    }
}
