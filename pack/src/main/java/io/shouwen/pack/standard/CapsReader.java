package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Caps;
import io.shouwen.engine.standard.Consequence.Caps.Bounds;
import io.shouwen.engine.standard.Following;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the table of grades that points and cases allow. */
final class CapsReader {
    static final Form.Keys KEYS = Form.Keys.of("a table of grades", "balance", "grades", "rows");
    static final Form.Keys ROW = Form.Keys.of("a row of grades", "points", "cases", "grade");
    static final Form.Keys BOUNDS = Form.Keys.of("bounds", "at-least", "at-most", "above", "below");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
    private static final Bounds ANY = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

    private final Vocabulary words;

    CapsReader(Vocabulary words) {
        this.words = words;
    }

    Optional<Consequence> read(Form form, Following follows) {
        Optional<ClauseId> balance =
                form.requiredText("balance")
                        .flatMap(name -> words.consequence(name, "balance", "balance"));
        form.required("grades");
        List<String> grades = form.texts("grades").stream().map(ScalarNode::text).toList();
        form.required("rows");
        List<Caps.Row> rows = new ArrayList<>();
        for (Node item : form.items("rows")) {
            Form.open(item, ROW, words.problems())
                    .flatMap(row -> row(row, grades))
                    .ifPresent(rows::add);
        }
        return balance.map(clause -> new Caps(follows, clause, grades, rows));
    }

    private Optional<Caps.Row> row(Form row, List<String> grades) {
        Optional<ScalarNode> grade = row.requiredText("grade");
        grade.filter(one -> !grades.contains(one.text()))
                .ifPresent(one ->
                        words.problems()
                                .add(
                                        Slug.UNKNOWN_CHOICE,
                                        one.spot(),
                                        "no grade named " + one.described(),
                                        Phrases.suggestion(one.text(), grades)));
        Bounds points = row.form("points", BOUNDS).map(this::bounds).orElse(ANY);
        Bounds cases = row.form("cases", BOUNDS).map(this::bounds).orElse(ANY);
        // Cases are whole numbers, but are written as every number here: in hundredths.
        return grade.map(one ->
                new Caps.Row(
                        points,
                        new Bounds(
                                cases.least() == Long.MIN_VALUE
                                        ? cases.least()
                                        : Math.ceilDiv(cases.least(), 100),
                                cases.most() == Long.MAX_VALUE
                                        ? cases.most()
                                        : Math.floorDiv(cases.most(), 100)),
                        one.text()));
    }

    private Bounds bounds(Form form) {
        form.onlyOneOf("at-least", "above");
        form.onlyOneOf("at-most", "below");
        long least =
                number(form, "at-least")
                        .or(() -> number(form, "above").map(number -> number + 1))
                        .orElse(Long.MIN_VALUE);
        long most =
                number(form, "at-most")
                        .or(() -> number(form, "below").map(number -> number - 1))
                        .orElse(Long.MAX_VALUE);
        if (least > most) {
            words.problems().add(Slug.BAD_RANGE, form.spot(), "nothing lies between these bounds");
        }
        return new Bounds(least, most);
    }

    private Optional<Long> number(Form form, String key) {
        Optional<ScalarNode> written = form.text(key);
        Optional<Long> number =
                written.filter(text -> NUMBER.matcher(text.text()).matches())
                        .map(text -> Amounts.hundredths(text.text()));
        if (written.isPresent() && number.isEmpty()) {
            words.problems()
                    .add(
                            Slug.BAD_NUMBER,
                            written.get().spot(),
                            "expected a number with at most two decimals, but found "
                                    + written.get().described());
        }
        return number;
    }
}
