package io.shouwen.server.masters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Text with commas, row by row as it is read: UTF-8, or GB18030 as Chinese spreadsheets write it.
 */
final class CsvRows implements Iterator<List<String>> {
    private static final int END = -1;
    private static final int BUFFER = 1 << 16;
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';

    private final Reader text;
    private int next;

    private CsvRows(Reader text) {
        this.text = text;
        move();
        if (next == MARK) {
            move();
        }
    }

    /** Whether it is no workbook: those begin as archives do. */
    static boolean likely(byte[] file) {
        return file.length > 1 && !(file[0] == 'P' && file[1] == 'K');
    }

    static CsvRows of(byte[] file) {
        return new CsvRows(new StringReader(decoded(file)));
    }

    private static String decoded(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, CHINESE);
        }
    }

    /** A file of any size, which is read twice: the first time for its signs alone. */
    static CsvRows of(OneSheet.Source file) throws IOException {
        return new CsvRows(
                new BufferedReader(new InputStreamReader(file.open(), signs(file)), BUFFER));
    }

    private static Charset signs(OneSheet.Source file) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try (Reader reader = new InputStreamReader(file.open(), strict)) {
            reader.transferTo(Writer.nullWriter());
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return CHINESE;
        }
    }

    private void move() {
        try {
            next = text.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != END;
    }

    @Override
    public List<String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (next == ',') {
            move();
            cells.add(cell());
        }
        if (next == '\r') {
            move();
        }
        if (next == '\n') {
            move();
        }
        return cells;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        if (next == '"') {
            quoted(cell);
        }
        while (next != END && ",\r\n".indexOf(next) < 0) {
            take(cell);
        }
        return cell.toString();
    }

    private void quoted(StringBuilder cell) {
        move();
        while (next != END) {
            if (next == '"') {
                move();
                if (next != '"') {
                    return;
                }
            }
            take(cell);
        }
    }

    private void take(StringBuilder cell) {
        cell.append((char) next);
        move();
    }
}
