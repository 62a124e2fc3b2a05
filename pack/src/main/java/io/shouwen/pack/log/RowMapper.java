package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.Mapping.AttributeRule;
import io.shouwen.pack.mapping.Mapping.Column;
import io.shouwen.pack.mapping.Mapping.FactRule;
import io.shouwen.pack.mapping.Mapping.From;
import io.shouwen.pack.mapping.Mapping.When;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the mapped cells of one row into the bytes of its facts. A row with anything wrong in it
 * tells no fact at all: its reason, column and text are reported instead.
 */
final class RowMapper {
    /** Told of each fact, each other verdict and each bad row. */
    interface Sink {
        /** The bytes hold the case and then what {@link FactCodec} reads. */
        void fact(int caseHash, byte[] bytes, int from, int to);

        void bad(long line, BadLine reason, String column, String text);
    }

    private static final int NONE = -1;

    /** A rule with its columns resolved; -1 where it names none. */
    private record Resolved(
            int at,
            int recorded,
            int id,
            int person,
            int unit,
            List<Test> tests,
            List<Attribute> attributes) {}

    private record Test(int slot, List<String> words, boolean not) {}

    private record Attribute(AttributeRule rule, int slot, Map<String, String> words) {}

    private final RowSlots slots;
    private final Cells cells;
    private final Sink sink;
    private final Moments moments;
    private final int[] cases;
    private final List<Resolved> rules;
    private final BitSet allRules = new BitSet();
    private final int otherWord;
    private final int otherDue;
    private final Set<String> otherWords;
    private final FactBytes caseBytes = new FactBytes(256);
    private final FactBytes row = new FactBytes(1024);
    private final int[] ends;
    private int told;
    private boolean bad;
    private long latest = Moments.NONE;

    RowMapper(Mapping mapping, RowSlots slots, Cells cells, Sink sink) {
        this.slots = slots;
        this.cells = cells;
        this.sink = sink;
        this.moments = new Moments(mapping.times());
        this.cases = mapping.cases().stream().mapToInt(slots::slot).toArray();
        this.rules = mapping.facts().stream().map(this::resolve).toList();
        this.allRules.set(0, rules.size());
        this.ends = new int[rules.size() + 1];
        this.otherWord = mapping.other().map(other -> slots.slot(other.column())).orElse(NONE);
        this.otherDue =
                mapping.other().flatMap(Mapping.OtherVerdict::due).map(slots::slot).orElse(NONE);
        this.otherWords = mapping.other().map(other -> other.words().keySet()).orElse(Set.of());
    }

    private Resolved resolve(FactRule rule) {
        return new Resolved(
                slots.slot(rule.at()),
                slot(rule.recorded()),
                slot(rule.id()),
                slot(rule.person()),
                slot(rule.unit()),
                rule.when().stream().map(this::test).toList(),
                rule.attributes().stream().map(this::attribute).toList());
    }

    private int slot(Optional<Column> column) {
        return column.map(slots::slot).orElse(NONE);
    }

    private Test test(When when) {
        return new Test(slots.slot(when.column()), List.copyOf(when.words()), when.not());
    }

    private Attribute attribute(AttributeRule rule) {
        return switch (rule.from()) {
            case From.Cell cell -> new Attribute(rule, slots.slot(cell.column()), cell.words());
            case From.Constant constant -> new Attribute(rule, NONE, Map.of());
        };
    }

    /** The latest instant that any fact has told. */
    Instant latest() {
        return latest == Moments.NONE ? Instant.EPOCH : Moments.instant(latest);
    }

    /** Tells the facts of the row; nothing of it if something in it is wrong. */
    void map(long line) {
        map(line, allRules);
    }

    /** Tells the facts of some of the rules only. */
    void map(long line, BitSet which) {
        caseBytes.clear();
        for (int slot : cases) {
            if (cells.empty(slot)) {
                sink.bad(line, BadLine.CASE_MISSING, slots.name(slot), "");
                return;
            }
        }
        int hash = caseId();
        bad = false;
        long before = latest;
        row.clear();
        told = 0;
        for (int rule = 0; rule < rules.size() && !bad; rule++) {
            if (which.get(rule)) {
                fact(line, rule, rules.get(rule));
            }
        }
        other(line);
        if (bad) {
            latest = before;
            return;
        }
        int from = 0;
        for (int each = 0; each < told; each++) {
            sink.fact(hash, row.array(), from, ends[each]);
            from = ends[each];
        }
    }

    private int caseId() {
        if (cases.length == 1) {
            caseBytes.text(cells.chars(), cells.from(cases[0]), cells.to(cases[0]));
        } else {
            StringBuilder joined = new StringBuilder();
            for (int slot : cases) {
                joined.append(joined.isEmpty() ? "" : "/").append(cells.text(slot));
            }
            caseBytes.text(joined.toString());
        }
        int hash = 1;
        for (int at = 0; at < caseBytes.size(); at++) {
            hash = 31 * hash + caseBytes.array()[at];
        }
        return hash * 0x9E3779B9;
    }

