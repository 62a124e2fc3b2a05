package io.shouwen.engine.score;

import io.shouwen.engine.standard.Tariff;

import java.util.Locale;

/**
 * A score as canonical text, one line a fact of it: what stored scores and other implementations
 * are compared by, byte for byte.
 */
public final class ScoreText {
    private ScoreText() {}

    public static String of(Score score) {
        StringBuilder text = new StringBuilder();
        score.lines().forEach(line -> text.append(due(line)).append('\n'));
        score.rulings().forEach(ruling -> text.append(ruling(ruling)).append('\n'));
        score.proposals().forEach(one -> text.append(proposal(one)).append('\n'));
        for (Score.Points one : score.balances()) {
            text.append(
                    "balance %s %s %s %d\n"
                            .formatted(one.by(), one.account(), one.period(), one.hundredths()));
        }
        for (Score.Grade one : score.grades()) {
            text.append(
                    "grade %s %s %s %s\n"
                            .formatted(one.by(), one.account(), one.period(), one.grade()));
        }
        score.next().ifPresent(next -> text.append("next ").append(next).append('\n'));
        return text.toString();
    }

    private static String due(Line line) {
        Line.Why why = line.why();
        return "due %s %s %s %s %s %d on %s because %d x %d x %d x %d/%d"
                .formatted(
                        line.by(),
                        line.finding(),
                        line.due().account(),
                        line.due().role(),
                        line.due().currency(),
                        line.due().amount(),
                        line.day(),
                        why.base(),
                        why.units(),
                        why.repeat(),
                        why.part().numerator(),
                        why.part().denominator());
    }

    private static String ruling(Ruling ruling) {
        Terms terms = ruling.terms();
        StringBuilder text = new StringBuilder("ruling ");
        text.append(terms.by().map(Object::toString).orElse("-")).append(' ');
        text.append(ruling.finding()).append(' ').append(ruling.person()).append(' ');
        text.append(lower(ruling.state())).append(" nth ").append(terms.nth());
        text.append(" units ").append(terms.units()).append(" repeat ").append(terms.repeat());
        text.append(" points ").append(range(terms.tariff().pointsHundredths()));
        text.append(" money ").append(range(terms.tariff().moneyFen()));
        text.append(" stands ").append(ruling.points()).append(' ').append(ruling.money());
        terms.aside()
                .forEach(one ->
                        text.append(" aside ")
                                .append(one.by())
                                .append(' ')
                                .append(lower(one.reason())));
        terms.missing().ifPresent(name -> text.append(" missing ").append(name));
        ruling.instead().ifPresent(finding -> text.append(" instead ").append(finding));
        ruling.unpicked().forEach(role -> text.append(" unpicked ").append(role));
        return text.toString();
    }

    private static String range(Tariff.Range range) {
        return range.open() ? range.min() + ".." : range.min() + ".." + range.max();
    }

    private static String proposal(Proposal one) {
        return "sanction %s %s %s %s span %s on %s fired by %s may be %s"
                .formatted(
                        one.by(),
                        one.account(),
                        one.name(),
                        lower(one.state()),
                        one.span().map(Object::toString).orElse("-"),
                        one.on(),
                        String.join(" ", one.firedBy()),
                        String.join(" ", one.steps()));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
