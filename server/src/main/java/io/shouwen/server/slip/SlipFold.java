package io.shouwen.server.slip;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The slips of a request, folded from its facts: the first arrival of a job opens one; a trip on
 * which nobody was met owes none; a job that is reopened owes another.
 */
final class SlipFold {
    /** The kinds of fact that move a slip. */
    static final Set<String> HEARD =
            Set.of(
                    "visit.arrived",
                    "customer.absent",
                    "request.reopened",
                    SlipKinds.FILLED.name(),
                    SlipKinds.RETURNED.name());

    private final SubjectId request;
    private final int handler;
    private final List<Slip> slips = new ArrayList<>();
    private boolean owed = true;

    private SlipFold(SubjectId request, int handler) {
        this.request = request;
        this.handler = handler;
    }

    static List<Slip> of(History history) {
        SlipFold fold = new SlipFold(history.id(), history.handler().orElse(0));
        history.counted(history.latest()).forEach(fold::take);
        return List.copyOf(fold.slips);
    }

    private void take(Fact fact) {
        switch (fact.kind().name()) {
            case "request.reopened" -> owed = true;
            case "visit.arrived" -> visit(fact);
            case "customer.absent" -> inVain();
            case "slip.filled" -> fill(fact);
            case "sheet.returned" -> giveBack(fact);
            default -> {}
        }
    }

    private void visit(Fact fact) {
        if (owed) {
            slips.add(Slip.opened(request, slips.size() + 1, who(fact), fact.occurredAt()));
            owed = false;
        } else if (!slips.getLast().filled()) {
            slips.set(slips.size() - 1, slips.getLast().visitedAgain(who(fact), fact.occurredAt()));
        }
    }

    private void inVain() {
        if (!owed && !slips.getLast().filled()) {
            slips.removeLast();
            owed = true;
        }
    }

    private void fill(Fact fact) {
        if (slips.isEmpty()) {
            visit(fact);
        }
        int place =
                fact.value(SlipKinds.NTH)
                        .map(nth -> Integer.parseInt(nth.toString()))
                        .filter(nth -> nth >= 1 && nth <= slips.size())
                        .orElse(slips.size());
        slips.set(
                place - 1,
                slips.get(place - 1)
                        .filled(
                                text(fact, SlipKinds.FORM),
                                text(fact, SlipKinds.PAPER),
                                fact.occurredAt()));
    }

    /** The oldest one that is still out. */
    private void giveBack(Fact fact) {
        for (int i = 0; i < slips.size(); i++) {
            if (!slips.get(i).returned()) {
                slips.set(i, slips.get(i).returned(text(fact, SlipKinds.SHELF), fact.occurredAt()));
                return;
            }
        }
    }

    private int who(Fact fact) {
        return fact.actor().matches("[1-9][0-9]{0,8}") ? Integer.parseInt(fact.actor()) : handler;
    }

    private static String text(Fact fact, String name) {
        return fact.value(name).map(Value::toString).orElse("");
    }
}
