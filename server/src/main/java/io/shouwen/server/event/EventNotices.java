package io.shouwen.server.event;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.event.EventRows.Linked;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Limit;
import io.shouwen.server.request.Limits;

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
    private final Notices notices;
    private final Limits limits;

    EventNotices(Notices notices, Limits limits) {
        this.notices = notices;
        this.limits = limits;
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
        Duration goodFor = goodFor(org, event);
        notices.keep(
                some.stream()
                        .flatMap(linked ->
                                notice(org, event, template, occasion, by, linked, goodFor)
                                        .stream())
                        .toList());
    }

    /** For how long it is worth telling, as the house has settled it. */
    private Duration goodFor(OrgId org, DeclaredEvent event) {
        return Duration.ofHours(limits.now(org, Limit.EVENT_NOTICE, "", event.unit()));
    }

    /** We know, and when it is to be over. */
    void known(OrgId org, DeclaredEvent event, int by, Linked linked) {
        notice(org, event, "event-known", "event-known", by, linked, goodFor(org, event))
                .ifPresent(notices::keep);
    }

    private static Optional<Notice> notice(
            OrgId org,
            DeclaredEvent event,
            String template,
            String occasion,
            int by,
            Linked linked,
            Duration goodFor) {
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
                                goodFor));
    }
}
