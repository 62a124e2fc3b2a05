package io.shouwen.server.rating;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.book.Records;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Figures.By;
import io.shouwen.server.rating.Figures.Line;
import io.shouwen.server.rating.Figures.Scope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What last month came to in a hall whose code asks for shares (boc.4.2.15b–d), told to its book
 * once somebody has looked at the figures, so that the code judges it. Each month is told once.
 */
@Component
final class Counting {
    private static final String MONTH = "month";
    private static final String RATINGS = "ratings";

    private final Figures figures;
    private final Targets targets;
    private final Records records;
    private final Journal journal;
    private final WallClock clock;

    Counting(Figures figures, Targets targets, Records records, Journal journal, WallClock clock) {
        this.figures = figures;
        this.targets = targets;
        this.records = records;
        this.journal = journal;
        this.clock = clock;
    }

    /** How a month of a hall stands. */
    enum State {
        /** No code asks for it, or the month is not the one that ended last. */
        NOT_ASKED,
        WAITING,
        TOLD;

        /** As the page knows it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param of the days of a month
     * @param asked what the codes of the hall ask of its shares
     */
    State state(Scope of, int hall, List<Target> asked) {
        YearMonth month = YearMonth.from(of.from());
        boolean last = YearMonth.from(clock.now().atZone(of.zone())).minusMonths(1).equals(month);
        if (!last || asked.isEmpty()) {
            return State.NOT_ASKED;
        }
        return told(of.org(), hall, month) ? State.TOLD : State.WAITING;
    }

    /** In the book of this year: the month that ended last is told in it. */
    private boolean told(OrgId org, int hall, YearMonth month) {
        Value named = new Value.Text(month.toString());
        return records.ofUnit(org, hall).flatMap(book -> journal.history(org, book)).stream()
                .flatMap(history -> history.counted(clock.now()).stream())
                .filter(fact -> fact.kind().equals(Targets.COUNTED))
                .anyMatch(fact -> fact.value(MONTH).filter(named::equals).isPresent());
    }

    /** Tells it; refused unless it waits. */
    void tell(Sender sender, Scope of, int hall) {
        switch (state(of, hall, targets.of(of.org(), List.of(hall), of.begins()))) {
            case NOT_ASKED -> throw notAsked();
            case TOLD -> throw new Refusal(HttpStatus.CONFLICT, "ratings-counted-already");
            case WAITING -> {}
        }
        Line line =
                figures.lines(of, By.HALL).stream()
                        .filter(one -> one.key() == hall)
                        .findFirst()
                        .orElseThrow(Counting::notAsked);
        Map<String, Value> values = new HashMap<>();
        values.put(MONTH, new Value.Text(YearMonth.from(of.from()).toString()));
        values.put(RATINGS, new Value.Whole(line.rated()));
        values.put(Targets.ON, whole(line.on()));
        values.put(Targets.RATED, whole(line.told()));
        values.put(Targets.SATISFIED, whole(line.satisfied()));
        Answers.done(records.ofUnit(sender, hall, List.of(NewFact.now(Targets.COUNTED, values))));
    }

    private static Value whole(Share share) {
        return new Value.Whole(share.none() ? 0 : share.tenThousandths());
    }

    private static Refusal notAsked() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "ratings-counted-not-asked");
    }
}
