package io.shouwen.pack.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.OneRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** What is changed in each kind of rule. */
class MutationsTest {
    @TempDir private Path root;

    /** The rule, then the changes between semicolons; each rule is also left out as a whole. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promise: {when: act.done, kept-by: act.after, within: 90 seconds, answers: r,"
                        + " broken: f} | 90 s becomes 89 s; 90 s becomes 91 s",
                "promise: {when: act.done, kept-by: act.after, within: end of day, excused: {by:"
                        + " act.ended, due: end of next day}, voided: act.ended, answers: r,"
                        + " broken: f} | days after 0 becomes 1; without `excused` by `act.ended`;"
                        + " days after 1 becomes 0; days after 1 becomes 2; without `act.ended`",
                "promise: {when: act.done, kept-by: [act.after, {fact: act.ended, recorded: before"
                        + " due}], within: {site: soon}, re-based: {by: act.after, to: at}, pause:"
                        + " {from: act.after, until: act.ended}, force: strive, answers: r} |"
                        + " without `act.after`; without `act.ended`",
                "promise: {when: act.done, kept-by: act.after, same: a, serves: all, within:"
                        + " 12:00 of next day, force: normally, reason: act.ended, answers: r,"
                        + " broken: f} | without agreeing on `a`; without serving all; 12:00"
                        + " becomes 11:59; 12:00 becomes 12:01; days after 1 becomes 0; days after"
                        + " 1 becomes 2; the force becomes must",
                "check: {when: act.done, holds: {n: {at-most: {reference: norm, value: most}}},"
                        + " answers: r, broken: f} | without the condition on `n`; in the edition"
                        + " 2020 value 10 becomes 9; in the edition 2020 value 10 becomes 11;"
                        + " without the edition 2026; in the edition 2026 value 7 becomes 6; in"
                        + " the edition 2026 value 7 becomes 8",
                "check: {when: act.done, apart: {area: a, holder: b, until: act.ended, same: a,"
                        + " unless: {from: act.after, until: act.ended, at-most: 2}}, answers: r,"
                        + " broken: f} | without its holder; without `act.ended`; without agreeing"
                        + " on `a`; without leave; at most 2 becomes 3",
                "promise: {when: act.done, kept-by: act.after, within: {reference: norm, value:"
                        + " time}, answers: r, broken: f} | in the edition 2020 2880 min becomes"
                        + " 2879 min; in the edition 2020 2880 min becomes 2881 min; without the"
                        + " edition 2026; in the edition 2026 1440 min becomes 1439 min; in the"
                        + " edition 2026 1440 min becomes 1441 min",
                "promise: {when: act.done, kept-by: {fact: act.after, earlier: counts}, within:"
                        + " {before: due, by: 2 days}, answers: r, broken: f} | without counting"
                        + " what came earlier; days before 2 becomes 1; days before 2 becomes 3",
                "duty: {every: month, during: {from: act.done, until: act.ended}, counted:"
                        + " from-the-start, times: 3, kept-by: act.after, answers: r, broken: f} |"
                        + " without counting from the start; without its number of times; times 3"
                        + " becomes 2; times 3 becomes 4",
                "check: {when: act.done, holds: {a: x, n: {at-least: 2}}, answers: r, broken: f} |"
                        + " without the condition on `a`; without the condition on `n`; at least 2"
                        + " becomes 1; at least 2 becomes 3",
                "check: {when: {fact: act.done, any-of: [{a: x}, {b: [y, z]}]}, never: true,"
                        + " except: act.after, answers: r, broken: f} | without the condition on"
                        + " `any-of`; without the condition on `a`; without the condition on `b`;"
                        + " without `y` of `b`; without `z` of `b`; times 0 becomes 1; without"
                        + " `act.after`",
                "check: {when: act.done, after: {fact: act.after, same: a, ended-by: act.ended,"
                        + " recorded: true, serves: once}, answers: r, broken: f} | without what"
                        + " ends it; without agreeing on `a`; without recorded before; without"
                        + " serving once",
                "check: {when: {fact: act.done, time-of-day: {from: 08:00, before: 24:00}},"
                        + " at-most: {times: 2, per: day, same: a}, answers: r, broken: f} |"
                        + " without the condition on `time-of-day`; from minute 480 becomes 479;"
                        + " from minute 480 becomes 481; before minute 1440 becomes 1439; times 2"
                        + " becomes 1; times 2 becomes 3; without counting by period; without"
                        + " agreeing on `a`",
                "procedure: {when: act.done, until: act.ended, steps: [{step: s, says: {zh: 步,"
                        + " en: S}, by: act.after}, {step: t, says: {zh: 步, en: T}, by: {fact:"
                        + " act.after, a: x}, if: act.done, any-order: true}], answers: r, broken:"
                        + " f} | without the step `s`; without the step `t`; without the condition"
                        + " on `a`; without the branch of `t`; without any order of `t`",
                "procedure: {when: act.done, until: act.ended, steps: [{step: s, says: {zh: 步, en:"
                        + " S}, by: {fact: act.after, a: x}, any-order: true}], answers: r, broken:"
                        + " f} | without the condition on `a`",
                "cover: {every: day, during: {from: act.done, until: act.ended}, hours: 08:00 to"
                        + " 24:00, present: {from: act.after, until: act.ended}, answers: r,"
                        + " broken: f} | without its hours; from 08:00 becomes 07:59; to 24:00"
                        + " becomes 23:59; from 08:00 becomes 08:01",
                "threshold: {every: month, during: {from: act.done, until: act.ended}, count:"
                        + " {fact: act.after, a: x}, among: act.after, at-least: 98%, answers: r,"
                        + " broken: f} | without the condition on `a`; at least 98% becomes 96%;"
                        + " at least 98% becomes 100%",
                "entitlement: {when: act.done, rows: [{if: {a: x}, then: {n: 5}}, {then: {n: 9}}],"
                        + " applied: act.after, answers: r, broken: f} | without row 1; without the"
                        + " condition on `a`; n 5 becomes 4; n 5 becomes 6; without row 2; n 9"
                        + " becomes 8; n 9 becomes 10; without what applies it",
                "practice: {look: {zh: 看, en: Look}, measure: {unit: cm, at-most: 30}, answers: r,"
                        + " broken: f} | at most 30 becomes 29; at most 30 becomes 31",
                "consequence: {if: {source: x}, nth: {is: 2, every: year}, money: 100 to 500 yuan,"
                        + " shares: {r: 10%}} | without the condition on `source`; without its"
                        + " place; place 2 becomes 1; place 2 becomes 3; without counting by"
                        + " `person`; every year becomes every half-year; least money 100"
                        + " becomes 99.99; least money 100 becomes 100.01; most money 500 becomes"
                        + " 499.99; most money 500 becomes 500.01; without the share of `r`; the"
                        + " share of `r` 10% becomes 9%; the share of `r` 10% becomes 11%",
                "consequence: {clauses: c.1, nth: {at-least: 2, at-most: 3, within: 30 days,"
                    + " counts: {source: x}}, points: 1, per: units, falls-on: r} | after every"
                    + " clause instead of `c.1` alone; without its place; from place 2 becomes 1;"
                    + " from place 2 becomes 3; to place 3 becomes 2; to place 3 becomes 4; without"
                    + " counting by `person`; the time P30D a day shorter; the time P30D a day"
                    + " longer; without the condition on `source`; points 1 becomes 0.99; points 1"
                    + " becomes 1.01; without what it is counted by; without whom it falls on",
                "consequence: {repeat: {within: 30 days, times: 2}} | days 30 becomes 29; days 30"
                        + " becomes 31; times 2 becomes 3",
                "consequence: {sanction: {name: talk, in-a-row: {times: 3, within: 90 days,"
                    + " broken-by: inspection.clean}, span: 2 years}, falls-on: r} | times in a row"
                    + " 3 becomes 2; times in a row 3 becomes 4; without its days; days of a row 90"
                    + " becomes 89; days of a row 90 becomes 91; without ending by"
                    + " `inspection.clean`; without whom it falls on; without its time; the time"
                    + " P2Y becomes P1Y; the time P2Y becomes P3Y",
                "consequence: {balance: {points: 12, every: year}} | the start 12"
                        + " becomes 11.99; the start 12 becomes 12.01; every year becomes every"
                        + " half-year",
                "consequence: {unpaid: {after: 5 days, grace: 2 days, money: 50 yuan}} | days 5"
                        + " becomes 4; days 5 becomes 6; days of grace 2 becomes 1; days of grace 2"
                        + " becomes 3; money 50 becomes 49.99; money 50 becomes 50.01"
            })
    void oneThingAtATime(String rule, String changes) {
        assertThat(changes(rule))
                .containsExactly(("left out as a whole; " + changes).split("; ", -1));
    }

    @Test
    void theBoundsOfGradesAreShifted() {
        String rule =
                """
                consequence: {caps: {balance: c.2, grades: [A, B], rows: [{points: {at-most: 8}, \
                cases: {at-least: 2}, grade: B}]}}
                ---
                clause: c.2
                cite: {article: "2"}
                says: {zh: 条, en: C}
                consequence: {balance: {points: 12, every: year}}
                """;
        assertThat(changes(rule))
                .startsWith(
                        "left out as a whole",
                        "at most points 8 becomes 7.99",
                        "at most points 8 becomes 8.01",
                        "at least cases 2 becomes 1",
                        "at least cases 2 becomes 3");
    }

    /** A price with a condition goes before one without; what says so besides is not missed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if: {source: x} | false",
                "clauses: c.1 | false",
                "per: units | true",
                "if: {source: x}, nth: {is: 1, every: year} | true"
            })
    void takingThePlaceOfAnotherCountsWhereItDoesNotGoFirstAnyway(String key, boolean counts) {
        String rule =
                """
                consequence: {%s, money: 50 yuan, instead-of: c.2}
                ---
                clause: c.2
                cite: {article: "2"}
                says: {zh: 条, en: C}
                consequence: {money: 10 yuan}
                """
                        .formatted(key);
        assertThat(changes(rule).contains("without taking the place of `c.2`")).isEqualTo(counts);
    }

    @Test
    void whatABreachOpensEndsWithItOrDoesNot() {
        String rule =
                """
                promise: {when: {breach-of: c.2, until: cured}, kept-by: act.ended, \
                within: any time, force: may, answers: r}
                ---
                clause: c.2
                cite: {article: "2"}
                says: {zh: 条, en: C}
                promise: {when: act.done, kept-by: act.after, within: 1 hour, answers: r, \
                broken: f}
                """;
        assertThat(changes(rule))
                .startsWith("left out as a whole", "without ending with the breach");
        assertThat(changes(rule)).filteredOn(change -> change.contains("force")).isEmpty();
    }

    private List<String> changes(String rule) {
        return Mutations.of(OneRule.in(root, rule)).stream().map(Mutation::change).toList();
    }
}
