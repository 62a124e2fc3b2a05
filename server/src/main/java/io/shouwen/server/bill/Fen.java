package io.shouwen.server.bill;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sums of money as people write and read them: yuan with two places, kept in fen. */
public final class Fen {
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,2})?");

    private Fen() {}

    /** The sum that somebody typed; empty if it is none. Full-width digits are digits. */
    public static Optional<Long> read(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,，¥]", "");
        return WRITTEN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    /** As {@link #read}; a sum may also be below zero. */
    public static Optional<Long> signed(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        boolean below = plain.startsWith("-") || plain.startsWith("\u2212");
        return read(below ? plain.substring(1) : plain).map(fen -> below ? -fen : fen);
    }

    /** As in {@code 1234.50}. */
    public static String show(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
