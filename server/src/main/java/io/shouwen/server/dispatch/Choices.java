package io.shouwen.server.dispatch;

import io.shouwen.server.page.Times;
import io.shouwen.server.text.Texts;

import java.time.Instant;
import java.util.List;

/** Puts suggestions into words. */
final class Choices {
    private static final int MOST = 3;

    private final Times times;
    private final Texts texts;
    private final Instant now;

    Choices(Times times, Instant now) {
        this.times = times;
        this.texts = times.texts();
        this.now = now;
    }

    List<DispatchView.Choice> best(Need need, List<Candidate> candidates) {
        return Suggestion.rank(need, candidates).stream().limit(MOST).map(this::choice).toList();
    }

    private DispatchView.Choice choice(Suggestion suggestion) {
        Candidate one = suggestion.candidate();
        return new DispatchView.Choice(
                one.person(),
                texts.name(one.nameZh(), one.nameEn()),
                one.offDuty(),
                suggestion.reasons().stream().map(this::say).toList());
    }

    private String say(Suggestion.Reason reason) {
        return switch (reason) {
            case Suggestion.Reason.OnDuty on ->
                    texts.of("dispatch.on-duty", times.nearMoment(on.until(), now));
            case Suggestion.Reason.OffDuty _ -> texts.of("dispatch.off-duty");
            case Suggestion.Reason.Unplanned _ -> texts.of("dispatch.unplanned");
            case Suggestion.Reason.Crew crew ->
                    texts.of(crew.own() ? "dispatch.own-crew" : "dispatch.other-crew");
            case Suggestion.Reason.Skilled skilled ->
                    texts.of(
                            skilled.has() ? "dispatch.skilled" : "dispatch.unskilled",
                            texts.of("dispatch.skill." + skilled.skill().code()));
            case Suggestion.Reason.Load load ->
                    load.open() == 0
                            ? texts.of("dispatch.free")
                            : texts.of("dispatch.load", load.open(), load.before());
        };
    }
}
