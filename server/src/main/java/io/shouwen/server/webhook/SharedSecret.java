package io.shouwen.server.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both sides know, by which each proves that a body is its own. */
final class SharedSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param written base64, behind {@code whsec_} or not
     */
    SharedSecret(String written) {
        String base64 = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM);
    }

    String sign(String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether one of the signatures, with spaces between, is that of the body. */
    boolean fits(String signatures, String id, String timestamp, String body) {
        byte[] right = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        for (String one : signatures.split(" ", -1)) {
            if (MessageDigest.isEqual(right, one.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }
}
