package io.shouwen.server.hall;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.pack.service.ServiceCatalogue.Paper;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.text.Texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a customer has to bring, told once and completely (lianzhong.3.4.3a), and whether what was
 * done for them was confirmed by themselves.
 */
public final class PaperList {
    /** What somebody of the hall does in the customer's place. */
    private static final Set<String> DONE_FOR =
            Set.of(GuideKinds.FORM_COMPLETED.name(), GuideKinds.FORM_REFILLED.name());

    private PaperList() {}

    /** The fact that the whole list was told. */
    public static NewFact told(ServiceOffer offer, String how) {
        return NewFact.now(
                GuideKinds.PAPERS_LISTED,
                Map.of(
                        TicketKinds.SERVICE,
                        new Value.Text(offer.name()),
                        GuideKinds.PAPERS,
                        new Value.Text(
                                offer.papers().stream()
                                        .map(Paper::name)
                                        .collect(Collectors.joining(" "))),
                        "count",
                        new Value.Whole(offer.papers().size()),
                        GuideKinds.TOLD,
                        new Value.Text(how),
                        "complete",
                        new Value.Flag(true)));
    }

    /** The fact that another paper is asked for afterwards; empty if nothing has changed. */
    public static NewFact added(String paper, String changed) {
        Map<String, Value> values = new HashMap<>();
        values.put(GuideKinds.PAPER, new Value.Text(paper.strip()));
        values.put("changed", new Value.Flag(!changed.isBlank()));
        if (!changed.isBlank()) {
            values.put(TicketKinds.REASON, new Value.Text(changed.strip()));
        }
        return NewFact.now(GuideKinds.PAPERS_ADDED, values);
    }

    /** Whether the list of a service was told. */
    public static boolean listed(List<Fact> facts, String service) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(GuideKinds.PAPERS_LISTED))
                .flatMap(fact -> fact.value(TicketKinds.SERVICE).stream())
                .anyMatch(new Value.Text(service)::equals);
    }

    /** The papers in the words of a language. */
    public static List<String> titles(ServiceOffer offer, Texts texts) {
        return offer.papers().stream()
                .map(paper ->
                        texts.name(paper.says().zh(), paper.says().en())
                                + (paper.original() ? texts.of("hall.paper.original") : ""))
                .toList();
    }

    /** Whether something was done for the customer since they last confirmed. */
    public static boolean unconfirmed(List<Fact> facts) {
        boolean open = false;
        for (Fact fact : facts.stream().sorted(Fact.ORDER).toList()) {
            if (DONE_FOR.contains(fact.kind().name())) {
                open = true;
            } else if (fact.kind().equals(GuideKinds.ACT_CONFIRMED)
                    && fact.value("by_customer").filter(new Value.Flag(true)::equals).isPresent()) {
                open = false;
            }
        }
        return open;
    }
}
