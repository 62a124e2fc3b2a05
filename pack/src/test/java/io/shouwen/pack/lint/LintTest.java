package io.shouwen.pack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.OneRule;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

/** What is told of one rule. */
class LintTest {
    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promise: {when: [act.done, {fact: act.done, a: x}], kept-by: act.after, within: 5"
                        + " min, answers: r, broken: f} | unreachable: c.1: `act.done` is named"
                        + " here, and before it in a wider way",
                "promise: {when: {fact: act.done, a: x, none-of: {a: [x, y]}}, kept-by: act.after,"
                        + " within: 5 min, answers: r, broken: f} | unreachable: c.1: no `act.done`"
                        + " can fit all of this",
                "promise: {when: act.done, kept-by: [act.after, {fact: act.after, n: {at-least:"
                        + " 2}}], within: 5 min, answers: r, broken: f} | unreachable: c.1:"
                        + " `act.after` is named here, and before it in a wider way",
                "promise: {when: act.done, kept-by: act.after, within: 5 min, re-based: [{by:"
                        + " act.after, to: at}, {by: {fact: act.after, a: x}, restart-at: at}],"
                        + " answers: r, broken: f} | unreachable: c.1: `act.after` never moves it"
                        + " so: one named before takes every such fact",
                "check: {when: {fact: act.done, a: x}, never: true, except: {fact: act.done, a: [x,"
                        + " y]}, answers: r, broken: f} | swallowed: c.1: every `act.done` that"
                        + " opens the check is also its exception, so that after the first one all"
                        + " are excused",
                "entitlement: {when: act.done, rows: [{if: {a: [x, y]}, then: {n: 1}}, {if: {a: x},"
                        + " then: {n: 2}}, {then: {n: 3}}], answers: r, broken: f} | unreachable:"
                        + " c.1: row 2 is never reached: row 1 fits whatever it fits",
                "entitlement: {when: {fact: act.done, a: z}, rows: [{if: {a: x}, then: {n: 1}},"
                        + " {then: {n: 3}}], answers: r, broken: f} | unreachable: c.1: row 1"
                        + " contradicts what opens the table",
                "procedure: {when: act.done, until: act.ended, steps: [{step: s, says: {zh: 步, en:"
                        + " S}, by: {fact: act.after, n: {at-least: 3}, any-of: [{n: {at-most: 2}},"
                        + " {n: 1}]}}], answers: r, broken: f} | ",
                "text-only: unlawful | unlawful: c.1: law does not let an employer do what the"
                        + " source says here"
            })
    void ofOneRule(String rule, String told) {
        assertThat(Lint.of(OneRule.in(root, rule)))
                .filteredOn(hit -> !hit.spot().file().endsWith("version.yaml"))
                .extracting(hit -> hit.slug() + ": " + hit.sentence())
                .containsExactlyElementsOf(told == null ? List.of() : List.of(told));
    }
}
