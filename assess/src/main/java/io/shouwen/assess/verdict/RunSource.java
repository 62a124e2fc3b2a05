package io.shouwen.assess.verdict;

import io.shouwen.pack.log.CaseOrder;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One run being read, case by case. */
final class RunSource implements Closeable {
    private static final VarHandle WHOLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int LENGTHS = 2 * Integer.BYTES;

    private final InputStream in;
    private byte[] bytes = new byte[1 << 16];
    private int filled;
    private int next;
    private int id;
    private int rows;
    private long prefix;
    private boolean some;

    RunSource(InputStream in) throws IOException {
        this.in = in;
        advance();
    }

    /** Whether there is a case; not behind the last. */
    boolean some() {
        return some;
    }

    void advance() throws IOException {
        some = available(LENGTHS) || filled > next;
        if (some) {
            need(LENGTHS);
            int idLength = whole(next);
            int length = LENGTHS + idLength + whole(next + Integer.BYTES);
            need(length);
            id = next + LENGTHS;
            rows = id + idLength;
            next += length;
            prefix = CaseOrder.prefix(bytes, id, rows);
        }
    }

    private void need(int length) throws IOException {
        if (!available(length)) {
            throw new EOFException("a part of the verdicts ends within a case");
        }
    }

    private boolean available(int length) throws IOException {
        if (filled - next >= length) {
            return true;
        }
        int rest = filled - next;
        byte[] from = bytes;
        bytes = length > bytes.length ? Arrays.copyOf(bytes, 2 * length) : bytes;
        System.arraycopy(from, next, bytes, 0, rest);
        filled = rest + in.readNBytes(bytes, rest, bytes.length - rest);
        next = 0;
        return filled >= length;
    }

    private int whole(int at) {
        return (int) WHOLE.get(bytes, at);
    }

    /** Whether its case comes before that of another; what has none comes last. */
    boolean before(RunSource other) {
        if (!some || !other.some) {
            return some;
        }
        return prefix != other.prefix
                ? Long.compareUnsigned(prefix, other.prefix) < 0
                : CaseOrder.compare(bytes, id, rows, other.bytes, other.id, other.rows) < 0;
    }

    void writeRows(OutputStream out) throws IOException {
        out.write(bytes, rows, next - rows);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
