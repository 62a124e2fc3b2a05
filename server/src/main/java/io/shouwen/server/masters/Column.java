package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import java.util.List;

/**
 * A column of a sheet. Its title is the text {@code master.SHEET.KEY}, an example of what stands in
 * it {@code master.SHEET.KEY.example}, and what it means {@code master.SHEET.KEY.about}.
 *
 * @param needed whether every row must have it
 * @param words the words that are allowed, as they are stored; empty if any are
 * @param wordKey what stands before such a word in its text key
 */
public record Column(String key, Kind kind, boolean needed, List<String> words, String wordKey) {
    /** What stands in a cell. */
    public enum Kind {
        TEXT,
        /** Several sentences. */
        PASSAGE,
        DAY,
        WORD
    }

    public Column {
        words = List.copyOf(words);
    }

    public static Column text(String key) {
        return new Column(key, Kind.TEXT, false, List.of(), "");
    }

    /** What somebody said or wrote, up to several thousand characters. */
    public static Column passage(String key) {
        return new Column(key, Kind.PASSAGE, false, List.of(), "");
    }

    public static Column day(String key) {
        return new Column(key, Kind.DAY, false, List.of(), "");
    }

    /** One of some words; {@code wordKey + word} is the text that people read and write. */
    public static Column word(String key, String wordKey, List<String> words) {
        return new Column(key, Kind.WORD, false, words, wordKey);
    }

    /** The same column, in which every row must have something. */
    public Column must() {
        return new Column(key, kind, true, words, wordKey);
    }

    String title(Sheet sheet, Texts texts) {
        return texts.of("master." + sheet.key() + "." + key);
    }

    String shown(String word, Texts texts) {
        return texts.of(wordKey + word);
    }
}
