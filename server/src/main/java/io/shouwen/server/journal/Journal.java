package io.shouwen.server.journal;

import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Admitting.Admitted;
import io.shouwen.server.journal.CommandRows.Prior;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Noted;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.judgement.Judging;
import io.shouwen.server.judgement.StoredJudgement;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.StoredFact;
import io.shouwen.server.subject.SubjectId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * The one way in which facts become recorded.
 *
 * <p>{@link #run} carries out one {@link Command} in one transaction: it locks the subject, looks
 * whether the command was answered before, reads the time, asks the judge to admit each fact,
 * judges in memory, and only then writes: facts, read rows of the subject's {@link Course},
 * judgement, running promises, alarm, letters about what is newly concluded, and the answer. A
 * refusal writes nothing. If the judge fails on what is stored, the facts are kept all the same and
 * the alarm asks it again.
 *
 * <p>Called inside an open transaction for the same organisation, it joins that one; then a caller
 * who gets a refusal, or an answer given before, rolls back what it wrote itself. The recorded
 * times of one subject grow with the place of its facts.
 */
@Component
public final class Journal {
    private static final int ATTEMPTS = 3;
    private static final long MICRO = 1_000;

    private final OrgScope scope;
    private final Shelf shelf;
    private final Histories histories;
    private final Judgements judgements;
    private final Map<String, Course> courses;
    private final CommandRows commands;
    private final FactRows facts;
    private final FailPoints failPoints;

    public Journal(
            DataSource dataSource,
            OrgScope scope,
            Shelf shelf,
            Histories histories,
            Judgements judgements,
            List<Course> courses,
            FailPoints failPoints) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.shelf = shelf;
        this.histories = histories;
        this.judgements = judgements;
        this.courses =
                courses.stream()
                        .collect(Collectors.toUnmodifiableMap(Course::kind, Function.identity()));
        this.commands = new CommandRows(jdbc);
        this.facts = new FactRows(jdbc);
        this.failPoints = failPoints;
    }

    /** Carries out a command, or finds the answer it was given before. */
    public Outcome run(Command command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return scope.in(command.org(), () -> carryOut(command));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return scope.in(command.org(), () -> carryOut(command));
            } catch (DuplicateKeyException e) {
                // The same command ran beside us and was faster: its answer is there to be found.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The subject that holds a claim now. */
    public Optional<SubjectId> holder(OrgId org, Command.Claim claim) {
        return scope.reading(org, () -> facts.holder(org, claim));
    }

    /** The subject with all its facts, as it is now. */
    public Optional<History> history(OrgId org, SubjectId subject) {
        return scope.reading(org, () -> histories.read(org, subject));
    }

    private Outcome carryOut(Command command) {
        return switch (command.target()) {
            case Command.Existing existing -> add(command, existing);
            case Command.Opening opening -> open(command, opening);
        };
    }

    private Outcome add(Command command, Command.Existing existing) {
        Optional<History> locked =
                failPoints.around(
                        "lock the subject", () -> histories.lock(command.org(), existing.id()));
        if (locked.isEmpty()) {
            return Refused.of("no-such-subject", existing.id().number());
        }
        Prior prior = prior(command);
        if (prior.answer().isPresent()) {
            return again(command, prior.answer().get());
        }
        Map<SubjectId, StoredJudgement> judged = judgements.stored(List.of(existing.id()));
        return record(new Work(command, locked.get(), prior.now(), judged, Optional.empty()));
    }

    private Outcome open(Command command, Command.Opening opening) {
        Prior prior = prior(command);
        if (prior.answer().isPresent()) {
            return again(command, prior.answer().get());
        }
        SubjectId id = failPoints.around("number the subject", () -> facts.nextId(command.org()));
        History fresh =
                new History(
                        command.org(),
                        id,
                        opening.kind(),
                        opening.unit(),
                        Optional.empty(),
                        prior.now(),
                        Optional.empty(),
                        List.of());
        return record(new Work(command, fresh, prior.now(), Map.of(), Optional.of(opening)));
    }

    private Prior prior(Command command) {
        return failPoints.around("find the answer", () -> commands.prior(command));
    }

    private static Outcome again(Command command, CommandRows.Answer answer) {
        return answer.sameAs(command) ? answer.done() : Refused.of("key-reused", command.key());
    }

    /** A command with what was found under the lock. */
    private record Work(
            Command command,
            History before,
            Instant now,
            Map<SubjectId, StoredJudgement> judged,
            Optional<Command.Opening> opening) {}

    private Outcome record(Work work) {
        History before = work.before();
        boolean breached = work.judged().values().stream().anyMatch(StoredJudgement::breach);
        Admitting admitting = new Admitting(shelf.of(before.org()).standards(), before, breached);
        return switch (admitting.admit(work.command(), work.now())) {
            case Admitting.No no -> no.refused();
            case Admitted admitted -> {
                Optional<Refused> refused = refuse(before, admitted);
                yield refused.isPresent() ? refused.get() : write(work, admitted);
            }
        };
    }

    private Optional<Refused> refuse(History before, Admitted admitted) {
        return course(before).flatMap(course -> course.refuse(before, admitted.facts()));
    }

    private Optional<Course> course(History history) {
        return Optional.ofNullable(courses.get(history.kind()));
    }

    /**
     * The judge runs before the first write, so that a judge that fails leaves nothing half done.
     */
    private Outcome write(Work work, Admitted admitted) {
        History told = work.before().with(admitted.tellings());
        History after = course(told).map(course -> told.with(course.holding(told))).orElse(told);
        Instant asOf = work.now().isBefore(after.latest()) ? after.latest() : work.now();
        Judging judging = judgements.judge(after, asOf);

        Optional<Refused> claimed = work.opening().flatMap(opening -> begin(work, opening));
        if (claimed.isPresent()) {
            return claimed.get();
        }
        failPoints.around("append facts", () -> facts.append(after, admitted.tellings()));
        course(after)
                .ifPresent(course ->
                        failPoints.around(
                                "keep read rows",
                                () -> {
                                    course.keep(after, admitted.facts());
                                    return after;
                                }));
        judgements.keep(List.of(judging), work.judged(), work.now(), Duration.ZERO);
        Done done = new Done(after.id(), asOf, admitted.noted(), false);
        failPoints.around("keep the answer", () -> commands.insert(work.command(), done));
        return done;
    }

    private Optional<Refused> begin(Work work, Command.Opening opening) {
        History before = work.before();
        if (opening.claim().isPresent()) {
            Command.Claim claim = opening.claim().get();
            int claimed = failPoints.around("claim", () -> facts.claim(before, claim, work.now()));
            if (claimed == 0) {
                return Optional.of(Refused.of("claimed", claim.kind(), claim.key()));
            }
        }
        failPoints.around("open the subject", () -> facts.open(before));
        return Optional.empty();
    }

    /** The instants at which facts are recorded, each later than any before it. */
    static Instant recordedAt(Instant now, Instant latest) {
        Instant next = latest.equals(Instant.MIN) ? now : latest.plusNanos(MICRO);
        return now.isAfter(next) ? now : next;
    }

    static List<Noted> noted(List<StoredFact> facts) {
        List<Noted> noted = new ArrayList<>();
        for (StoredFact stored : facts) {
            noted.add(new Noted(stored.n(), stored.fact().kind(), stored.fact().standing()));
        }
        return noted;
    }
}
