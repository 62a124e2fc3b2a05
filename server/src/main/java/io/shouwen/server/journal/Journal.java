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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * the alarm asks it again. Several commands run the same way, each step for all of them at once.
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
    private final List<Echo> echoes;
    private final Map<String, List<Course>> sides;
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
            List<Echo> echoes,
            FailPoints failPoints) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.shelf = shelf;
        this.histories = histories;
        this.judgements = judgements;
        this.courses =
                courses.stream()
                        .filter(course -> !(course instanceof SideCourse))
                        .collect(Collectors.toUnmodifiableMap(Course::kind, Function.identity()));
        this.echoes = List.copyOf(echoes);
        this.sides =
                courses.stream()
                        .filter(SideCourse.class::isInstance)
                        .collect(Collectors.groupingBy(Course::kind));
        this.commands = new CommandRows(jdbc);
        this.facts = new FactRows(jdbc);
        this.failPoints = failPoints;
    }

    /** Carries out a command, or finds the answer it was given before. */
    public Outcome run(Command command) {
        return run(List.of(command)).getFirst();
    }

    /**
     * Carries out commands in one transaction and answers each in its place; one that is refused
     * keeps none of the others from being carried out.
     *
     * @param commands by one actor of one organisation, each about another subject
     */
    public List<Outcome> run(List<Command> commands) {
        if (commands.isEmpty()) {
            return List.of();
        }
        OrgId org = commands.getFirst().org();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return scope.in(org, () -> carryOut(org, commands));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return scope.command(org, () -> carryOut(org, commands));
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

    /** The subjects that are there with all their facts, as they are now. */
    public List<History> histories(OrgId org, Collection<SubjectId> subjects) {
        return scope.reading(org, () -> histories.read(org, subjects));
    }

    private List<Outcome> carryOut(OrgId org, List<Command> commands) {
        Map<SubjectId, History> locked = lock(org, commands);
        Prior prior = failPoints.around("find the answer", () -> this.commands.prior(commands));
        Map<String, Outcome> outcomes = new HashMap<>();
        List<Command> unanswered = new ArrayList<>();
        for (Command command : commands) {
            answered(command, locked, prior)
                    .ifPresentOrElse(
                            outcome -> outcomes.put(command.key(), outcome),
                            () -> unanswered.add(command));
        }
        if (!unanswered.isEmpty()) {
            record(works(org, unanswered, locked, prior.now()), prior.now(), outcomes);
        }
        return commands.stream()
                .map(command -> Optional.ofNullable(outcomes.get(command.key())).orElseThrow())
                .toList();
    }

    private Map<SubjectId, History> lock(OrgId org, List<Command> commands) {
        List<SubjectId> existing = new ArrayList<>();
        for (Command command : commands) {
            if (command.target() instanceof Command.Existing target) {
                existing.add(target.id());
            }
        }
        return existing.isEmpty()
                ? Map.of()
                : failPoints
                        .around("lock the subject", () -> histories.lock(org, existing))
                        .stream()
                        .collect(Collectors.toMap(History::id, Function.identity()));
    }

    private static Optional<Outcome> answered(
            Command command, Map<SubjectId, History> locked, Prior prior) {
        if (!Wellformed.isKey(command.key())) {
            return Optional.of(Refused.of("idempotency-key-missing"));
        }
        if (command.target() instanceof Command.Existing existing
                && !locked.containsKey(existing.id())) {
            return Optional.of(Refused.of("no-such-subject", existing.id().number()));
        }
        return prior.answer(command)
                .map(answer ->
                        answer.sameAs(command)
                                ? answer.done()
                                : Refused.of("key-reused", command.key()));
    }

    /** A command, and its subject until now: found under the lock, or being opened. */
    private record Work(Command command, History before) {
        Optional<FactRows.Wanted> wanted() {
            return command.target() instanceof Command.Opening opening
                    ? opening.claim().map(claim -> new FactRows.Wanted(before, claim))
                    : Optional.empty();
        }
    }

    private List<Work> works(
            OrgId org, List<Command> commands, Map<SubjectId, History> locked, Instant now) {
        int openings =
                Math.toIntExact(
                        commands.stream()
                                .filter(one -> one.target() instanceof Command.Opening)
                                .count());
        Iterator<SubjectId> ids =
                openings == 0
                        ? Collections.emptyIterator()
                        : failPoints
                                .around("number the subject", () -> facts.nextIds(org, openings))
                                .iterator();
        return commands.stream()
                .map(command ->
                        switch (command.target()) {
                            case Command.Existing existing ->
                                    new Work(
                                            command,
                                            Optional.ofNullable(locked.get(existing.id()))
                                                    .orElseThrow());
                            case Command.Opening opening ->
                                    new Work(command, fresh(org, ids.next(), opening, now));
                        })
                .toList();
    }

    private static History fresh(OrgId org, SubjectId id, Command.Opening opening, Instant now) {
        return new History(
                org,
                id,
                opening.kind(),
                opening.unit(),
                Optional.empty(),
                now,
                Optional.empty(),
                List.of());
    }

    private void record(List<Work> works, Instant now, Map<String, Outcome> outcomes) {
        List<SubjectId> known =
                works.stream()
                        .filter(work -> !work.before().stored().isEmpty())
                        .map(work -> work.before().id())
                        .toList();
        Map<SubjectId, StoredJudgement> judged =
                known.isEmpty() ? Map.of() : judgements.stored(known);
        List<Ready> ready = new ArrayList<>();
        for (Work work : works) {
            History before = work.before();
            boolean breached = judged.getOrDefault(before.id(), StoredJudgement.NONE).breach();
            Admitting admitting =
                    new Admitting(
                            shelf.of(before.org(), before.unit())
                                    .in(before.kind(), before.openedAt()),
                            before,
                            breached);
            switch (admitting.admit(work.command(), now)) {
                case Admitting.No no -> outcomes.put(work.command().key(), no.refused());
                case Admitted admitted ->
                        refuse(before, admitted)
                                .ifPresentOrElse(
                                        refused -> outcomes.put(work.command().key(), refused),
                                        () -> ready.add(judge(work, admitted, now)));
            }
        }
        write(claim(ready, now, outcomes), judged, now, outcomes);
    }

    private Optional<Refused> refuse(History before, Admitted admitted) {
        return all(before.kind()).stream()
                .flatMap(course -> course.refuse(before, admitted.facts()).stream())
                .findFirst();
    }

    /** The course of the kind, if it has one, and those beside it. */
    private List<Course> all(String kind) {
        List<Course> all = new ArrayList<>();
        Optional.ofNullable(courses.get(kind)).ifPresent(all::add);
        all.addAll(sides.getOrDefault(kind, List.of()));
        return all;
    }

    private Optional<Course> course(History history) {
        return Optional.ofNullable(courses.get(history.kind()));
    }

    /** A command that may be carried out, and all that it will leave. */
    private record Ready(Work work, Admitted admitted, History after, Judging judging, Done done) {}

    /** The judge runs before the first write, so that one that fails leaves nothing half done. */
    private Ready judge(Work work, Admitted admitted, Instant now) {
        History told = work.before().with(admitted.tellings());
        History after = course(told).map(course -> told.with(course.holding(told))).orElse(told);
        Instant asOf = now.isBefore(after.latest()) ? after.latest() : now;
        return new Ready(
                work,
                admitted,
                after,
                judgements.judge(after, asOf),
                new Done(after.id(), asOf, admitted.noted(), false));
    }

    /** Those that got what they claim, or claim nothing. */
    private List<Ready> claim(List<Ready> ready, Instant now, Map<String, Outcome> outcomes) {
        List<FactRows.Wanted> wanted =
                ready.stream().flatMap(one -> one.work().wanted().stream()).toList();
        if (wanted.isEmpty()) {
            return ready;
        }
        Set<SubjectId> got = failPoints.around("claim", () -> facts.claim(wanted, now));
        List<Ready> left = new ArrayList<>();
        for (Ready one : ready) {
            one.work()
                    .wanted()
                    .map(FactRows.Wanted::claim)
                    .filter(claim -> !got.contains(one.after().id()))
                    .ifPresentOrElse(
                            claim ->
                                    outcomes.put(
                                            one.work().command().key(),
                                            Refused.of("claimed", claim.kind(), claim.key())),
                            () -> left.add(one));
        }
        return left;
    }

    private void write(
            List<Ready> ready,
            Map<SubjectId, StoredJudgement> judged,
            Instant now,
            Map<String, Outcome> outcomes) {
        if (ready.isEmpty()) {
            return;
        }
        failPoints.around(
                "append facts",
                () ->
                        facts.append(
                                ready.stream()
                                        .map(one ->
                                                new FactRows.Told(
                                                        one.after(), one.admitted().tellings()))
                                        .toList()));
        failPoints.around("keep read rows", () -> keep(ready));
        echo(ready, now);
        judgements.keep(ready.stream().map(Ready::judging).toList(), judged, now, Duration.ZERO);
        failPoints.around(
                "keep the answer",
                () ->
                        commands.insert(
                                ready.stream()
                                        .map(one ->
                                                new CommandRows.Answered(
                                                        one.work().command(), one.done()))
                                        .toList()));
        ready.forEach(one -> outcomes.put(one.work().command().key(), one.done()));
    }

    private void echo(List<Ready> ready, Instant now) {
        List<Course.Told> told =
                ready.stream()
                        .map(one -> new Course.Told(one.after(), one.admitted().facts()))
                        .toList();
        echoes.forEach(echo -> echo.heard(told, now));
    }

    private List<Ready> keep(List<Ready> ready) {
        ready.stream()
                .collect(Collectors.groupingBy(one -> one.after().kind()))
                .forEach((kind, ofKind) -> {
                    List<Course.Told> told =
                            ofKind.stream()
                                    .map(one ->
                                            new Course.Told(one.after(), one.admitted().facts()))
                                    .toList();
                    all(kind).forEach(course -> course.keep(told));
                });
        return ready;
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
