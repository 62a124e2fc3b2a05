package io.shouwen.server.complaint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The word by which somebody who gave no name asks for the answer. It is made of the key of the
 * form, so that it can be read out before the form is sent; a fact holds its hash alone.
 */
final class CodeWord {
    /** Nothing that sounds or looks like another. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;

    private CodeWord() {}

    static String of(String key) {
        byte[] digest = sha("code word " + key);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            word.append(LETTERS.charAt((digest[i] & 0xff) % LETTERS.length()));
        }
        return word.toString();
    }

    /** As a fact keeps it; typed in small letters and with blanks it is the same. */
    static String hash(String word) {
        return HexFormat.of()
                .formatHex(sha(word.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)));
    }

    private static byte[] sha(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
