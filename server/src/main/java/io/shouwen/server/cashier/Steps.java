package io.shouwen.server.cashier;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One step of the cash desk: a command that is carried out once however often it is sent, all of it
 * or nothing. What cannot be done is thrown as a refusal, so that nothing of it stays.
 */
@Component
final class Steps {
    private final OrgScope scope;
    private final Journal journal;
    private final Answered answered;

    Steps(OrgScope scope, Journal journal, Answered answered) {
        this.scope = scope;
        this.journal = journal;
        this.answered = answered;
    }

    /**
     * What a step came to.
     *
     * @param again whether it was taken before, and this is its answer
     */
    record Step(SubjectId subject, boolean again) {}

    /** Opens a subject, unless the very command did so before. */
    Step open(Sender sender, Command.Opening opening, Supplier<List<NewFact>> facts) {
        return scope.command(
                sender.org(),
                () -> before(sender).orElseGet(() -> run(sender, opening, facts.get())));
    }

    /** Tells something of a subject as it stands. */
    Step act(Sender sender, SubjectId subject, Function<History, List<NewFact>> facts) {
        return scope.command(
                sender.org(),
                () ->
                        before(sender)
                                .orElseGet(() ->
                                        run(
                                                sender,
                                                new Command.Existing(subject),
                                                facts.apply(history(sender.org(), subject)))));
    }

    History history(OrgId org, SubjectId subject) {
        return journal.history(org, subject).orElseThrow(Refusal::notFound);
    }

    private Optional<Step> before(Sender sender) {
        return answered.opened(sender.org(), sender.actor().id(), sender.key())
                .map(subject -> new Step(subject, true));
    }

    private Step run(Sender sender, Command.Target target, List<NewFact> facts) {
        return new Step(Answers.done(journal.run(command(sender, target, facts))).subject(), false);
    }

    /** A command of theirs. */
    static Command command(Sender sender, Command.Target target, List<NewFact> facts) {
        return new Command(
                sender.org(), sender.actor(), sender.key(), sender.source(), target, facts);
    }

    /** The same sender with a command of its own. */
    static Sender also(Sender sender, String what) {
        return new Sender(sender.org(), sender.actor(), sender.key() + "/" + what, sender.source());
    }

    /** The person who sends. */
    static int person(Sender sender) {
        return Integer.parseInt(sender.actor().id());
    }

    static NewFact fact(FactKind kind, Map<String, Value> values) {
        return NewFact.now(kind, values);
    }

    static Value text(String text) {
        return new Value.Text(text);
    }

    static Value whole(long count) {
        return new Value.Whole(count);
    }

    static Value money(long fen) {
        return new Value.Money(fen);
    }

    static Value flag(boolean set) {
        return new Value.Flag(set);
    }
}
