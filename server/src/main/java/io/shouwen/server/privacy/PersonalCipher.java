package io.shouwen.server.privacy;

import com.google.crypto.tink.Aead;

import io.shouwen.server.organisation.OrgId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts and decrypts the values of one person, each bound to the row it lies in. */
record PersonalCipher(OrgId org, PersonId person, Aead key) {
    PersonRows.Stored encrypt(PersonField field, int version, PersonalProof value) {
        return new PersonRows.Stored(field, version, encrypt(place(field, version), value));
    }

    PersonalProof decrypt(PersonRows.Stored stored) {
        return decrypt(place(stored.field(), stored.version()), stored.cipher());
    }

    /** Bound to a place among the values of the person: put elsewhere it cannot be read. */
    Bytes encrypt(String place, PersonalProof value) {
        try {
            return new Bytes(key.encrypt(value.plain(), associated(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A personal value cannot be encrypted", e);
        }
    }

    PersonalProof decrypt(String place, Bytes cipher) {
        try {
            return PersonalProof.read(key.decrypt(cipher.content(), associated(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The %s of person %s was changed or put in from elsewhere"
                            .formatted(place, person),
                    e);
        }
    }

    private static String place(PersonField field, int version) {
        return field.written() + "/" + version;
    }

    private byte[] associated(String place) {
        return "shouwen %s/%s/%s".formatted(org, person, place).getBytes(StandardCharsets.UTF_8);
    }
}
