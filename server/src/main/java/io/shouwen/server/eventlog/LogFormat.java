package io.shouwen.server.eventlog;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an event log is written. */
enum LogFormat {
    CSV("text/csv;charset=UTF-8"),
    XES("application/xml;charset=UTF-8");

    private final String type;

    LogFormat(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** The word of it in addresses, which is the end of a file's name as well. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogFormat> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /**
     * Begins a log.
     *
     * @param attributes the names of all attributes there may be
     */
    LogWriter open(Writer out, List<String> attributes) throws IOException {
        return switch (this) {
            case CSV -> new CsvLogWriter(out, attributes);
            case XES -> new XesLogWriter(out);
        };
    }
}
