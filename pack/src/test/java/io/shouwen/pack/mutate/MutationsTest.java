package io.shouwen.pack.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.OneRule;

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
                        + " broken: f} | without the condition on `a`; parts of 50 49 becomes 48;"
                        + " parts of 50 49 becomes 50",
                "entitlement: {when: act.done, rows: [{if: {a: x}, then: {n: 5}}, {then: {n: 9}}],"
                        + " applied: act.after, answers: r, broken: f} | without row 1; without the"
                        + " condition on `a`; n 5 becomes 4; n 5 becomes 6; without row 2; n 9"
                        + " becomes 8; n 9 becomes 10; without what applies it",
                "practice: {look: {zh: 看, en: Look}, measure: {unit: cm, at-most: 30}, answers: r,"
                        + " broken: f} | at most 30 becomes 29; at most 30 becomes 31"
            })
    void oneThingAtATime(String rule, String changes) {
        assertThat(changes(rule))
                .containsExactly(("left out as a whole; " + changes).split("; ", -1));
    }

    private List<String> changes(String rule) {
        return Mutations.of(OneRule.in(root, rule)).stream().map(Mutation::change).toList();
    }
}
