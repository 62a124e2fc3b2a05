package io.shouwen.server.hall;

import java.nio.ByteBuffer;

/**
 * The six digits on a slip by which its holder proves to have been given it, where nothing can scan
 * its QR code. They are made of the digest of the number's secret, so that nothing more is kept.
 */
public final class SlipCode {
    private static final int CODES = 1_000_000;

    private SlipCode() {}

    /** The code of a number, by the digest of its secret. */
    public static String of(byte[] digest) {
        return "%06d".formatted(Math.floorMod(ByteBuffer.wrap(digest).getInt(), CODES));
    }
}
