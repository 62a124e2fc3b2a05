package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.SubjectId;

import java.util.List;
import java.util.Optional;

/**
 * What a request is about, folded from its facts: its type, its place in the tree of addresses, and
 * the declared event it belongs to, and the request through which it is answered.
 */
record Matter(
        RequestType type,
        Optional<Integer> place,
        Optional<SubjectId> event,
        Optional<SubjectId> mergedInto) {
    private static final Matter UNTOLD =
            new Matter(RequestType.REPAIR, Optional.empty(), Optional.empty(), Optional.empty());

    static Matter of(List<Fact> told) {
        Matter matter = UNTOLD;
        for (Fact fact : told) {
            matter = matter.after(fact);
        }
        return matter;
    }

    private Matter after(Fact fact) {
        if (fact.kind().equals(RequestKinds.OPENED)) {
            return new Matter(
                    text(fact, RequestKinds.TYPE)
                            .flatMap(RequestType::of)
                            .orElse(RequestType.REPAIR),
                    text(fact, RequestKinds.PLACE).map(Integer::valueOf),
                    Optional.empty(),
                    Optional.empty());
        }
        if (fact.kind().equals(RequestKinds.LINKED)) {
            return new Matter(type, place, event(fact), mergedInto);
        }
        if (fact.kind().equals(RequestKinds.MERGED)) {
            return new Matter(type, place, event, other(fact));
        }
        if (fact.kind().equals(RequestKinds.REOPENED)) {
            return new Matter(type, place, event, Optional.empty());
        }
        return fact.kind().equals(RequestKinds.UNLINKED)
                ? new Matter(type, place, Optional.empty(), mergedInto)
                : this;
    }

    /** The event that a link names; empty if no event can have such a number. */
    static Optional<SubjectId> event(Fact linked) {
        return text(linked, RequestKinds.EVENT).flatMap(SubjectId::parse);
    }

    /** The other request that a fact names; empty if none can have such a number. */
    static Optional<SubjectId> other(Fact fact) {
        return text(fact, RequestKinds.OTHER).flatMap(SubjectId::parse);
    }

    private static Optional<String> text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString);
    }
}
