package io.shouwen.pack.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an XES file in stretches that parse: the first from its beginning, each later one
 * from the beginning of a trace. The encoding is the one that the XML declares, else UTF-8.
 */
final class XesText {
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\bencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int DECLARATION = 256;
    private static final byte[] TRACE = "<trace".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPENED = "<log><trace".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private final LogFile file;
    private final LineEnds ends;
    private final Charset encoding;
    private long behindLine;
    private long resumedAt = 1;

    XesText(LogFile file) throws IOException {
        this.file = file;
        this.ends = file.lineEnds();
        this.encoding = declared(file);
    }

    private static Charset declared(LogFile file) throws IOException {
        try (InputStream in = file.openUncounted()) {
            String first = new String(in.readNBytes(DECLARATION), StandardCharsets.ISO_8859_1);
            Matcher found = ENCODING.matcher(first.replaceFirst("^\u00EF\u00BB\u00BF", ""));
            return found.find() ? Charset.forName(found.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** One stretch, read as characters; bytes that are no text are marked and not refused. */
    static final class Stretch extends FilterReader implements Closeable {
        private final DecodingReader text;
        private final long linesBefore;
        private IOException failure = new IOException();
        private boolean failed;

        Stretch(DecodingReader text, long linesBefore) {
            super(text);
            this.text = text;
            this.linesBefore = linesBefore;
        }

        /** The line of the file, from one of the stretch. */
        long line(long ofStretch) {
            return linesBefore + ofStretch;
        }

        boolean damaged() {
            return text.damaged();
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            try {
                return text.read(chars, offset, length);
            } catch (IOException e) {
                failure = e;
                failed = true;
                throw e;
            }
        }

        /** Throws what reading the file threw: a parser takes it for broken XML. */
        void rethrow() throws IOException {
            if (failed) {
                throw failure;
            }
        }
    }

    /** The stretch from the beginning, later from where it was resumed. */
    Stretch next() throws IOException {
        InputStream in = new BufferedInputStream(file.open(), 1 << 16);
        if (behindLine == 0) {
            in.mark(MARK.length);
            if (!java.util.Arrays.equals(in.readNBytes(MARK.length), MARK)) {
                in.reset();
            }
            return new Stretch(new DecodingReader(in, encoding), 0);
        }
        toTrace(in);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(OPENED), in);
        return new Stretch(new DecodingReader(whole, encoding), resumedAt - 1);
    }

    /** Looks for a trace that begins behind a line; whether there is one. */
    boolean resume(long line) throws IOException {
        behindLine = line;
        try (InputStream in = new BufferedInputStream(file.openUncounted(), 1 << 16)) {
            return toTrace(in);
        }
    }

    /** The line on which the stretch to come begins. */
    long resumedAt() {
        return resumedAt;
    }

    /** Goes behind the first {@code <trace} of a later line. */
    private boolean toTrace(InputStream in) throws IOException {
        in.skipNBytes(ends.offsetBehind(behindLine));
        resumedAt = behindLine + 1;
        int matched = 0;
        int before = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n' ? before != '\r' : next == '\r') {
                resumedAt++;
            }
            before = next;
            matched = next == TRACE[matched] ? matched + 1 : next == TRACE[0] ? 1 : 0;
            if (matched == TRACE.length) {
                return true;
            }
        }
        return false;
    }
}
