package io.shouwen.server.seal;

import io.shouwen.server.keys.KeyFolder;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * The key that this process signs roots with: a file beside the database, made when first needed.
 * Its id is the beginning of its public half's SHA-256.
 */
final class SealKey {
    private static final String FILE = "seal.key";

    private final SealPublicKey published;
    private final PrivateKey secret;

    private SealKey(SealPublicKey published, PrivateKey secret) {
        this.published = published;
        this.secret = secret;
    }

    static SealKey in(KeyFolder folder) {
        String written = folder.read(FILE).orElseGet(() -> folder.create(FILE, write(fresh())));
        return read(written, folder);
    }

    private static KeyPair fresh() {
        return SealAlgorithm.SHA256_ED25519.freshKeys();
    }

    private static String write(KeyPair keys) {
        Base64.Encoder encoder = Base64.getEncoder();
        return "%s\n%s\n%s\n"
                .formatted(
                        SealAlgorithm.SHA256_ED25519.written(),
                        encoder.encodeToString(keys.getPublic().getEncoded()),
                        encoder.encodeToString(keys.getPrivate().getEncoded()));
    }

    private static SealKey read(String written, KeyFolder folder) {
        String[] lines = written.strip().split("\n", -1);
        try {
            SealAlgorithm algorithm = SealAlgorithm.named(lines[0]);
            SealPublicKey published =
                    new SealPublicKey(algorithm, Base64.getDecoder().decode(lines[1]));
            return new SealKey(
                    published, algorithm.privateKey(Base64.getDecoder().decode(lines[2])));
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "The key file %s is damaged: put back its copy"
                            .formatted(folder.path().resolve(FILE)),
                    e);
        }
    }

    SealPublicKey published() {
        return published;
    }

    byte[] sign(String text) {
        try {
            return published.algorithm().sign(secret, text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal's key cannot sign", e);
        }
    }
}
