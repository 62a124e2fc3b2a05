package io.shouwen.server.hall;

import java.security.SecureRandom;
import java.util.Base64;

/** The secrets in the addresses of customers' pages and of the hall's devices. */
final class Secrets {
    private static final int BYTES = 15;
    private static final int CODE_BYTES = 9;
    private static final int SEED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 120 bits that nobody guesses, short enough for a small QR code. */
    static String fresh() {
        return text(BYTES);
    }

    /** 72 bits for an address that is told to everybody and not to be found without. */
    static String code() {
        return text(CODE_BYTES);
    }

    /** What words are made from that prove to have been read somewhere. */
    static byte[] seed() {
        return bytes(SEED_BYTES);
    }

    private static String text(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
