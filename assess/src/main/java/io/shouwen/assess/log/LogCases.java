package io.shouwen.assess.log;

import io.shouwen.assess.mapping.Mapping.FactRule;
import io.shouwen.engine.fact.Subject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Groups the facts of one part by case and tells the cases in the order of their ids. */
public final class LogCases {
    private static final int NONE = -1;
    private static final int MANY = 32;

    private final byte[] bytes;
    private final FactCodec codec;
    private int[] place = new int[1024];
    private int[] end = new int[1024];
    private int[] told = new int[1024];
    private int[] next = new int[1024];
    private int records;
    private int[] table = new int[1 << 11];
    private final List<Group> groups = new ArrayList<>();

    /** The records of one case, linked from the last to the first. */
    private static final class Group {
        private final int from;
        private final int length;
        private final String id;
        private int last = NONE;
        private int size;

        Group(byte[] bytes, int from, int length) {
            this.from = from;
            this.length = length;
            this.id = new String(bytes, from, length, StandardCharsets.UTF_8);
        }

        String id() {
            return id;
        }
    }

    LogCases(List<FactRule> rules, byte[] bytes) {
        this.bytes = bytes;
        this.codec = new FactCodec(rules, bytes);
        Arrays.fill(table, NONE);
        FactBytes.Reader in = new FactBytes.Reader(bytes);
        while (in.place() < bytes.length) {
            int length = (int) in.count();
            int stop = in.place() + length;
            int caseLength = (int) in.count();
            Group group = group(in.place(), caseLength);
            add(group, in.place() + caseLength, stop);
            in.moveTo(stop);
        }
    }

    /** The cases of one part of a log. */
    public static LogCases of(Partitions parts, int number, List<FactRule> rules)
            throws java.io.IOException {
        return new LogCases(rules, parts.take(number));
    }

    private void add(Group group, int from, int to) {
        if (records == place.length) {
            place = Arrays.copyOf(place, records * 2);
            end = Arrays.copyOf(end, records * 2);
            told = Arrays.copyOf(told, records * 2);
            next = Arrays.copyOf(next, records * 2);
        }
        place[records] = from;
        end[records] = to;
        told[records] = behindLine(from);
        next[records] = group.last;
        group.last = records++;
        group.size++;
    }

    private Group group(int from, int length) {
        if (groups.size() * 2 > table.length) {
            grow();
        }
        int slot = slot(from, length);
        if (table[slot] == NONE) {
            table[slot] = groups.size();
            groups.add(new Group(bytes, from, length));
        }
        return groups.get(table[slot]);
    }

    private int slot(int from, int length) {
        int slot = hash(from, length) & (table.length - 1);
        while (table[slot] != NONE && !same(groups.get(table[slot]), from, length)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private boolean same(Group group, int from, int length) {
        return group.length == length
                && Arrays.equals(
                        bytes, group.from, group.from + length, bytes, from, from + length);
    }

    private int hash(int from, int length) {
        int hash = 1;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + bytes[at];
        }
        return (hash * 0x85EBCA6B) >>> 7;
    }

    private void grow() {
        table = new int[table.length * 4];
        Arrays.fill(table, NONE);
        for (int number = 0; number < groups.size(); number++) {
            Group group = groups.get(number);
            table[slot(group.from, group.length)] = number;
        }
    }

    /** Tells every case, in the order of their ids. */
    public void forEach(Consumer<LogCase> told) {
        groups.sort(Comparator.comparing(Group::id));
        groups.forEach(group -> told.accept(logCase(group)));
    }

    private LogCase logCase(Group group) {
        int[] inOrder = inOrder(group);
        Subject subject = new Subject("case", group.id);
        List<LogCase.Entry> entries = new ArrayList<>(inOrder.length);
        List<LogCase.Repeat> repeated = List.of();
        Optional<LogCase.Other> other = Optional.empty();
        int before = NONE;
        for (int record : inOrder) {
            Optional<LogCase.Other> said = codec.other(place[record]);
            if (said.isPresent()) {
                other = said.get().word().isEmpty() && other.isPresent() ? other : said;
            } else if (before != NONE && compare(before, record) == 0) {
                repeated = new ArrayList<>(repeated);
                repeated.add(
                        new LogCase.Repeat(codec.line(place[record]), codec.line(place[before])));
            } else {
                entries.add(codec.entry(subject, place[record], entries.size()));
                before = record;
            }
        }
        return new LogCase(subject, entries, other, repeated);
    }

    /** By instant, then by everything else that a record tells but its line. */
    private int[] inOrder(Group group) {
        int[] inOrder = new int[group.size];
        int size = 0;
        if (group.size > MANY) {
            for (int record = group.last; record != NONE; record = next[record]) {
                inOrder[size++] = record;
            }
            return Arrays.stream(inOrder).boxed().sorted(this::ordered).mapToInt(r -> r).toArray();
        }
        for (int record = group.last; record != NONE; record = next[record]) {
            int at = size++;
            while (at > 0 && ordered(record, inOrder[at - 1]) < 0) {
                inOrder[at] = inOrder[at - 1];
                at--;
            }
            inOrder[at] = record;
        }
        return inOrder;
    }

    private int ordered(int record, int other) {
        int compared = compare(record, other);
        return compared != 0
                ? compared
                : Long.compare(codec.line(place[record]), codec.line(place[other]));
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
