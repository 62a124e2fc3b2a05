package io.shouwen.server.quality;

import io.shouwen.engine.score.Proposal;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Puts measures into words. */
record MeasureWords(Texts texts, Map<Integer, String> people, Function<ClauseId, String> clauses) {
    MeasureSheet of(Measure measure) {
        Proposal proposal = measure.proposal();
        return new MeasureSheet(
                number(proposal.firedBy().getLast()),
                proposal.by().value(),
                clauses.apply(proposal.by()),
                name(proposal.name()),
                proposal.span().map(this::span).orElse(""),
                proposal.account(),
                Account.person(proposal.account())
                        .map(id -> people.getOrDefault(id, ""))
                        .orElse(""),
                proposal.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                proposal.firedBy().stream().map(MeasureWords::number).distinct().toList(),
                proposal.steps().stream()
                        .map(step -> new Imposing.Choice(step, name(step)))
                        .toList(),
                measure.open().stream().sorted().map(Measure.Decision::code).toList());
    }

    private String name(String code) {
        return texts.has("measure." + code) ? texts.of("measure." + code) : code;
    }

    private static String number(String finding) {
        return new SubjectId(Long.parseLong(finding)).number();
    }

    private String span(Period span) {
        if (span.getYears() > 0) {
            return texts.of("measure.span", texts.of("measure.years", span.getYears()));
        }
        return span.getMonths() > 0
                ? texts.of("measure.span", texts.of("measure.months", span.getMonths()))
                : texts.of("measure.span", texts.of("measure.days", span.getDays()));
    }
}
