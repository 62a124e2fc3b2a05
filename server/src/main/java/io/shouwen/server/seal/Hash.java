package io.shouwen.server.seal;

import java.util.Arrays;
import java.util.HexFormat;

/** Thirty-two bytes that stand for what they were reckoned from; written as 64 hex digits. */
public final class Hash {
    static final int LENGTH = 32;

    /** What the first root names as the root before it. */
    static final Hash NONE = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException(
                    "Expected a hash of 32 bytes, but was of " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    public static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
