package io.shouwen.server.notice;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.subject.SubjectId;

import java.time.Duration;
import java.util.List;

/**
 * Something that one person is told outside of the screens.
 *
 * @param key the same key twice is one message, for ever
 * @param template names its words: the key {@code notice.text.TEMPLATE} in the message bundles,
 *     whose holes the parameters fill in their order
 * @param parameters never a personal value: it leaves the house as it stands here
 * @param about the subject it speaks of
 * @param author the person of the house whose act it tells of; looking up a customer's phone is
 *     told as theirs
 * @param goodFor how long it is worth being told; what was not sent by then lapses
 */
public record Notice(
        OrgId org,
        String key,
        To to,
        String template,
        List<Value> parameters,
        SubjectId about,
        int author,
        Duration goodFor) {
    public Notice {
        parameters = List.copyOf(parameters);
    }

    /** Who is told. */
    public sealed interface To {}

    /** A person of the house, whom the gateway knows by the staff number. */
    public record Staff(int person) implements To {}

    /** A customer, by phone. */
    public record Customer(PersonId person) implements To {}
}
