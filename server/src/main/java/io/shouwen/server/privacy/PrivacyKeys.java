package io.shouwen.server.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;

import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.TerminalProblem;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keys that are not in the database: the master key, which wraps each person's key, and the
 * search key, which hashes what people are found by. They come from the environment or from a file
 * that is made when first needed.
 */
public final class PrivacyKeys {
    private static final String FILE = "privacy.keys";
    private static final Configuration CONFIGURATION = configuration();

    private final Optional<KeyFolder> folder;
    private volatile Pair pair;

    private record Pair(KeysetHandle master, KeysetHandle search) {}

    private PrivacyKeys(Optional<KeyFolder> folder, Pair pair) {
        this.folder = folder;
        this.pair = pair;
    }

    /** The keys of a folder. */
    public static PrivacyKeys in(KeyFolder folder) {
        String written = folder.read(FILE).orElseGet(() -> folder.create(FILE, write(fresh())));
        return new PrivacyKeys(Optional.of(folder), read(written));
    }

    /** The keys of a folder that has some. */
    public static Optional<PrivacyKeys> existing(KeyFolder folder) {
        return folder.read(FILE)
                .map(written -> new PrivacyKeys(Optional.of(folder), read(written)));
    }

    /** The keys as the environment holds them: the content of such a file. */
    public static PrivacyKeys written(String content) {
        return new PrivacyKeys(Optional.empty(), read(content));
    }

    private static Configuration configuration() {
        try {
            AeadConfig.register();
            MacConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static Pair fresh() {
        try {
            HmacParameters search =
                    HmacParameters.builder()
                            .setKeySizeBytes(32)
                            .setTagSizeBytes(32)
                            .setHashType(HmacParameters.HashType.SHA256)
                            .setVariant(HmacParameters.Variant.NO_PREFIX)
                            .build();
            return new Pair(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION),
                    KeysetHandle.generateNew(search, CONFIGURATION));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static String write(Pair pair) {
        try {
            Base64.Encoder encoder = Base64.getEncoder();
            return encoder.encodeToString(
                            TinkProtoKeysetFormat.serializeKeyset(
                                    pair.master(), InsecureSecretKeyAccess.get(), CONFIGURATION))
                    + "\n"
                    + encoder.encodeToString(
                            TinkProtoKeysetFormat.serializeKeyset(
                                    pair.search(), InsecureSecretKeyAccess.get(), CONFIGURATION))
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static Pair read(String written) {
        String[] lines = written.strip().split("\\s+", -1);
        if (lines.length != 2) {
            throw new IllegalStateException(
                    "Expected two keys in %s, but found %d: put back its copy"
                            .formatted(FILE, lines.length));
        }
        try {
            return new Pair(keyset(lines[0]), keyset(lines[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " is damaged: put back its copy", e);
        }
    }

    private static KeysetHandle keyset(String base64) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(
                Base64.getDecoder().decode(base64), InsecureSecretKeyAccess.get(), CONFIGURATION);
    }

    /** What is kept in the database: the proof of the search key, and which master key wraps. */
    VaultRows.Vault vault() {
        byte[] proof = token("the search key of this database");
        return new VaultRows.Vault(new Bytes(proof), pair.master().getPrimary().getId());
    }

    /** Stops a process whose keys are not those this database is used with. */
    void check(VaultRows.Vault kept) {
        if (!vault().proof().equals(kept.proof()) || !has(kept.master())) {
            throw differ();
        }
    }

    private static TerminalProblem differ() {
        return new TerminalProblem(TerminalProblem.Kind.SETTING, "privacy.keys-differ");
    }

    /** Another process may just have changed the master key: the keys are read again. */
    private boolean has(int master) {
        return hasAtOnce(master) || (readAgain() && hasAtOnce(master));
    }

    private boolean hasAtOnce(int master) {
        KeysetHandle keyset = pair.master();
        return IntStream.range(0, keyset.size()).anyMatch(i -> keyset.getAt(i).getId() == master);
    }

    /**
     * A new key for a person, wrapped.
     *
     * @param master which master key wraps today
     */
    byte[] freshPersonKey(OrgId org, PersonId person, int master) {
        try {
            return wrap(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CONFIGURATION),
                    org,
                    person,
                    master);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** The person's key. Another process may just have changed the master key: it is read again. */
    Aead personKey(byte[] wrapped, OrgId org, PersonId person) {
        try {
            return aead(unwrap(wrapped, org, person));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** The same key, wrapped by another master key. */
    byte[] rewrap(byte[] wrapped, OrgId org, PersonId person, int master) {
        try {
            return wrap(unwrap(wrapped, org, person), org, person, master);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private byte[] wrap(KeysetHandle key, OrgId org, PersonId person, int master)
            throws GeneralSecurityException {
        if (!has(master)) {
            throw differ();
        }
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                key, aead(only(pair.master(), master)), associated(org, person), CONFIGURATION);
    }

    private KeysetHandle unwrap(byte[] wrapped, OrgId org, PersonId person)
            throws GeneralSecurityException {
        try {
            return unwrapAtOnce(wrapped, org, person);
        } catch (GeneralSecurityException e) {
            if (!readAgain()) {
                throw e;
            }
            return unwrapAtOnce(wrapped, org, person);
        }
    }

    private KeysetHandle unwrapAtOnce(byte[] wrapped, OrgId org, PersonId person)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrapped, aead(pair.master()), associated(org, person), CONFIGURATION);
    }

    boolean readAgain() {
        Optional<String> written = folder.flatMap(keys -> keys.read(FILE));
        written.ifPresent(content -> pair = read(content));
        return written.isPresent();
    }

    /** The hash of a search token: 32 bytes. */
    byte[] token(String word) {
        try {
            return pair.search()
                    .getPrimitive(CONFIGURATION, Mac.class)
                    .computeMac(word.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** Adds a new master key to those that unwrap, and answers its id. */
    int addMasterKey() {
        try {
            KeysetHandle.Builder.Entry fresh =
                    KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary();
            keep(
                    new Pair(
                            KeysetHandle.newBuilder(pair.master())
                                    .setConfiguration(CONFIGURATION)
                                    .addEntry(fresh)
                                    .build(),
                            pair.search()));
            return pair.master().getPrimary().getId();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** Destroys every master key but one. */
    void keepOnly(int master) {
        try {
            keep(new Pair(only(pair.master(), master), pair.search()));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static KeysetHandle only(KeysetHandle keyset, int master)
            throws GeneralSecurityException {
        KeysetHandle.Builder one = KeysetHandle.newBuilder().setConfiguration(CONFIGURATION);
        for (int i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getId() == master) {
                one.addEntry(
                        KeysetHandle.importKey(keyset.getAt(i).getKey())
                                .withFixedId(master)
                                .makePrimary());
            }
        }
        return one.build();
    }

    private void keep(Pair changed) {
        KeyFolder keys =
                folder.orElseThrow(() ->
                        new TerminalProblem(TerminalProblem.Kind.SETTING, "keys.environment"));
        keys.replace(FILE, write(changed));
        pair = changed;
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(CONFIGURATION, Aead.class);
    }

    private static byte[] associated(OrgId org, PersonId person) {
        return "shouwen key %s/%s".formatted(org, person).getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException broken(GeneralSecurityException e) {
        return new IllegalStateException(
                "A personal value cannot be read or written with the keys at hand", e);
    }
}
