package io.shouwen.pack.log;

import io.shouwen.engine.fact.Subject;
import io.shouwen.pack.mapping.Mapping.FactRule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Groups the facts of one part by case and tells the cases in the order of their ids. */
public final class LogCases {
    private static final int NONE = -1;

    private final byte[] bytes;
    private final FactCodec codec;
    private int[] idFrom = new int[1024];
    private int[] idTo = new int[1024];
    private int[] told = new int[1024];
    private int[] end = new int[1024];
    private int records;

    LogCases(List<FactRule> rules, byte[] bytes) {
        this.bytes = bytes;
        this.codec = new FactCodec(rules, bytes);
        FactBytes.Reader in = new FactBytes.Reader(bytes);
        while (in.place() < bytes.length) {
            int length = (int) in.count();
            int stop = in.place() + length;
            int idLength = (int) in.count();
            add(in.place(), in.place() + idLength, stop);
            in.moveTo(stop);
        }
    }

    /** The cases of one part of a log. */
    public static LogCases of(Partitions parts, int number, List<FactRule> rules)
            throws java.io.IOException {
        return new LogCases(rules, parts.take(number));
    }

    private void add(int from, int to, int stop) {
        if (records == idFrom.length) {
            idFrom = Arrays.copyOf(idFrom, records * 2);
            idTo = Arrays.copyOf(idTo, records * 2);
            told = Arrays.copyOf(told, records * 2);
            end = Arrays.copyOf(end, records * 2);
        }
        idFrom[records] = from;
        idTo[records] = to;
        told[records] = behindLine(to);
        end[records] = stop;
        records++;
    }

    /** Tells every case, in the order of their ids. */
    public void forEach(Consumer<LogCase> teller) {
        int[] inOrder = new CaseSort(bytes, idFrom, idTo, this::ordered).sorted(records);
        int first = 0;
        for (int i = 1; i <= records; i++) {
            if (i == records || !sameCase(inOrder[first], inOrder[i])) {
                teller.accept(logCase(inOrder, first, i));
                first = i;
            }
        }
    }

    private boolean sameCase(int record, int other) {
        return Arrays.equals(
                bytes, idFrom[record], idTo[record], bytes, idFrom[other], idTo[other]);
    }

    private LogCase logCase(int[] inOrder, int first, int behind) {
        int from = idFrom[inOrder[first]];
        int length = idTo[inOrder[first]] - from;
        Subject subject =
                new Subject("case", new String(bytes, from, length, StandardCharsets.UTF_8));
        List<LogCase.Entry> entries = new ArrayList<>(behind - first);
        List<LogCase.Repeat> repeated = List.of();
        Optional<LogCase.Other> other = Optional.empty();
        int before = NONE;
        for (int i = first; i < behind; i++) {
            int record = inOrder[i];
            if (codec.opensOther(idTo[record])) {
                LogCase.Other said = codec.other();
                other = said.word().isEmpty() && other.isPresent() ? other : Optional.of(said);
            } else if (before != NONE && compare(before, record) == 0) {
                repeated = repeated.isEmpty() ? new ArrayList<>() : repeated;
                repeated.add(new LogCase.Repeat(line(record), line(before)));
            } else {
                entries.add(codec.entry(subject, entries.size()));
                before = record;
            }
        }
        return new LogCase(subject, entries, other, repeated);
    }

    private long line(int record) {
        return codec.line(idTo[record]);
    }

    /** By case, then by instant, then by everything else that a record tells, its line last. */
    private int ordered(int record, int other) {
        int compared =
                CaseOrder.compare(
                        bytes, idFrom[record], idTo[record], bytes, idFrom[other], idTo[other]);
        compared = compared != 0 ? compared : compare(record, other);
        return compared != 0 ? compared : Long.compare(line(record), line(other));
    }

    private int compare(int record, int other) {
        return Arrays.compareUnsigned(
                bytes, told[record], end[record], bytes, told[other], end[other]);
    }

    /** Where the instant begins, behind the line. */
    private int behindLine(int from) {
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
