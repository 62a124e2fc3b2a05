package io.shouwen.pack.log;

import io.shouwen.engine.fact.Subject;
import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.Mapping.FactRule;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a log row by row in its own order and keeps none of it: what a row tells goes on at once.
 */
public final class LogRows {
    private LogRows() {}

    /** Told of what stands in the rows. */
    public interface Taker {
        /** A fact of a row. Where the log gives facts no ids of their own, all have the same. */
        void fact(LogCase.Entry entry);

        /** A row that tells nothing, and why. */
        void bad(long line, BadLine reason, String column, String text);
    }

    /** Reads every row; the columns of the mapping that the log lacks are problems. */
    public static LogReader.Result read(
            String path, LogReader.Bytes bytes, Mapping mapping, Taker taker, Problems problems)
            throws IOException {
        return new LogReader(path, bytes, mapping, read -> {})
                .read(new Passing(mapping.facts(), taker), problems);
    }

    private record Passing(List<FactRule> rules, Taker taker) implements RowMapper.Sink {
        @Override
        public void fact(int caseHash, byte[] bytes, int from, int to) {
            byte[] record = Arrays.copyOfRange(bytes, from, to);
            FactBytes.Reader in = new FactBytes.Reader(record);
            int length = (int) in.count();
            int behind = in.place() + length;
            FactCodec codec = new FactCodec(rules, record);
            if (!codec.opensOther(behind)) {
                String id = new String(record, in.place(), length, StandardCharsets.UTF_8);
                taker.fact(codec.entry(new Subject("case", id), 0));
            }
        }

        @Override
        public void bad(long line, BadLine reason, String column, String text) {
            taker.bad(line, reason, column, text);
        }
    }
}
