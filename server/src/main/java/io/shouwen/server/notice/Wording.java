package io.shouwen.server.notice;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Times;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.List;

/** The words of a message, in a language and in the organisation's own time. */
@Component
class Wording {
    private static final String KEY = "notice.text.";

    private final OrgScope scope;
    private final Postings postings;

    Wording(OrgScope scope, Postings postings) {
        this.scope = scope;
        this.postings = postings;
    }

    String of(OrgId org, Language language, String template, List<Value> parameters) {
        return of(
                new Times(scope.reading(org, () -> postings.zone(org)), Texts.in(language)),
                template,
                parameters);
    }

    static String of(Times times, String template, List<Value> parameters) {
        Object[] words = parameters.stream().map(value -> word(times, value)).toArray();
        return times.texts().of(KEY + template, words);
    }

    private static String word(Times times, Value value) {
        return switch (value) {
            case Value.Moment moment -> times.shortMoment(moment.at());
            case Value.Day day -> times.day(day.date());
            case Value.Text _, Value.Whole _, Value.Flag _, Value.Money _ -> value.toString();
        };
    }
}
