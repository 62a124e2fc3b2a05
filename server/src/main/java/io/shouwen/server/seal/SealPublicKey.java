package io.shouwen.server.seal;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

/** The half of a seal's key that everybody may know, in X.509 form. */
public final class SealPublicKey {
    private static final int ID_BYTES = 8;

    private final SealAlgorithm algorithm;
    private final byte[] x509;

    SealPublicKey(SealAlgorithm algorithm, byte[] x509) {
        this.algorithm = algorithm;
        this.x509 = x509.clone();
    }

    /** Sixteen hex digits: the beginning of the key's own hash. */
    public String id() {
        return HexFormat.of().formatHex(algorithm.digest().digest(x509), 0, ID_BYTES);
    }

    public SealAlgorithm algorithm() {
        return algorithm;
    }

    byte[] x509() {
        return x509.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(x509);
    }

    /** One line of JSON, as it stands in a witness file before the first root it signed. */
    public String line() {
        return "{\"key\":\"%s\",\"algorithm\":\"%s\",\"public\":\"%s\"}"
                .formatted(id(), algorithm.written(), base64());
    }

    /** Whether this key signed exactly this text; with a damaged key nothing is signed. */
    boolean signed(String text, byte[] signature) {
        try {
            return algorithm.signed(algorithm.publicKey(x509), text, signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
