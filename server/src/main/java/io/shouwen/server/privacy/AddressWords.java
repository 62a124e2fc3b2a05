package io.shouwen.server.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An address as the words it is made of; a Chinese address says where each of them ends. */
public final class AddressWords {
    private static final Pattern END_OF_WORD =
            Pattern.compile("(?<=[省市区县镇乡村路街道巷弄号楼栋幢座室层苑园庄里]|单元|小区)|[\\s,，.。;；#\\-/]+");

    private AddressWords() {}

    /** The words in order, in small letters and narrow digits. */
    public static List<String> of(String address) {
        List<String> words = new ArrayList<>();
        for (String word : END_OF_WORD.split(plain(address), -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    /** The text in small letters, narrow digits and single spaces. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
