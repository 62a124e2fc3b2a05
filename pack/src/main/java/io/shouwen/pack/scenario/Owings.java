package io.shouwen.pack.scenario;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Line;
import io.shouwen.engine.score.Proposal;
import io.shouwen.engine.score.Ruling;
import io.shouwen.engine.score.Score;
import io.shouwen.engine.score.Terms;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Tariff;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says a score in the words of scenarios, clause by clause. */
final class Owings {
    private final ClauseId clause;
    private final List<Owing> all = new ArrayList<>();

    private Owings(ClauseId clause) {
        this.clause = clause;
    }

    /** Everything that one clause has to do with. */
    static List<Owing> of(ClauseId clause, Score score) {
        Owings owings = new Owings(clause);
        score.lines().stream().filter(one -> one.by().equals(clause)).forEach(owings::line);
        score.rulings().forEach(owings::ruling);
        score.proposals().stream().filter(one -> one.by().equals(clause)).forEach(owings::proposal);
        for (Score.Points one : score.balances()) {
            if (one.by().equals(clause)) {
                owings.add(
                        Owing.Verb.BALANCE,
                        one.account() + " " + hundredths(one.hundredths()) + " points",
                        Map.of("in", one.period()));
            }
        }
        for (Score.Grade one : score.grades()) {
            if (one.by().equals(clause)) {
                owings.add(
                        Owing.Verb.GRADE,
                        one.account() + " " + one.grade(),
                        Map.of("in", one.period()));
            }
        }
        return owings.all;
    }

    private void add(Owing.Verb verb, String main, Map<String, String> details) {
        all.add(new Owing(verb, main, details));
    }

    private void line(Line line) {
        Due due = line.due();
        Map<String, String> details = new HashMap<>();
        details.put("as", due.role());
        details.put("for", line.finding());
        details.put("units", Long.toString(line.why().units()));
        details.put("repeat", Long.toString(line.why().repeat()));
        add(
                Owing.Verb.DUE,
                due.account() + " " + hundredths(due.amount()) + " " + unit(due.currency()),
                details);
    }

    private static String unit(Due.Currency currency) {
        return currency == Due.Currency.POINTS ? "points" : "yuan";
    }

    private void ruling(Ruling ruling) {
        Terms terms = ruling.terms();
        Map<String, String> details = new HashMap<>();
        details.put("for", ruling.finding());
        details.put("nth", Long.toString(terms.nth()));
        details.put("units", Long.toString(terms.units()));
        details.put("repeat", Long.toString(terms.repeat()));
        if (terms.tariff().open()) {
            details.put("second", "");
        }
        ruling.instead().ifPresent(finding -> details.put("by", finding));
        for (Terms.Aside aside : terms.aside()) {
            if (aside.by().equals(clause)) {
                details.put("by", terms.by().map(ClauseId::value).orElse("-"));
                add(Owing.Verb.ASIDE, ruling.person(), details);
            }
        }
        if (!terms.by().equals(Optional.of(clause))) {
            return;
        }
        switch (ruling.state()) {
            case UNPROVABLE ->
                    add(
                            Owing.Verb.MISSING,
                            ruling.person() + " " + terms.missing().orElse("-"),
                            details);
            case SET_ASIDE -> add(Owing.Verb.ASIDE, ruling.person(), details);
            case DECIDE_AGAIN -> {
                add(Owing.Verb.AGAIN, ruling.person(), details);
                add(Owing.Verb.MAY, ruling.person() + may(terms.tariff()), details);
            }
            case STANDS, TO_DECIDE ->
                    add(Owing.Verb.MAY, ruling.person() + may(terms.tariff()), details);
            case NO_PRICE -> {}
        }
        ruling.unpicked()
                .forEach(role -> add(Owing.Verb.UNPICKED, ruling.person() + " " + role, details));
    }

    private static String may(Tariff tariff) {
        return range(tariff.pointsHundredths(), "points") + range(tariff.moneyFen(), "yuan");
    }

    private static String range(Tariff.Range range, String unit) {
        if (range.equals(Tariff.Range.NOTHING)) {
            return "";
        }
        String least = " " + hundredths(range.min());
        if (range.open()) {
            return least + " " + unit + " or more";
        }
        return range.fixed()
                ? least + " " + unit
                : least + " to " + hundredths(range.max()) + " " + unit;
    }

    private void proposal(Proposal one) {
        Map<String, String> details = Map.of("for", one.firedBy().getLast());
        if (one.state() == Proposal.State.UNFOUNDED) {
            add(Owing.Verb.UNFOUNDED, one.account(), details);
            return;
        }
        String name =
                one.state() == Proposal.State.PROPOSED && one.steps().size() > 1
                        ? String.join("|", one.steps())
                        : one.name();
        String main = one.account() + " " + name + one.span().map(Owings::span).orElse("");
        Owing.Verb verb =
                switch (one.state()) {
                    case PROPOSED -> Owing.Verb.PROPOSE;
                    case IMPOSED -> Owing.Verb.IMPOSED;
                    case DECLINED -> Owing.Verb.DECLINED;
                    case LIFTED -> Owing.Verb.LIFTED;
                    case WRONG_STEP -> Owing.Verb.WRONG_STEP;
                    case UNFOUNDED -> Owing.Verb.UNFOUNDED;
                };
        add(verb, main, details);
    }

    private static String span(Period span) {
        if (span.getYears() > 0) {
            return " " + span.getYears() + " years";
        }
        return span.getMonths() > 0
                ? " " + span.getMonths() + " months"
                : " " + span.getDays() + " days";
    }

    private static String hundredths(long amount) {
        return OwingReader.plain(BigDecimal.valueOf(amount, 2));
    }
}
