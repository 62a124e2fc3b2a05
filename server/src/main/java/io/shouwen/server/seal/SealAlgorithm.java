package io.shouwen.server.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * The pair of algorithms a root is made with: one to hash, one to sign. Each root carries the name,
 * so that a later pair can take over without touching what is sealed.
 */
public enum SealAlgorithm {
    SHA256_ED25519("SHA-256", "Ed25519");

    private final String digest;
    private final String signature;

    SealAlgorithm(String digest, String signature) {
        this.digest = digest;
        this.signature = signature;
    }

    /** As it stands in a root, such as {@code SHA-256+Ed25519}. */
    public String written() {
        return digest + "+" + signature;
    }

    /** The pair of that name; an unknown name is an {@link IllegalArgumentException}. */
    public static SealAlgorithm named(String written) {
        for (SealAlgorithm algorithm : values()) {
            if (algorithm.written().equals(written)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("Unknown seal algorithm " + written);
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + digest, e);
        }
    }

    Hash hash(String text) {
        return Hash.of(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    KeyPair freshKeys() {
        try {
            return KeyPairGenerator.getInstance(signature).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + signature, e);
        }
    }

    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(signature).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    PublicKey publicKey(byte[] x509) throws GeneralSecurityException {
        return KeyFactory.getInstance(signature).generatePublic(new X509EncodedKeySpec(x509));
    }

    byte[] sign(PrivateKey key, String text) throws GeneralSecurityException {
        Signature signing = Signature.getInstance(signature);
        signing.initSign(key);
        signing.update(text.getBytes(StandardCharsets.UTF_8));
        return signing.sign();
    }

    /** Whether the key's holder signed exactly this text; a malformed signature is not one. */
    boolean signed(PublicKey key, String text, byte[] signed) {
        try {
            Signature checking = Signature.getInstance(signature);
            checking.initVerify(key);
            checking.update(text.getBytes(StandardCharsets.UTF_8));
            return checking.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
