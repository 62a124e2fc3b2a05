package io.shouwen.server.event;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.event.EventRows.Linked;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the customers of an event are told: that we know, that it takes longer, that it is over.
 * Each of these once to each customer, however many requests they have.
 */
@Component
class EventNotices {
    private static final Duration GOOD_FOR = Duration.ofHours(6);

    private final Notices notices;

    EventNotices(Notices notices) {
        this.notices = notices;
    }

    /** What a piece of work through the requests of an event means for their customers. */
    void tell(OrgId org, DeclaredEvent event, int n, String word, int by, List<Linked> some) {
        String template =
                switch (word) {
                    case "linking" -> "event-known";
                    case "extended" -> "event-moved";
                    default -> "event-ended";
                };
        String occasion = word.equals("extended") ? template + "/" + n : template;
        notices.keep(
                some.stream()
                        .flatMap(linked ->
                                notice(org, event, template, occasion, by, linked).stream())
                        .toList());
    }

    /** We know, and when it is to be over. */
    void known(OrgId org, DeclaredEvent event, int by, Linked linked) {
        notice(org, event, "event-known", "event-known", by, linked).ifPresent(notices::keep);
    }

    private static Optional<Notice> notice(
            OrgId org,
            DeclaredEvent event,
            String template,
            String occasion,
            int by,
            Linked linked) {
        String what = event.notice().isEmpty() ? event.cause() : event.notice();
        return linked.customer()
                .map(customer ->
                        new Notice(
                                org,
                                "event/%s/%s/%s".formatted(event.id(), occasion, customer),
                                new Notice.Customer(new PersonId(customer)),
                                template,
                                List.of(
                                        new Value.Text(what),
                                        new Value.Moment(event.expectedEnd())),
                                linked.request(),
                                by,
                                GOOD_FOR));
    }
}
