package io.shouwen.pack.coverage;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.coverage.Coverage.Carried;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Coverage as a person reads it: a table, then why each clause that is not executed is not. */
public final class CoveragePage {
    private static final int WIDEST = 100;

    private CoveragePage() {}

    public static String of(List<Coverage> coverages) {
        StringBuilder page = new StringBuilder(table(coverages));
        for (Coverage coverage : coverages) {
            String reasons = reasons(coverage);
            if (!reasons.isEmpty()) {
                page.append('\n').append(coverage.inventory().name()).append('\n').append(reasons);
            }
        }
        return page.toString();
    }

    private static String table(List<Coverage> coverages) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "inventory",
                        "clauses",
                        "executed",
                        "unfed",
                        "apart",
                        "inspected",
                        "recorded",
                        "not executable",
                        "unmentioned"));
        coverages.forEach(coverage -> rows.add(row(coverage)));
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                String pad = " ".repeat(width - row.get(i).length());
                table.append(i == 0 ? row.get(i) + pad : "  " + pad + row.get(i));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static List<String> row(Coverage coverage) {
        List<String> row = new ArrayList<>();
        row.add(coverage.inventory().name());
        coverage.figures()
                .values()
                .forEach(figure ->
                        row.add(
                                figure instanceof List<?> ids
                                        ? Integer.toString(ids.size())
                                        : figure.toString()));
        return row;
    }

    private static String reasons(Coverage coverage) {
        StringBuilder page = new StringBuilder();
        coverage.of(Reach.Kind.UNFED)
                .forEach(one -> page.append("  unfed: ").append(unfed(one)).append('\n'));
        coverage.of(Reach.Kind.APART)
                .forEach(one -> page.append("  apart: ").append(apart(one)).append('\n'));
        Map<String, List<String>> why = new LinkedHashMap<>();
        coverage.carried().stream()
                .filter(one -> one.reach().kind() != Reach.Kind.APART)
                .filter(one -> one.reach().kind() != Reach.Kind.EXECUTED)
                .filter(one -> one.reach().kind() != Reach.Kind.UNFED)
                .forEach(one ->
                        why.computeIfAbsent(reason(one), key -> new ArrayList<>())
                                .add(one.clause().id().value()));
        why.forEach((reason, ids) -> page.append(listed(reason, ids)));
        if (coverage.carried().isEmpty()) {
            page.append("  unmentioned, no clause of it is written\n");
        } else if (!coverage.unmentioned().isEmpty()) {
            page.append(listed("unmentioned, no clause has this id", coverage.unmentioned()));
        }
        if (!coverage.uncounted().isEmpty()) {
            page.append(listed("not in the inventory and not counted above", coverage.uncounted()));
        }
        return page.toString();
    }

    private static String unfed(Carried one) {
        String id = one.clause().id().value();
        if (one.reach().missing().isEmpty()) {
            return id + " follows no clause that is judged";
        }
        String who =
                one.clause().rule() instanceof Obligation rule && !(rule instanceof Practice)
                        ? rule.answers()
                        : "inspector";
        return one.reach().missing().stream()
                .map(need ->
                        id
                                + " needs "
                                + need.anyOf().stream()
                                        .map(kind -> named(kind, one))
                                        .collect(Collectors.joining(" or "))
                                + ", which nobody produces; name who tells it under `producers`,"
                                + " such as `"
                                + who
                                + "`, `api` or a device")
                .collect(Collectors.joining("\n  unfed: "));
    }

    private static String apart(Carried one) {
        return one.clause().id().value()
                + " needs "
                + one.reach().missing().stream()
                        .map(need ->
                                need.anyOf().stream()
                                        .map(kind -> named(kind, one))
                                        .collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(" and "))
                + ", which never lie in one subject; let one of them share the others' `home`, or"
                + " be `told` there";
    }

    private static String named(FactKind kind, Carried one) {
        String english =
                one.version()
                        .catalogue()
                        .kind(kind)
                        .map(known -> known.says())
                        .map(Words::en)
                        .orElse("not in the catalogue");
        return "`" + kind + "` (" + english + ")";
    }

    private static String reason(Carried one) {
        return switch (one.clause().rule()) {
            case Practice practice -> "inspected, since only a person can see it";
            case Obligation other -> "executed";
            case Consequence consequence -> "executed";
            case Shown shown -> word(one.reach().kind()) + ", since it " + text(shown.kind());
        };
    }

    private static String word(Reach.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(String kind) {
        return switch (kind) {
            case "role" -> "says who does what (`role`)";
            case "right" -> "gives somebody a right (`right`)";
            case "record" -> "asks for a record (`record`)";
            case "practice" -> "is conduct that nobody inspects (`practice`)";
            case "scope" -> "says whom or what the code binds (`scope`)";
            case "no-text" -> "has no text in the source (`no-text`)";
            case "unlawful" -> "asks for what no law lets an employer do (`unlawful`)";
            default -> "is `" + kind + "`";
        };
    }

    private static String listed(String reason, List<String> ids) {
        StringBuilder page = new StringBuilder("  " + reason + " (" + ids.size() + "):\n");
        StringBuilder line = new StringBuilder("   ");
        for (String id : ids) {
            if (line.length() + id.length() + 1 > WIDEST) {
                page.append(line).append('\n');
                line = new StringBuilder("   ");
            }
            line.append(' ').append(id);
        }
        return page.append(line).append('\n').toString();
    }
}
