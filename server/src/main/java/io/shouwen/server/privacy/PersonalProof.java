package io.shouwen.server.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A value with the random salt that lies encrypted beside it. The hash of both may stand in a fact:
 * it proves what was entered while the salt is there, and says nothing once it is destroyed.
 */
public record PersonalProof(Bytes salt, String value) {
    private static final int SALT_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** With a salt of its own, so that the same value twice has two hashes. */
    public static PersonalProof of(String value) {
        byte[] salt = new byte[SALT_LENGTH];
        RANDOM.nextBytes(salt);
        return new PersonalProof(new Bytes(salt), value);
    }

    static PersonalProof read(byte[] plain) {
        return new PersonalProof(
                new Bytes(Arrays.copyOf(plain, SALT_LENGTH)),
                new String(plain, SALT_LENGTH, plain.length - SALT_LENGTH, StandardCharsets.UTF_8));
    }

    byte[] plain() {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        byte[] plain = Arrays.copyOf(salt.content(), SALT_LENGTH + text.length);
        System.arraycopy(text, 0, plain, SALT_LENGTH, text.length);
        return plain;
    }

    /** SHA-256 of salt and value, in hexadecimal. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
