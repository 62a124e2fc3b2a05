package io.shouwen.server.hall;

import io.shouwen.server.text.Language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A recording of one piece of a call: a digit, a letter, or the words before, between and after.
 *
 * @param name the language and the piece, as in {@code zh-7} or {@code zh-call}
 * @param media its media type
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clip(String name, String media, byte[] bytes) {
    /** Larger ones are no single word. */
    public static final int MOST_BYTES = 512 << 10;

    private static final Pattern NAME = Pattern.compile("(zh|en)-([0-9A-Z]|call|to|end)");
    private static final String CALL = "call";
    private static final String TO = "to";
    private static final String END = "end";

    /** The recording that a file is; empty where its name or its bytes are none. */
    static Optional<Clip> of(String file, byte[] bytes) {
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return media(bytes)
                .filter(_ -> NAME.matcher(name).matches())
                .filter(_ -> bytes.length <= MOST_BYTES)
                .map(media -> new Clip(name, media, bytes));
    }

    /** By its first bytes: whatever a file is called, a browser gets no other kind than these. */
    private static Optional<String> media(byte[] bytes) {
        if (bytes.length < 12) {
            return Optional.empty();
        }
        String head = new String(bytes, 0, 12, StandardCharsets.ISO_8859_1);
        if (head.startsWith("RIFF") && head.endsWith("WAVE")) {
            return Optional.of("audio/wav");
        }
        if (head.startsWith("OggS")) {
            return Optional.of("audio/ogg");
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of("audio/mp4");
        }
        boolean frame = (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xe0) == 0xe0;
        return head.startsWith("ID3") || frame ? Optional.of("audio/mpeg") : Optional.empty();
    }

    /** The pieces of a call in the order in which they are played. */
    public static List<String> pieces(Language language, String number, int counter) {
        List<String> pieces = new ArrayList<>();
        pieces.add(CALL);
        number.chars().mapToObj(Character::toString).forEach(pieces::add);
        pieces.add(TO);
        Integer.toString(counter).chars().mapToObj(Character::toString).forEach(pieces::add);
        if (language == Language.ZH) {
            pieces.add(END);
        }
        return named(language, pieces.stream());
    }

    /** All that a hall needs whose numbers begin with these letters. */
    static List<String> needed(Language language, Collection<String> letters) {
        return named(
                language,
                Stream.of(
                                Stream.of(CALL, TO),
                                language == Language.ZH ? Stream.of(END) : Stream.<String>empty(),
                                Stream.iterate(0, digit -> digit < 10, digit -> digit + 1)
                                        .map(String::valueOf),
                                letters.stream().sorted())
                        .flatMap(piece -> piece));
    }

    private static List<String> named(Language language, Stream<String> pieces) {
        String prefix = language.name().toLowerCase(Locale.ROOT) + "-";
        return pieces.map(prefix::concat).toList();
    }
}
