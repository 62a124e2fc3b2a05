package io.shouwen.server.field;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.page.Frame;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Reader;
import io.shouwen.server.subject.Place;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a technician has in hand: grave faults first, then by promised time. */
@Component
class Jobs {
    private static final Map<String, String> STEPS =
            Map.of(
                    "job.accepted", "accepted",
                    "visit.departed", "departed",
                    "install.departed", "departed",
                    "visit.arrived", "arrived",
                    "visit.entered", "entered",
                    "repair.fixed", "fixed",
                    "install.completed", "installed");

    private static final FactKind CAUSE = new FactKind("repair.cause-found");

    /** What a fault is put down to when it is nobody's but its own. */
    private static final String ORDINARY = "other";

    private final Requests requests;
    private final Reader reader;
    private final Shelf shelf;

    Jobs(Requests requests, Reader reader, Shelf shelf) {
        this.requests = requests;
        this.reader = reader;
        this.shelf = shelf;
    }

    List<Job> of(Me me, Frame frame) {
        List<String> causes = causes(me);
        return requests.ofHandler(me.org(), me.person(), Place.NEWEST).stream()
                .map(RequestRow::id)
                .map(id -> requests.find(me.org(), id))
                .flatMap(Optional::stream)
                .map(story -> job(story, frame, causes))
                .sorted(
                        Comparator.comparing((Job job) -> !job.emergency())
                                .thenComparing(job -> job.nextDue().orElse(Instant.MAX)))
                .toList();
    }

    /** As the catalogue lists them, the ordinary one first. */
    private List<String> causes(Me me) {
        return shelf.of(me.org())
                .standards()
                .catalogue()
                .kind(CAUSE)
                .flatMap(kind -> Optional.ofNullable(kind.fields().get("cause")))
                .map(field ->
                        field.allowed().stream()
                                .sorted(
                                        Comparator.comparing((String one) -> !one.equals(ORDINARY))
                                                .thenComparing(one -> one))
                                .toList())
                .orElse(List.of());
    }

    private Job job(Story story, Frame frame, List<String> causes) {
        List<Fact> counted = story.history().counted(story.judged().asOf());
        return new Job(
                reader.read(story, frame.times()),
                Work.of(story) == Work.INSTALL,
                done(counted),
                counted.stream()
                        .anyMatch(fact -> fact.kind().name().equals("customer.called-again")),
                severity(counted).equals("major"),
                causes,
                PriceCourse.left(story.history().facts()));
    }

    /** What was done on the visit under way: one in vain, or a request reopened, starts anew. */
    private static Set<String> done(List<Fact> counted) {
        Set<String> done = new HashSet<>();
        for (Fact fact : counted) {
            String kind = fact.kind().name();
            boolean inVain =
                    kind.equals("visit.ended")
                            && fact.value("done").equals(Optional.of(new Value.Flag(false)));
            if (inVain || kind.equals("request.reopened")) {
                done.clear();
                done.add("accepted");
            } else if (STEPS.containsKey(kind)) {
                done.add(STEPS.getOrDefault(kind, ""));
            } else if (kind.equals("handler.assigned")) {
                done.remove("accepted");
            } else if (kind.equals("handover.accepted")) {
                done.add("accepted");
            }
        }
        return done;
    }

    private static String severity(List<Fact> counted) {
        return counted.stream()
                .flatMap(fact -> fact.value("severity").stream())
                .map(Value::toString)
                .reduce("", (first, last) -> last);
    }
}
