package io.shouwen.server.subject;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.organisation.OrgId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 by which a fact is sealed. What is hashed, in order: the byte 1 (the encoding), salt,
 * organisation, subject, n, kind, occurred, recorded, standing, actor, told as, source, source key,
 * device ahead, and each attribute by name with a letter for its type. Numbers are eight bytes, big
 * end first; instants are microseconds since 1970; texts are UTF-8 behind their length, an absent
 * one has length -1. The salt keeps a short fact from being guessed from its hash.
 */
public final class FactHash {
    private final MessageDigest sha;

    private FactHash() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The hash of a fact with the salt of its row. */
    public static byte[] of(OrgId org, SubjectId subject, StoredFact telling, byte[] salt) {
        FactHash hash = new FactHash();
        hash.sha.update((byte) 1);
        hash.add(salt);
        hash.add(org.value());
        hash.add(subject.value());
        hash.add(telling.n());
        hash.add(telling.fact());
        hash.add(telling.toldAs());
        hash.add(telling.source());
        telling.sourceKey().ifPresentOrElse(hash::add, () -> hash.add(-1));
        hash.add(telling.deviceAhead().toMillis());
        hash.add(telling.fact().values());
        return hash.sha.digest();
    }

    private void add(Fact fact) {
        add(fact.kind().name());
        add(fact.occurredAt());
        add(fact.recordedAt());
        add(fact.standing().name());
        add(fact.actor());
    }

    private void add(Map<String, Value> values) {
        add(values.size());
        new TreeMap<>(values)
                .forEach((name, value) -> {
                    add(name);
                    add(value);
                });
    }

    private void add(Value value) {
        switch (value) {
            case Value.Text text -> tagged('t', text.text());
            case Value.Whole whole -> tagged('w', whole.count());
            case Value.Flag flag -> tagged('f', flag.set() ? 1 : 0);
            case Value.Moment moment -> tagged('m', micros(moment.at()));
            case Value.Day day -> tagged('d', day.date().toEpochDay());
            case Value.Money money -> tagged('c', money.fen());
        }
    }

    private void tagged(char type, String text) {
        sha.update((byte) type);
        add(text);
    }

    private void tagged(char type, long number) {
        sha.update((byte) type);
        add(number);
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        add(bytes.length);
        sha.update(bytes);
    }

    private void add(Instant at) {
        add(micros(at));
    }

    private static long micros(Instant at) {
        return Math.addExact(
                Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    private void add(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
