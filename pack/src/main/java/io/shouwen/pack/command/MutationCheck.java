package io.shouwen.pack.command;

import io.shouwen.pack.mutate.Mutation;
import io.shouwen.pack.mutate.Mutations;
import io.shouwen.pack.mutate.Notice;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code shouwen test --mutate}: which changes of the rules no scenario would notice. */
final class MutationCheck {
    private final PrintWriter out;
    private final PrintWriter terminal;
    private final boolean json;
    private int tried;
    private int shown = -1;

    MutationCheck(PrintWriter out, PrintWriter terminal, boolean json) {
        this.out = out;
        this.terminal = terminal;
        this.json = json;
    }

    /** Prints what nobody would notice, and says whether everything would be noticed. */
    boolean passes(Codes codes) {
        List<Mutation> unnoticed = new ArrayList<>();
        for (Pack pack : codes.packs()) {
            for (Pack.Version version : pack.versions()) {
                unnoticed.addAll(unnoticed(version, codes));
            }
        }
        progress(-1);
        unnoticed.forEach(this::print);
        out.println(
                json
                        ? Json.of(counts(unnoticed.size()))
                        : tried
                                + " changes tried, "
                                + unnoticed.size()
                                + " noticed by no scenario");
        return unnoticed.isEmpty();
    }

    private List<Mutation> unnoticed(Pack.Version version, Codes codes) {
        List<Scenario> scenarios = ScenarioReader.read(version, new Problems());
        Notice notice = new Notice(version, codes.standards(), scenarios);
        List<Mutation> mutations = Mutations.of(version);
        List<Mutation> unnoticed = new ArrayList<>();
        for (int i = 0; i < mutations.size(); i++) {
            progress(i * 100 / mutations.size());
            if (!notice.of(mutations.get(i))) {
                unnoticed.add(mutations.get(i));
            }
        }
        tried += mutations.size();
        return unnoticed;
    }

    /** Only where a person watches; less than nothing wipes it away. */
    private void progress(int percent) {
        if (percent != shown && Boolean.getBoolean("shouwen.terminal")) {
            shown = percent;
            terminal.print(percent < 0 ? "\r           \r" : "\r" + percent + " %");
            terminal.flush();
        }
    }

    private void print(Mutation mutation) {
        if (json) {
            out.println(Json.of(fields(mutation)));
            return;
        }
        String what =
                switch (mutation) {
                    case Mutation.OfClause of -> of.clause().id().value();
                    case Mutation.OfAttribute of -> Phrases.quoted(of.attribute().name());
                };
        out.println(mutation.spot() + ": unnoticed: " + what + ": " + mutation.change());
    }

    private static Map<String, Object> fields(Mutation mutation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (mutation) {
            case Mutation.OfClause of -> fields.put("clause", of.clause().id().value());
            case Mutation.OfAttribute of -> fields.put("attribute", of.attribute().name());
        }
        fields.put("mutation", mutation.change());
        fields.put("file", mutation.spot().file());
        fields.put("line", mutation.spot().line());
        fields.put("column", mutation.spot().column());
        return fields;
    }

    private Map<String, Object> counts(int unnoticed) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("mutations", tried);
        counts.put("unnoticed", unnoticed);
        return counts;
    }
}
