package io.shouwen.server.hotline;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.event.Events;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.standard.Shelf;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which facts a request of each type begins with, as far as the adopted code knows them. */
@Component
class Intake {
    private static final FactKind INSTALLATION = new FactKind("install.requested");
    private static final FactKind CONTACT = new FactKind("contact.received");

    private final Shelf shelf;

    Intake(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is told with the opening.
     *
     * @param words the name of what the customer said; empty for a repair, which has a symptom
     */
    List<NewFact> facts(OrgId org, int unit, Report report, String words) {
        List<NewFact> facts = new ArrayList<>(opening(report));
        facts.removeIf(
                fact -> shelf.of(org, unit).standards().catalogue().kind(fact.kind()).isEmpty());
        if (!words.isEmpty()) {
            facts.add(
                    NewFact.now(
                            RequestKinds.DESCRIBED,
                            Map.of(RequestKinds.WORDS, new Value.Text(words))));
        }
        report.eventId().ifPresent(event -> facts.add(Events.link(event, "")));
        return facts;
    }

    private static List<NewFact> opening(Report report) {
        return switch (report.requestType()) {
            case REPAIR -> List.of(report.classified(), report.reported());
            case INSTALLATION ->
                    List.of(
                            report.classified(),
                            NewFact.now(
                                    INSTALLATION,
                                    Map.of("network", new Value.Text(report.network()))));
            // The room of complaints takes them in.
            case COMPLAINT, REPORT -> List.of();
            case ENQUIRY, SUGGESTION, PRAISE ->
                    List.of(NewFact.now(CONTACT, Map.of("way", new Value.Text("call"))));
        };
    }

    /** Whether a crew drives out for it; the others stay with whoever was asked. */
    static boolean goesOut(RequestType type) {
        return type == RequestType.REPAIR || type == RequestType.INSTALLATION;
    }
}
