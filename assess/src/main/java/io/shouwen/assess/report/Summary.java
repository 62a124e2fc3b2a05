package io.shouwen.assess.report;

import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.log.BadLine;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The figures of the report as JSON; the same facts give the same text. */
public final class Summary {
    private final Tally tally;
    private final Optional<WhatIf> change;
    private final JudgedBy by;
    private final JsonGenerator json;

    private Summary(Tally tally, Optional<WhatIf> change, JudgedBy by, JsonGenerator json) {
        this.tally = tally;
        this.change = change;
        this.by = by;
        this.json = json;
    }

    /** The text. */
    public static String of(Tally tally, Optional<WhatIf> change, JudgedBy by) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(Indented.CONTEXT, out)) {
            new Summary(tally, change, by, json).write();
        }
        return out + "\n";
    }

    private void write() {
        json.writeStartObject();
        json.writeArrayPropertyStart("standards");
        for (Standard version : by.standards().versions()) {
            json.writeStartObject();
            json.writeStringProperty("code", version.ref().code());
            json.writeStringProperty("version", version.ref().version());
            json.writeStringProperty("hash", version.ref().hash());
            words("title", version.title());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("asOf", by.asOf().toString());
        json.writeStringProperty("command", by.command());
        log();
        json.writeNumberProperty("cases", tally.cases());
        json.writeNumberProperty("facts", tally.facts());
        json.writeNumberProperty("casesNoClauseAsks", tally.unasked().times());
        counts("verdicts", tally.all());
        clauses();
        group("units", "unit", tally.groups(ClauseTally.By.UNIT));
        group("persons", "person", tally.groups(ClauseTally.By.PERSON));
        curves();
        json.writeArrayPropertyStart("months");
        tally.months().forEach((month, counts) -> one("month", month.toString(), counts));
        json.writeEndArray();
        tally.beside().ifPresent(this::beside);
        change.ifPresent(this::change);
        json.writeEndObject();
    }

    private void log() {
        json.writeObjectPropertyStart("log");
        json.writeStringProperty("file", by.log());
        json.writeNumberProperty("rows", by.reading().rows());
        json.writeArrayPropertyStart("columnsNoRowHas");
        by.reading().unseen().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("badLines", by.bad().count());
        json.writeObjectPropertyStart("badLinesByReason");
        for (Map.Entry<BadLine, Long> reason : by.bad().counts().entrySet()) {
            json.writeNumberProperty(reason.getKey().slug(), reason.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void words(String name, Words words) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("zh", words.zh());
        json.writeStringProperty("en", words.en());
        json.writeEndObject();
    }

    private void counts(String name, Counts counts) {
        json.writeObjectPropertyStart(name);
        for (String word : Counts.WORDS) {
            json.writeNumberProperty(word, counts.of(word));
        }
        json.writeEndObject();
        keptPercent(counts.keptPercent());
    }

    private void keptPercent(OptionalDouble share) {
        if (share.isPresent()) {
            json.writeNumberProperty(
                    "keptPercent",
                    BigDecimal.valueOf(share.getAsDouble()).setScale(2, RoundingMode.HALF_UP));
        } else {
            json.writeNullProperty("keptPercent");
        }
    }

    private void group(String name, String what, Map<String, Counts> groups) {
        json.writeArrayPropertyStart(name);
        groups.forEach((key, counts) -> one(what, key, counts));
        json.writeEndArray();
    }

    private void one(String what, String key, Counts counts) {
        json.writeStartObject();
        json.writeStringProperty(what, key);
        counts("verdicts", counts);
        json.writeEndObject();
    }

    private void clauses() {
        json.writeArrayPropertyStart("clauses");
        tally.clauses()
                .forEach((clause, of) -> {
                    json.writeStartObject();
                    json.writeStringProperty("clause", clause);
                    counts("verdicts", of.counts());
                    group("units", "unit", new TreeMap<>(of.units()));
                    group("persons", "person", new TreeMap<>(of.persons()));
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    private void curves() {
        json.writeArrayPropertyStart("promiseCurve");
        for (TimedClauses.Timed one : TimedClauses.of(tally, by.standards())) {
            json.writeStartObject();
            json.writeStringProperty("clause", one.clause().id().value());
            json.writeStringProperty("measure", one.calendar().orElse("elapsed"));
            json.writeNumberProperty("limitSeconds", one.limitSeconds());
            json.writeNumberProperty("done", one.times().done());
            json.writeNumberProperty("open", one.times().open());
            json.writeBooleanProperty("exact", one.times().exact());
            json.writeObjectPropertyStart("secondsForPercent");
            for (int percent : CurveSection.PERCENT) {
                OptionalLong limit = one.curve().limitFor(percent);
                if (limit.isPresent()) {
                    json.writeNumberProperty(Integer.toString(percent), limit.getAsLong());
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void beside(Beside beside) {
        json.writeObjectPropertyStart("beside");
        json.writeArrayPropertyStart("verdicts");
        beside.pairs()
                .forEach((pair, count) -> {
                    json.writeStartObject();
                    json.writeStringProperty("theirs", pair.theirs());
                    json.writeStringProperty("ours", pair.ours());
                    json.writeStringProperty("why", pair.why().slug());
                    json.writeNumberProperty("count", count.times());
                    json.writeArrayPropertyStart("examples");
                    count.examples().forEach(json::writeString);
                    json.writeEndArray();
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeArrayPropertyStart("dueMoments");
        beside.dues()
                .forEach((clause, counts) -> {
                    json.writeStartObject();
                    json.writeStringProperty("clause", clause);
                    for (Beside.Near near : Beside.Near.values()) {
                        long many = counts.containsKey(near) ? counts.get(near).times() : 0;
                        json.writeNumberProperty(slug(near), many);
                    }
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void change(WhatIf what) {
        json.writeObjectPropertyStart("whatIf");
        json.writeStringProperty("change", by.change().orElse(""));
        json.writeNumberProperty("changedCases", what.cases());
        json.writeArrayPropertyStart("clauses");
        what.clauses()
                .forEach((clause, difference) -> {
                    json.writeStartObject();
                    json.writeStringProperty("clause", clause);
                    json.writeNumberProperty("changed", difference.changed());
                    json.writeObjectPropertyStart("before");
                    counts("verdicts", difference.before());
                    json.writeEndObject();
                    json.writeObjectPropertyStart("after");
                    counts("verdicts", difference.after());
                    json.writeEndObject();
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
