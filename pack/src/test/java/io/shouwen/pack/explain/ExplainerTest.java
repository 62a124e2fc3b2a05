package io.shouwen.pack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.OneRule;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.PackReader;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sentence of each kind of rule, in both languages. */
class ExplainerTest {
    private static final Locale ZH = Locale.of("zh");
    private static final Locale EN = Locale.of("en");

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promise: {when: {fact: act.done, a: [x, y]}, kept-by: act.after, within: 90 min,"
                        + " answers: r, broken: f}"
                        + "| After “Act” (`a` is x or y), “Next” must come within 1 hour and 30"
                        + " minutes; answerable: Clerk; a breach raises “Fault”."
                        + "| 「一」（a 为 x 或 y）后，1 小时 30 分钟内应有「二」；由员负责；违反记为“失”。",
                "promise: {when: act.done, kept-by: [act.after, {fact: act.ended, recorded: before"
                    + " due, earlier: counts}], same: a, serves: all, within: 4 working days on"
                    + " hall, voided: act.ended, force: normally, reason: act.ended, answers: r,"
                    + " broken: f}| After “Act”, “Next” or “End” recorded by the due moment, which"
                    + " may also have come before (one serves all that are open) normally comes by"
                    + " the close of working day 4 after it (hall); both speak of the same `a`;"
                    + " nothing more is asked after “End”; late is a deviation if its reason is"
                    + " recorded by “End”; answerable: Clerk; a breach raises “Fault”.| 「一」后，其后第 4"
                    + " 个工作日下班前（hall）一般应有「二」或「三」（须在到期前登记）（事前已有的也算）（一次可了结全部未结的）；两者的 a"
                    + " 须相同；「三」后不再要求；以「三」登记理由的，迟了只算偏离；由员负责；违反记为“失”。",
                "promise: {when: act.done, kept-by: act.after, within: end of day, re-based: {by:"
                    + " act.after, restart-at: at}, extended: {by: act.after, to: at}, excused:"
                    + " {by: act.ended, due: end of next day}, pause: {from: act.after, until:"
                    + " act.ended, at-most: 2 days}, unwatched: {from: act.after, until:"
                    + " act.ended}, answers: r, broken: f}| After “Act”, “Next” must come by the"
                    + " end of that day; an appointment recorded in time moves it: after “Next” the"
                    + " whole time runs again from `at`; an extension recorded in time moves it:"
                    + " after “Next” it is due at `at`; a reason recorded in time excuses: after"
                    + " “End” it is due by the end of the next day; the clock stands still from"
                    + " “Next” until “End”, for 2 days at most; it cannot be proved if nobody"
                    + " watched from “Next” until “End”; answerable: Clerk; a breach raises"
                    + " “Fault”.| 「一」后，当日结束前应有「二」；按时登记的约定可改期：「二」后，从 at 起重新计时；按时登记的批准可延期：「二」后，改到 at"
                    + " 到期；按时登记的理由可免责：「三」后，改到次日结束时到期；从「二」到「三」期间，最长2"
                    + " 天，暂停计时；从「二」到「三」期间无人察看的，不能证明；由员负责；违反记为“失”。",
                "promise: {when: act.done, kept-by: act.after, within: {before: due, by: 3 days},"
                    + " excused: {by: act.ended}, force: strive, answers: r}| After “Act”, “Next”"
                    + " should come, as far as it can be done, no later than 3 days before `due`; a"
                    + " reason recorded in time excuses: after “End” there is no limit any more;"
                    + " answerable: Clerk.| 「一」后，至迟在due前3 天尽量做到「二」；按时登记的理由可免责：「三」后，不再限时；由员负责。",
                "duty: {every: month, during: {from: act.done, until: act.ended}, kept-by:"
                    + " act.after, period: month, within: 25th of the month, answers: r, broken:"
                    + " f}| Each month between “Act” and “End”, “Next” for that period, named in"
                    + " `month` must come by the end of day 25 of that month; answerable: Clerk; a"
                    + " breach raises “Fault”.| 「一」到「三」期间的每月，当月 25 日结束前应有为该期（记于"
                    + " month）的「二」；由员负责；违反记为“失”。",
                "check: {when: act.done, mode: gate, holds: {n: {at-least: 2, at-most: 5}, m:"
                    + " {equals: {fact: act.after, attribute: m}}, f: true}, after: {fact:"
                    + " act.after, same: a, ended-by: act.ended, recorded: true, serves: once},"
                    + " except: act.ended, answers: r, broken: f}| When “Act”, it must be that `n`"
                    + " is from 2 to 5 and `m` equals `m` of “Next” and `f` is yes and “Next” came"
                    + " before and was recorded with the same `a` and was not ended by “End”, each"
                    + " serving one act; excepted is what comes after “End”; an act that would"
                    + " break it is refused; answerable: Clerk; a breach raises “Fault”.|"
                    + " 「一」时，必须符合：n 在 2 到 5 之间，且m 等于 「二」的 m，且f 为 是，且此前已有「二」，并已登记，且 a"
                    + " 相同，且未因「三」失效，每次只抵一回；有「三」在先的除外；会违反的操作不予受理；由员负责；违反记为“失”。",
                "check: {when: {fact: act.done, time-of-day: {from: 08:00, before: 21:00}, none-of:"
                    + " [{a: x, b: y}]}, not-while: {from: act.after, until: act.ended}, at-most:"
                    + " {times: 2, per: day, same: a}, during: hall, answers: r, broken: f}| When"
                    + " “Act” (it happens between 08:00 and 21:00 and not so that (`a` is x and `b`"
                    + " is y)), it must be that this is not in the time from “Next” until “End” and"
                    + " it happens at most 2 times in a day with the same `a` and it falls into the"
                    + " open hours of `hall`; an act that would break it is recorded all the same;"
                    + " answerable: Clerk; a breach raises “Fault”.| 「一」（发生在 08:00 到 21:00 之间，且并非（a"
                    + " 为 x，且b 为 y））时，必须符合：此时不在从「二」到「三」期间，且至多每日2 次，且 a 相同，且在 hall"
                    + " 的开放时间内；会违反的操作照记；由员负责；违反记为“失”。",
                "procedure: {when: act.done, until: act.ended, steps: [{step: s, says: {zh: 先, en:"
                    + " First}, by: act.after}, {step: t, says: {zh: 再, en: Then}, by:"
                    + " inspection.noted, if: act.done, any-order: true}], answers: r, broken: f}|"
                    + " After “Act” and until “End”, these steps follow each other: 1. First"
                    + " (“Next”); 2. Then (“Note”), only if “Act”, at any place; answerable: Clerk;"
                    + " a breach raises “Fault”.| 「一」后、「三」前，依次做到：1. 先（「二」）；2."
                    + " 再（「记录」），仅当有「一」，次序不限；由员负责；违反记为“失”。",
                "cover: {when: act.done, until: act.ended, hours: 08:00 to 24:00, present: {from:"
                    + " act.after, until: act.ended}, answers: r, broken: f}| From “Act” until"
                    + " “End”, there must be somebody or something there without a gap; that is so"
                    + " from “Next” until “End”; of each day 08:00 to 24:00 counts; answerable:"
                    + " Clerk; a breach raises “Fault”.| 从「一」到「三」，不得间断；从「二」到「三」期间算作在；每日计 08:00 至"
                    + " 24:00；由员负责；违反记为“失”。",
                "threshold: {every: quarter, during: {from: act.done, until: act.ended}, count:"
                    + " {fact: act.after, a: x}, among: act.after, at-least: 2/3, answers: r,"
                    + " broken: f}| Each quarter between “Act” and “End”, at least 2/3 of “Next”"
                    + " are “Next” (`a` is x); answerable: Clerk; a breach raises “Fault”.|"
                    + " 「一」到「三」期间的每季，「二」（a 为 x）至少占「二」的 2/3；由员负责；违反记为“失”。",
                "entitlement: {when: act.done, rows: [{if: {on: {within: 3 years}}, then: {n: 5}},"
                        + " {then: {m: 1250}}], applied: act.after, answers: r, broken: f}"
                        + "| For “Act” the first row decides that fits: 1. if it happens within 36"
                        + " months after `on`, then `n` is 5; 2. otherwise `m` is 1250 yuan; “Next”"
                        + " must say the same; answerable: Clerk; a breach raises “Fault”."
                        + "| 「一」时，按最先符合的一行：1. 发生在 on 之后36 个月内的，n 为 5；2. 其余，m 为 1250"
                        + " 元；「二」须与之一致；由员负责；违反记为“失”。",
                "practice: {look: {zh: 看距离, en: Look at the distance}, measure: {unit: cm, at-most:"
                    + " 30}, answers: r, broken: f}| An inspector looks: Look at the distance; it"
                    + " must measure at most 30 cm; answerable: Clerk; a breach raises “Fault”.|"
                    + " 由督查察看：看距离；测得应为至多 30 cm；由员负责；违反记为“失”。",
                "consequence: {points: 0.5 to 2, money: 50 yuan, shares: {r: 10%}}| A confirmed"
                        + " finding of any clause: 0.5 to 2 points and 50 yuan is proposed as a"
                        + " deduction; Clerk bears 10 % of it besides.| 任何一条的违规确认后，建议扣减 0.5 到 2"
                        + " 分，且50 元；员另担其 10 %。",
                "consequence: {if: {source: leader}, nth: {at-least: 2, every: year}, money: 13000"
                    + " yuan or more}| A confirmed finding of any clause, where `source` is leader,"
                    + " number 2 and every further one of the same `person` in a year: 13000 or"
                    + " more yuan is proposed as a deduction.| 任何一条（source 为 leader），每年内同一person的第"
                    + " 2 次及以后的违规确认后，建议扣减 13000 以上 元。",
                "consequence: {sanction: {name: suspension, span: 2 years}, nth: {is: 2, every:"
                    + " year}}| Any clause, number 2 of the same `person` in a year: `suspension`"
                    + " is proposed; for 2 years.| 任何一条，每年内同一person的第 2 次：建议 suspension；为期2 年。",
                "consequence: {repeat: {within: 30 days, times: 2}}| The same of any clause by the"
                        + " same person again within 30 days costs 2 times as much.| 同一人30"
                        + " 天内再犯任何一条的同一条，按 2 倍计。",
                "text-only: unlawful"
                        + "| It is shown, not executed: law does not let an employer do it."
                        + "| 只展示、不执行：法律不许单位执行。"
            })
    void oneSentenceInEachLanguage(String rule, String english, String chinese) {
        Pack.Version version = OneRule.in(root, rule);

        assertThat(sentence(version, EN)).isEqualTo(english);
        assertThat(sentence(version, ZH)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promise: {when: {breach-of: c.2, until: cured}, kept-by: act.after, within: any"
                        + " time, force: may, answers: r}| After a breach of `c.2`, as long as it"
                        + " is not cured, “Next” may come at any time; answerable: Clerk.|"
                        + " 违反条款 c.2（补正即止）后，任何时候可以有「二」；由员负责。",
                "promise: {when: {breach-of: c.2}, kept-by: act.after, within: {reference: norm,"
                        + " value: time}, answers: r, broken: f}| After a breach of `c.2`, “Next”"
                        + " must come in the time given by `time` of `norm` (2020: within 48 hours"
                        + " (2 days); 2026, from 2026-07-01: within 24 hours); answerable: Clerk; a"
                        + " breach raises “Fault”.| 违反条款 c.2 后，在 norm 的 time（2020 版：48 小时（2"
                        + " 天）内；2026 版，2026-07-01 起：24 小时内）规定的时限内应有「二」；由员负责；违反记为“失”。",
                "check: {when: act.done, apart: {area: a, holder: b, until: act.ended, same: a,"
                    + " unless: {from: act.after, until: act.ended, at-most: 2}}, answers: r,"
                    + " broken: f}| When “Act”, it must be that its `a` overlaps none that is held"
                    + " by another `b` until “End” with the same `a`, or from “Next” until “End” of"
                    + " that area at most 2 hold the same; an act that would break it is recorded"
                    + " all the same; answerable: Clerk; a breach raises “Fault”.| 「一」时，必须符合：其 a"
                    + " 与现有的不重叠（同一 b 的不计），现有的遇「三」，且 a 相同即终止；但该区域已有「二」、尚无「三」的，同一处至多 2"
                    + " 个；会违反的操作照记；由员负责；违反记为“失”。",
                "check: {when: act.done, holds: {n: {at-least: 1, at-most: {reference: norm, value:"
                    + " most}}, m: {equals: {fact: act.after, attribute: m}}}, answers: r, broken:"
                    + " f}| When “Act”, it must be that (`n` is at least 1 and `n` is at most"
                    + " `most` of `norm` (2020: 10; 2026, from 2026-07-01: 7)) and `m` equals `m`"
                    + " of “Next”; an act that would break it is recorded all the same; answerable:"
                    + " Clerk; a breach raises “Fault”.| 「一」时，必须符合：（n 不低于 1，且n 不超过 norm 的 most（2020"
                    + " 版：10；2026 版，2026-07-01 起：7）），且m 等于 「二」的 m；会违反的操作照记；由员负责；违反记为“失”。"
            })
    void whatABreachOpensAndWhatAnotherDocumentSays(String rule, String english, String chinese) {
        Pack.Version version =
                OneRule.in(
                        root,
                        rule
                                + "\n"
                                + "---\n"
                                + "clause: c.2\n"
                                + "cite: {article: \"2\"}\n"
                                + "says: {zh: 条, en: C}\n"
                                + "promise: {when: act.done, kept-by: act.after, within: 1 hour,"
                                + " answers: r, broken: f}");

        assertThat(sentence(version, EN)).isEqualTo(english);
        assertThat(sentence(version, ZH)).isEqualTo(chinese);
    }

    private static String sentence(Pack.Version version, Locale locale) {
        return new Explainer(Names.of(version, locale))
                .of(version.standard().clauses().getFirst())
                .sentence();
    }

    @Test
    void aPageMayHaveItsOwnWordsForAttributesAndShowThePartsApart() {
        Pack.Version version =
                OneRule.in(
                        root,
                        "promise: {when: {fact: act.done, a: x}, kept-by: act.after, within: 2"
                                + " hours, answers: r, broken: f}");
        Names own =
                new Names(
                        EN,
                        version.catalogue(),
                        version.roles(),
                        version.findings(),
                        name -> "area",
                        value -> "urban");
        Explanation explanation = new Explainer(own).of(version.standard().clauses().getFirst());

        assertThat(explanation.parts())
                .extracting(part -> part.title() + ": " + part.text())
                .containsExactly(
                        "Opened by: “Act” (area is urban)",
                        "Kept by: “Next”",
                        "Limit: within 2 hours",
                        "Answers: Clerk",
                        "A breach raises: Fault");
    }

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(Templates.in(ZH).keys()).isEqualTo(Templates.in(EN).keys());
    }

    @Test
    void everyWordOfAChoiceHasItsSentence() {
        Stream<String> keys =
                Stream.of(
                                keys("label.", Explanation.Label.values()),
                                keys("force.", Force.values()),
                                keys("check.", Force.values()),
                                keys("mode.", Check.Mode.values()),
                                keys("cycle.", Cycle.values()),
                                keys("period.", Cycle.values()))
                        .flatMap(all -> all);

        assertThat(Templates.in(EN).keys()).containsAll(keys.toList());
    }

    private static Stream<String> keys(String beginning, Enum<?>... choices) {
        return Stream.of(choices).map(choice -> beginning + Draft.word(choice));
    }

    @Test
    void everyClauseOfTheCodesIsExplained() {
        Problems problems = new Problems();
        List<Pack> packs = PackReader.read(List.of(Path.of("../standards")), problems);

        assertThat(packs).isNotEmpty();
        for (Pack pack : packs) {
            for (Pack.Version version : pack.versions()) {
                for (Clause clause : version.standard().clauses()) {
                    for (Locale locale : List.of(ZH, EN)) {
                        assertThat(new Explainer(Names.of(version, locale)).of(clause).sentence())
                                .as(clause.id().value())
                                .hasSizeGreaterThan(8)
                                .doesNotContain("{", "}");
                    }
                }
            }
        }
    }
}
