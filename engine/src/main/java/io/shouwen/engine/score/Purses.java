package io.shouwen.engine.score;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Balance;
import io.shouwen.engine.standard.Consequence.Caps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The balances of points (C26) and the grades that they allow (C27). */
final class Purses {
    private final Counting counting;
    private final Map<Key, Purse> purses = new TreeMap<>();
    private final List<Charge> offences = new ArrayList<>();

    private record Key(ClauseId by, String account, LocalDate start) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::by).thenComparing(Key::account).thenComparing(Key::start);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Purse(Balance balance, Codex codex, long hundredths) {}

    Purses(Counting counting) {
        this.counting = counting;
    }

    void take(Step step, Codex codex) {
        if (step.own() && !step.charge().reward()) {
            offences.add(step.charge());
        }
        for (Codex.Of<Balance> one : codex.balances()) {
            add(one, step.charge().person(), step.day(), codex, 0);
            for (Line line : step.lines()) {
                if (line.due().currency() == Currency.POINTS) {
                    add(one, line.due().account(), step.day(), codex, line.due().amount());
                }
            }
        }
    }

    private void add(
            Codex.Of<Balance> one, String account, LocalDate day, Codex codex, long amount) {
        Balance balance = one.rule();
        Key key = new Key(one.id(), account, balance.every().startOf(day));
        long before =
                Optional.ofNullable(purses.get(key))
                        .map(Purse::hundredths)
                        .orElse(balance.startHundredths());
        purses.put(key, new Purse(balance, codex, before + amount));
    }

    /** The accounts whom a deduction of this step has left nothing. */
    List<String> exhausted(Step step, ClauseId balance) {
        return step.lines().stream()
                .map(Line::due)
                .filter(due -> due.currency() == Currency.POINTS && due.amount() < 0)
                .map(Due::account)
                .distinct()
                .filter(account -> empty(balance, account, step.day()))
                .toList();
    }

    private boolean empty(ClauseId balance, String account, LocalDate day) {
        return purses.entrySet().stream()
                .filter(one -> one.getKey().by().equals(balance))
                .filter(one -> one.getKey().account().equals(account))
                .filter(one ->
                        one.getKey().start().equals(one.getValue().balance().every().startOf(day)))
                .anyMatch(one -> one.getValue().hundredths() <= 0);
    }

    List<Score.Points> balances() {
        return purses.entrySet().stream()
                .map(one ->
                        new Score.Points(
                                one.getKey().by(),
                                one.getKey().account(),
                                period(one.getKey(), one.getValue()),
                                one.getValue().hundredths()))
                .toList();
    }

    private static String period(Key key, Purse purse) {
        return purse.balance().every().name(key.start());
    }

    List<Score.Grade> grades() {
        List<Score.Grade> grades = new ArrayList<>();
        purses.forEach((key, purse) -> {
            for (Codex.Of<Caps> one : purse.codex().caps()) {
                if (one.rule().balance().equals(key.by())) {
                    lowest(one.rule(), purse.hundredths(), cases(one.rule(), key, purse))
                            .map(grade ->
                                    new Score.Grade(
                                            one.id(), key.account(), period(key, purse), grade))
                            .ifPresent(grades::add);
                }
            }
        });
        return List.copyOf(grades);
    }

    private long cases(Caps caps, Key key, Purse purse) {
        return offences.stream()
                .filter(one -> one.person().equals(key.account()))
                .filter(one -> purse.balance().every().startOf(one.day()).equals(key.start()))
                .filter(one -> counting.fit(one, caps.follows()).applies())
                .count();
    }

    private static Optional<String> lowest(Caps caps, long points, long cases) {
        return caps.rows().stream()
                .filter(row -> row.points().contains(points) && row.cases().contains(cases))
                .map(Caps.Row::grade)
                .max(Comparator.comparingInt(caps.grades()::indexOf));
    }
}
