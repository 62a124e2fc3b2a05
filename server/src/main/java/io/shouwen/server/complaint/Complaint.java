package io.shouwen.server.complaint;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A complaint or a report of poor service, folded from the facts of its request in the order in
 * which they were told.
 *
 * @param concern whom it is about
 * @param codeHash of the word by which an anonymous person asks for the answer
 * @param staff whether a member of staff reported it
 * @param reporter that member, if they gave their name
 * @param asked every change that was asked for
 * @param decision upheld or not, by whom; empty while nobody has decided
 * @param apologies who apologised after it was upheld
 */
public record Complaint(
        RequestType type,
        Concern concern,
        Optional<String> codeHash,
        boolean staff,
        Optional<Integer> reporter,
        List<Asked> asked,
        Optional<Decision> decision,
        Set<Integer> apologies,
        boolean rewarded) {
    static final Set<RequestType> TYPES = Set.of(RequestType.COMPLAINT, RequestType.REPORT);

    public Complaint {
        asked = List.copyOf(asked);
        apologies = Set.copyOf(apologies);
    }

    /**
     * What somebody with no interest decided.
     *
     * @param clause the clause that was broken; empty if none is named
     * @param words names the reasons
     */
    public record Decision(boolean upheld, String by, Instant at, String clause, String words) {}

    /** The complaint of these facts; empty if they are of another type of request. */
    public static Optional<Complaint> of(List<Fact> told) {
        return told.stream()
                .filter(fact -> fact.kind().equals(RequestKinds.OPENED))
                .findFirst()
                .flatMap(fact -> text(fact, "type"))
                .flatMap(RequestType::of)
                .filter(TYPES::contains)
                .map(type -> fold(type, told));
    }

    private static Complaint fold(RequestType type, List<Fact> told) {
        Complaint complaint =
                new Complaint(
                        type,
                        Concern.UNKNOWN,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Set.of(),
                        false);
        for (Fact fact : told) {
            complaint = complaint.after(fact);
        }
        return complaint;
    }

    Complaint after(Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(ComplaintKinds.CONCERNS)) {
            return with(Concern.of(fact), asked, decision);
        }
        if (kind.equals(ComplaintKinds.DECIDED)) {
            return with(concern, asked, Optional.of(decision(fact)));
        }
        Optional<Change> asks = Change.askedBy(kind);
        if (asks.isPresent()) {
            List<Asked> more = new ArrayList<>(asked);
            more.add(asked(asks.get(), fact));
            return with(concern, more, decision);
        }
        if (Change.settledBy(kind).isPresent()) {
            return settled(fact);
        }
        return new Complaint(
                type,
                concern,
                kind.equals(ComplaintKinds.ANONYMOUS) ? text(fact, ComplaintKinds.CODE) : codeHash,
                staff || text(fact, ComplaintKinds.REPORTER).filter("staff"::equals).isPresent(),
                kind.equals(ComplaintKinds.REPORTED_BY)
                        ? Concern.number(fact, ComplaintKinds.PERSON)
                        : reporter,
                asked,
                decision,
                apologised(fact),
                rewarded || kind.equals(ComplaintKinds.REWARD));
    }

    private Set<Integer> apologised(Fact fact) {
        boolean theirs =
                fact.kind().equals(ComplaintKinds.APOLOGY)
                        && upheld()
                        && fact.actor().matches("[0-9]{1,9}");
        if (!theirs) {
            return apologies;
        }
        Set<Integer> more = new HashSet<>(apologies);
        more.add(Integer.valueOf(fact.actor()));
        return more;
    }

    private static Decision decision(Fact fact) {
        return new Decision(
                fact.value(ComplaintKinds.UPHELD).equals(Optional.of(new Value.Flag(true))),
                fact.actor(),
                fact.occurredAt(),
                text(fact, ComplaintKinds.CLAUSE).orElse(""),
                text(fact, ComplaintKinds.WORDS).orElse(""));
    }

    private static Asked asked(Change change, Fact fact) {
        return new Asked(
                Integer.parseInt(fact.id().value()),
                change,
                Integer.parseInt(fact.actor()),
                text(fact, ComplaintKinds.TO).orElse(""),
                text(fact, ComplaintKinds.OTHER).flatMap(SubjectId::parse),
                text(fact, ComplaintKinds.REASON).orElse(""),
                fact.occurredAt(),
                Optional.empty(),
                false);
    }

    private Complaint settled(Fact fact) {
        Optional<Asked> named = waiting(fact);
        boolean approved =
                Change.settledBy(fact.kind())
                        .filter(change -> change.approved().equals(fact.kind()))
                        .isPresent();
        return with(
                concern,
                asked.stream()
                        .map(one ->
                                named.filter(one::equals).isPresent()
                                        ? one.settled(Integer.parseInt(fact.actor()), approved)
                                        : one)
                        .toList(),
                decision);
    }

    /** The change that waits and that this fact settles. */
    Optional<Asked> waiting(Fact fact) {
        Optional<Change> change = Change.settledBy(fact.kind());
        Optional<Integer> named = Concern.number(fact, ComplaintKinds.ASKED);
        return waiting()
                .filter(one -> named.filter(n -> n == one.n()).isPresent())
                .filter(one -> change.filter(one.change()::equals).isPresent());
    }

    /** The change that waits for a second person. */
    public Optional<Asked> waiting() {
        return asked.stream().filter(Asked::waits).findFirst();
    }

    private Complaint with(Concern whom, List<Asked> changes, Optional<Decision> decided) {
        return new Complaint(
                type, whom, codeHash, staff, reporter, changes, decided, apologies, rewarded);
    }

    public boolean upheld() {
        return decision.filter(Decision::upheld).isPresent();
    }

    /** As tables and text keys write it. */
    public String state() {
        Optional<Asked> changed = asked.stream().filter(Asked::approved).findFirst();
        if (changed.isPresent()) {
            return changed.get().change().after();
        }
        return decision.map(one -> one.upheld() ? "upheld" : "not-upheld").orElse("open");
    }

    /** Whether it still has to be decided. */
    public boolean open() {
        return state().equals("open");
    }

    private static Optional<String> text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString).filter(text -> !text.isEmpty());
    }
}
