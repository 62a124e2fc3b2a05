package io.shouwen.pack.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The door to written files: bytes or text in, a tree with positions out. Whatever the content is,
 * nothing is thrown; what is wrong is added to the problems and the tree is missing. A byte order
 * mark of UTF-8 is skipped. Files over 1 MiB are refused.
 */
public final class Yaml {
    private static final int LARGEST_BYTES = 1 << 20;

    private Yaml() {}

    /**
     * The one document of a file.
     *
     * @param shownAs the path that problems print
     * @param how it is opened, if not as usual
     */
    public static Optional<Node> file(
            Path path, String shownAs, Problems problems, OpenOption... how) {
        return bytesOf(path, shownAs, problems, how)
                .flatMap(bytes -> one(shownAs, bytes, problems));
    }

    /** The documents of a file, which lines of {@code ---} set apart. */
    public static List<Node> files(Path path, String shownAs, Problems problems) {
        return bytesOf(path, shownAs, problems)
                .flatMap(bytes -> decoded(shownAs, bytes, problems))
                .map(text -> many(shownAs, text, problems))
                .orElse(List.of());
    }

    public static Optional<Node> one(String file, byte[] bytes, Problems problems) {
        return decoded(file, bytes, problems).flatMap(text -> one(file, text, problems));
    }

    /** The one document of a text; several are a problem. */
    public static Optional<Node> one(String file, String text, Problems problems) {
        List<Node> documents = many(file, text, problems);
        if (documents.size() > 1) {
            problems.add(
                    Slug.SEVERAL_DOCUMENTS,
                    documents.get(1).spot(),
                    "a second document begins here, where one is expected",
                    "remove the line `---`, or move what follows to a file of its own");
        }
        return documents.stream().findFirst();
    }

    public static List<Node> many(String file, String text, Problems problems) {
        problems.source(file, text);
        return new TreeReader(file, text, problems).documents();
    }

    private static Optional<byte[]> bytesOf(
            Path path, String file, Problems problems, OpenOption... how) {
        try (InputStream in = Files.newInputStream(path, how)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length <= LARGEST_BYTES) {
                return Optional.of(bytes);
            }
            problems.add(
                    Slug.TOO_LARGE,
                    new Spot(file, 1, 1),
                    "the file is larger than 1 MiB",
                    "split it into several files");
        } catch (NoSuchFileException e) {
            problems.add(
                    Slug.UNREADABLE_FILE,
                    new Spot(file, 1, 1),
                    "there is no such file",
                    "write it, or give the file that was meant this name");
        } catch (IOException | UncheckedIOException e) {
            problems.add(
                    Slug.UNREADABLE_FILE,
                    new Spot(file, 1, 1),
                    "the file cannot be read",
                    "check that it is a file and that you may read it");
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String file, byte[] bytes, Problems problems) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length >= 3
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF) {
            in.position(3);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return Optional.of(text);
        }
        String readable = text.replace("\r\n", "\n").replace('\r', '\n');
        int lastLine = readable.lastIndexOf('\n') + 1;
        int line = (int) readable.chars().filter(c -> c == '\n').count() + 1;
        int column = readable.codePointCount(lastLine, readable.length()) + 1;
        problems.add(
                Slug.NOT_UTF8,
                new Spot(file, line, column),
                "from here on the file is not UTF-8 text",
                "save it as UTF-8; files from older Chinese software are often GBK");
        return Optional.empty();
    }
}
