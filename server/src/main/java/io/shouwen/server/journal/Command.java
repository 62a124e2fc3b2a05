package io.shouwen.server.journal;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import java.util.List;

/**
 * Facts that one actor tells about one subject at once: all are recorded or none.
 *
 * @param key the same key by the same actor is the same command, which is answered again
 * @param source the screen, device, interface or import it comes through
 */
public record Command(
        OrgId org, Actor actor, String key, String source, Target target, List<NewFact> facts) {
    /**
     * What the house itself carries into a book from elsewhere. It has happened and was let in
     * where it was told first, so nothing is refused or asked for again.
     */
    public static final String CARRIED = "carried";

    public Command {
        facts = List.copyOf(facts);
    }

    boolean carried() {
        return source.equals(CARRIED);
    }

    /** What the facts are about. */
    public sealed interface Target {}

    /** A subject that is there. */
    public record Existing(SubjectId id) implements Target {}

    /**
     * A subject that these facts open.
     *
     * @param claim what only one subject may hold; a second opening of it is refused
     */
    public record Opening(String kind, int unit, java.util.Optional<Claim> claim)
            implements Target {
        public static Opening of(String kind, int unit) {
            return new Opening(kind, unit, java.util.Optional.empty());
        }
    }

    /** Something of which there is one, such as the book of a person's year. */
    public record Claim(String kind, String key) {}
}
