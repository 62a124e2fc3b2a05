package io.shouwen.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream of events as it comes over the wire, which can be broken off. */
public final class TestStream implements AutoCloseable {
    private final InputStream wire;
    private final BufferedReader lines;

    TestStream(InputStream wire) {
        this.wire = wire;
        this.lines = new BufferedReader(new InputStreamReader(wire, StandardCharsets.UTF_8));
    }

    /** One event. */
    public record Event(String id, String name, String data) {}

    /** Waits for the next event; comments are passed over. */
    public Event next() {
        String id = "";
        String name = "";
        String data = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data = line.substring(5).strip();
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(id, name, data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The stream ended");
    }

    /** The ids of the next events. */
    public List<Long> ids(int count) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Long.valueOf(next().id()));
        }
        return ids;
    }

    /** Breaks the connection, as a network does. */
    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
