package io.shouwen.server.postgres;

import io.shouwen.server.text.TerminalProblem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The passwords of the embedded database, drawn from one random secret in the data folder. Knowing
 * the owner's does not tell the superuser's.
 */
record Passwords(String superuser, String owner) {
    static Passwords of(DataFolder folder) {
        Path file = folder.path().resolve("secret");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                folder.writeSecret(file, Base64.getEncoder().encodeToString(fresh));
            }
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            return new Passwords(derive(secret, "superuser"), derive(secret, "owner"));
        } catch (IOException e) {
            throw DataFolder.problem(folder.path(), e);
        } catch (IllegalArgumentException e) {
            throw new TerminalProblem(
                    TerminalProblem.Kind.FILES,
                    "start.folder-unusable",
                    folder.path(),
                    "the file secret is damaged");
        }
    }

    private static String derive(byte[] secret, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
