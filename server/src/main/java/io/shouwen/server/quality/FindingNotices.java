package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.quality.Parties.Deadlines;
import io.shouwen.server.quality.Settler.Turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What whoever is found against is told, in the transaction in which it happens: that a finding was
 * raised and until when to answer, what was decided and until when to appeal. So the limits run
 * from the moment at which they are told.
 */
final class FindingNotices {
    private static final Duration GOOD_FOR = Duration.ofDays(3);

    private final Notices notices;
    private final Parties parties;

    FindingNotices(Notices notices, Parties parties) {
        this.notices = notices;
        this.parties = parties;
    }

    /**
     * Some words of the house.
     *
     * @param until until when the person may do something; empty where there is nothing to do
     */
    private record Words(String template, Optional<Instant> until) {
        static Optional<Words> of(String template) {
            return Optional.of(new Words(template, Optional.empty()));
        }

        static Optional<Words> of(String template, Instant until) {
            return Optional.of(new Words(template, Optional.of(until)));
        }
    }

    void tell(OrgId org, List<Turn> turns, Deadlines deadlines) {
        List<Notice> told = new ArrayList<>();
        for (Turn turn : turns) {
            words(turn, deadlines)
                    .ifPresent(words ->
                            parties.answering(org, turn.finding().breach())
                                    .forEach(person -> told.add(notice(org, turn, words, person))));
        }
        if (!told.isEmpty()) {
            notices.keep(told);
        }
    }

    private static Optional<Words> words(Turn turn, Deadlines deadlines) {
        Finding finding = turn.finding();
        if (finding.breach().trial()) {
            return Optional.empty();
        }
        return switch (turn.last().kind().name()) {
            case FindingFacts.RAISED_NAME, FindingFacts.REOPENED_NAME -> raised(finding, deadlines);
            case FindingFacts.REVISED_NAME ->
                    finding.toldAt().equals(turn.last().recordedAt())
                            ? raised(finding, deadlines)
                            : Optional.empty();
            case FindingFacts.CONFIRMED_NAME,
                    FindingFacts.REWARDED_NAME,
                    FindingFacts.SECONDED_NAME ->
                    finding.state() == FindingState.CONFIRMED
                            ? confirmed(finding, deadlines)
                            : Optional.empty();
            case FindingFacts.DISMISSED_NAME -> Words.of("finding-dismissed");
            case FindingFacts.LAPSED_NAME -> Words.of("finding-lapsed");
            case FindingFacts.WITHDRAWN_NAME -> Words.of("finding-withdrawn");
            case FindingFacts.APPEAL_DECIDED_NAME ->
                    Words.of(
                            finding.state() == FindingState.UPHELD
                                    ? "finding-upheld"
                                    : "finding-overturned");
            default -> Optional.empty();
        };
    }

    /** Of a merit there is nothing to answer. */
    private static Optional<Words> raised(Finding finding, Deadlines deadlines) {
        if (finding.breach().merit()) {
            return Optional.empty();
        }
        Instant until = deadlines.answerUntil(finding.toldAt());
        return until.isAfter(finding.toldAt())
                ? Words.of("finding-raised", until)
                : Words.of("finding-raised-open");
    }

    private static Optional<Words> confirmed(Finding finding, Deadlines deadlines) {
        return finding.breach().merit()
                ? Words.of("finding-rewarded")
                : Words.of("finding-confirmed", deadlines.appealUntil(finding));
    }

    private static Notice notice(OrgId org, Turn turn, Words words, int person) {
        List<Value> parameters = new ArrayList<>();
        parameters.add(new Value.Text(turn.finding().id().number()));
        words.until().ifPresent(until -> parameters.add(new Value.Moment(until)));
        String actor = turn.last().actor();
        return new Notice(
                org,
                "finding/%s/%d/%d".formatted(turn.finding().id(), turn.fact(), person),
                new Notice.Staff(person),
                words.template(),
                parameters,
                turn.finding().id(),
                actor.matches("[0-9]{1,9}") ? Integer.parseInt(actor) : person,
                GOOD_FOR);
    }
}