    private void fact(long line, int number, Resolved rule) {
        if (cells.empty(rule.at) || !holds(rule.tests)) {
            return;
        }
        row.put(caseBytes.array(), 0, caseBytes.size());
        row.count(line);
        row.whole(moment(line, rule.at));
        row.count(number + 1L);
        boolean recorded = rule.recorded != NONE && !cells.empty(rule.recorded);
        row.one(recorded ? 1 : 0);
        if (recorded) {
            row.whole(moment(line, rule.recorded));
        }
        text(rule.id);
        text(rule.person);
        text(rule.unit);
        for (Attribute attribute : rule.attributes) {
            value(line, attribute);
        }
        ends[told++] = row.size();
    }

    private boolean holds(List<Test> tests) {
        for (int i = 0; i < tests.size(); i++) {
            Test test = tests.get(i);
            if (cells.isOneOf(test.slot, test.words) == test.not) {
                return false;
            }
        }
        return true;
    }

    private void text(int slot) {
        if (slot == NONE) {
            row.count(0);
        } else {
            row.text(cells.chars(), cells.from(slot), cells.to(slot));
        }
    }

    private long moment(long line, int slot) {
        long micros = moments.micros(cells.chars(), cells.from(slot), cells.to(slot));
        if (micros == Moments.NONE) {
            refuse(line, BadLine.BAD_MOMENT, slot);
        } else if (micros > latest) {
            latest = micros;
        }
        return micros;
    }

    private void refuse(long line, BadLine reason, int slot) {
        if (!bad) {
            sink.bad(line, reason, slots.name(slot), cells.text(slot));
        }
        bad = true;
    }

    private void value(long line, Attribute attribute) {
        int slot = attribute.slot;
        if (slot == NONE) {
            if (attribute.rule.from() instanceof From.Constant constant) {
                char[] text = constant.text().toCharArray();
                row.one(1);
                bad |= !write(attribute, text, 0, text.length);
            }
        } else if (cells.empty(slot)) {
            row.one(0);
        } else if (attribute.words.isEmpty()) {
            row.one(1);
            if (!write(attribute, cells.chars(), cells.from(slot), cells.to(slot))) {
                refuse(line, BadLine.BAD_VALUE, slot);
            }
        } else {
            word(line, attribute, slot);
        }
    }

    private void word(long line, Attribute attribute, int slot) {
        String ours = attribute.words.get(cells.text(slot));
        if (ours == null) {
            refuse(line, BadLine.UNKNOWN_WORD, slot);
            return;
        }
        row.one(1);
        char[] text = ours.toCharArray();
        if (!write(attribute, text, 0, text.length)) {
            refuse(line, BadLine.BAD_VALUE, slot);
        }
    }

    private boolean write(Attribute attribute, char[] text, int from, int to) {
        switch (attribute.rule.type()) {
            case TEXT -> row.text(text, from, to);
            case FLAG -> {
                String word = new String(text, from, to - from);
                row.one(word.equals("true") ? 1 : 0);
                return word.equals("true") || word.equals("false");
            }
            case MOMENT -> {
                long micros = moments.micros(text, from, to);
                row.whole(micros);
                return micros != Moments.NONE;
            }
            case DAY -> {
                long day = moments.day(text, from, to);
                row.whole(day);
                return day != Moments.NONE;
            }
            case WHOLE -> {
                return number(new String(text, from, to - from), 0);
            }
            case MONEY -> {
                return number(new String(text, from, to - from), 2);
            }
        }
        return true;
    }

    private boolean number(String text, int decimals) {
        try {
            row.whole(new BigDecimal(text).movePointRight(decimals).longValueExact());
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    /** What the other system said, as a record of rule 0. */
    private void other(long line) {
        if (otherWord == NONE || bad) {
            return;
        }
        if (!cells.empty(otherWord) && !otherWords.contains(cells.text(otherWord))) {
            refuse(line, BadLine.UNKNOWN_WORD, otherWord);
            return;
        }
        row.put(caseBytes.array(), 0, caseBytes.size());
        row.count(line);
        long due = Moments.NONE;
        if (otherDue != NONE && !cells.empty(otherDue)) {
            due = moments.micros(cells.chars(), cells.from(otherDue), cells.to(otherDue));
            if (due == Moments.NONE) {
                refuse(line, BadLine.BAD_MOMENT, otherDue);
                return;
            }
        }
        row.whole(due);
        row.count(0);
        row.text(cells.text(otherWord));
        ends[told++] = row.size();
    }
}
