package io.shouwen.pack.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes to characters. Bytes that do not fit the encoding become {@link #DAMAGE}, and from
 * then on {@link #damaged} says so, that rows may be looked through for it.
 */
final class DecodingReader extends Reader {
    static final char DAMAGE = '\uFFFD';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private boolean damaged;

    DecodingReader(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder =
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    boolean damaged() {
        return damaged;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(chars, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                damaged = true;
                if (!out.hasRemaining()) {
                    return length;
                }
                bytes.position(bytes.position() + result.length());
                out.put(DAMAGE);
            } else if (out.position() > offset) {
                return out.position() - offset;
            } else if (result.isUnderflow() && ended) {
                return -1;
            } else if (result.isUnderflow()) {
                fill();
            } else {
                return overflow();
            }
        }
    }

    /** Nothing fitted although there is room for one character only: half a surrogate pair. */
    private static int overflow() throws IOException {
        throw new IOException("a reader asked for less than one character");
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
