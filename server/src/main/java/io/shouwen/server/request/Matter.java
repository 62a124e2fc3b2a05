package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request is about, folded from its facts: its type, its place in the tree of addresses, and
 * the declared event it belongs to, and the request through which it is answered.
 *
 * @param urgentAt since when there is danger; empty if there is none
 */
record Matter(
        RequestType type,
        Optional<Integer> place,
        Optional<SubjectId> event,
        Optional<SubjectId> mergedInto,
        Optional<Instant> urgentAt) {
    private static final Matter UNTOLD =
            new Matter(
                    RequestType.REPAIR,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    static Matter of(List<Fact> told) {
        Matter matter = UNTOLD;
        for (Fact fact : told) {
            matter = matter.after(fact);
        }
        return matter;
    }

    private Matter after(Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(RequestKinds.OPENED)) {
            return opened(fact);
        }
        if (kind.equals(RequestKinds.LINKED)) {
            return new Matter(type, place, event(fact), mergedInto, urgentAt);
        }
        if (kind.equals(RequestKinds.UNLINKED)) {
            return new Matter(type, place, Optional.empty(), mergedInto, urgentAt);
        }
        if (kind.equals(RequestKinds.MERGED)) {
            return new Matter(type, place, event, other(fact), urgentAt);
        }
        if (kind.equals(RequestKinds.REOPENED)) {
            return new Matter(type, place, event, Optional.empty(), urgentAt);
        }
        if (kind.equals(RequestKinds.URGENT)) {
            return urgent(urgentAt.or(() -> Optional.of(fact.occurredAt())));
        }
        return kind.equals(RequestKinds.LIFTED) ? urgent(Optional.empty()) : this;
    }

    private static Matter opened(Fact fact) {
        return new Matter(
                text(fact, RequestKinds.TYPE).flatMap(RequestType::of).orElse(RequestType.REPAIR),
                text(fact, RequestKinds.PLACE).map(Integer::valueOf),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Matter urgent(Optional<Instant> since) {
        return new Matter(type, place, event, mergedInto, since);
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
