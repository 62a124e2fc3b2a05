package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The signed state of one organisation's tree. Whoever keeps a root outside the house can tell
 * later whether anything under it was changed.
 *
 * @param no counted from 1 without gap
 * @param first the first leaf that was not yet under the root before
 * @param last the last leaf, counted from 0
 * @param previous the hash of the text of the root before; zeros for the first
 * @param at when it was signed, to the microsecond
 * @param key the id of the key that signed it
 */
public record Root(
        OrgId org,
        long no,
        long first,
        long last,
        Hash merkle,
        Hash previous,
        Instant at,
        SealAlgorithm algorithm,
        String key,
        Signature signature) {

    /** A signature's bytes, compared by content. */
    public record Signature(String base64) {
        static Signature of(byte[] bytes) {
            return new Signature(Base64.getEncoder().encodeToString(bytes));
        }

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private static final Pattern LINE =
            Pattern.compile(
                    "\\{\"org\":(\\d+),\"root\":(\\d+),\"first\":(\\d+),\"last\":(\\d+),"
                        + "\"merkle\":\"([0-9a-f]{64})\",\"previous\":\"([0-9a-f]{64})\","
                        + "\"at\":\"([^\"]+)\",\"algorithm\":\"([^\"]+)\",\"key\":\"([0-9a-f]{16})\","
                        + "\"signature\":\"([A-Za-z0-9+/=]+)\"\\}");

    /** How many leaves are under it. */
    public long size() {
        return last + 1;
    }

    /** Exactly the text that is signed and hashed: UTF-8, each line ended by one line feed. */
    public String text() {
        return """
        shouwen seal 1
        org %s
        root %d
        leaves %d to %d
        merkle %s
        previous %s
        at %s
        algorithm %s
        key %s
        """
                .formatted(org, no, first, last, merkle, previous, at, algorithm.written(), key);
    }

    /** What the next root names as the one before it. */
    public Hash hash() {
        return algorithm.hash(text());
    }

    Root signedBy(SealKey signer) {
        return new Root(
                org,
                no,
                first,
                last,
                merkle,
                previous,
                at,
                algorithm,
                key,
                Signature.of(signer.sign(text())));
    }

    /** One line of JSON, as it stands in a witness file and goes out by webhook. */
    public String line() {
        return """
        {"org":%s,"root":%d,"first":%d,"last":%d,"merkle":"%s","previous":"%s","at":"%s",\
        "algorithm":"%s","key":"%s","signature":"%s"}\
        """
                .formatted(
                        org,
                        no,
                        first,
                        last,
                        merkle,
                        previous,
                        at,
                        algorithm.written(),
                        key,
                        signature.base64());
    }

    /** Reads what {@link #line} wrote; anything else is an {@link IllegalArgumentException}. */
    public static Root parse(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("This is no line of a seal file: " + line);
        }
        Root root =
                new Root(
                        new OrgId(Integer.parseInt(parts.group(1))),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        Hash.parse(parts.group(5)),
                        Hash.parse(parts.group(6)),
                        Instant.parse(parts.group(7)),
                        SealAlgorithm.named(parts.group(8)),
                        parts.group(9),
                        Signature.of(Base64.getDecoder().decode(parts.group(10))));
        // The same signature and moment can be written in other ways, which nobody has signed.
        if (!root.line().equals(line.strip())) {
            throw new IllegalArgumentException("This is no line of a seal file: " + line);
        }
        return root;
    }
}
