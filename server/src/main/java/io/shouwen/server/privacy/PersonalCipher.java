package io.shouwen.server.privacy;

import com.google.crypto.tink.Aead;

import io.shouwen.server.organisation.OrgId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts and decrypts the values of one person, each bound to the row it lies in. */
record PersonalCipher(OrgId org, PersonId person, Aead key) {
    PersonRows.Stored encrypt(PersonField field, int version, PersonalProof value) {
        try {
            byte[] cipher = key.encrypt(value.plain(), associated(field, version));
            return new PersonRows.Stored(field, version, new Bytes(cipher));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A personal value cannot be encrypted", e);
        }
    }

    PersonalProof decrypt(PersonRows.Stored stored) {
        try {
            byte[] place = associated(stored.field(), stored.version());
            return PersonalProof.read(key.decrypt(stored.cipher().content(), place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The %s of person %s was changed or put in from elsewhere"
                            .formatted(stored.field().written(), person),
                    e);
        }
    }

    /** What a ciphertext is bound to: put into another row it cannot be read. */
    private byte[] associated(PersonField field, int version) {
        return "shouwen %s/%s/%s/%d"
                .formatted(org, person, field.written(), version)
                .getBytes(StandardCharsets.UTF_8);
    }
}
