package io.shouwen.server.quality;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.score.Line.Why;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Reckoned;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** Puts into words how amounts were reckoned and what is left of a year. */
record YearWords(Texts texts, Figures figures) {
    /** Base × units × times × part = amount, with the clause; the last step shows what it makes. */
    String reckoned(Reckoned.Step step, Currency currency) {
        Why why = step.why();
        boolean plain =
                why.units() == 1
                        && why.repeat() == 1
                        && why.part().numerator() == why.part().denominator();
        String base = amount(currency, why.base());
        if (plain) {
            return texts.of("ledger.reckoned", step.by(), base);
        }
        StringBuilder sentence = new StringBuilder(texts.of("ledger.reckoned", step.by(), base));
        if (why.units() != 1) {
            sentence.append(texts.of("ledger.times", why.units()));
        }
        if (why.repeat() != 1) {
            sentence.append(texts.of("ledger.repeated", why.repeat()));
        }
        if (why.part().numerator() != why.part().denominator()) {
            sentence.append(
                    texts.of(
                            "ledger.part",
                            why.part().numerator() + "/" + why.part().denominator()));
        }
        return sentence.append(texts.of("ledger.makes", amount(currency, why.amount()))).toString();
    }

    private String amount(Currency currency, long amount) {
        return currency == Currency.CNY ? figures.money(amount) : figures.points(amount);
    }

    /** What is left of balances of points, and the best grades that they allow. */
    List<String> year(Book book, Account account) {
        List<String> year = new ArrayList<>();
        book.balances(account)
                .forEach(one ->
                        year.add(
                                texts.of(
                                        "ledger.balance-of",
                                        one.by(),
                                        figures.points(one.hundredths()),
                                        one.period())));
        book.grades(account)
                .forEach(one ->
                        year.add(texts.of("ledger.grade-of", one.by(), one.period(), one.grade())));
        return year;
    }
}
