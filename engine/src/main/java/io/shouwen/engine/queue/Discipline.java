package io.shouwen.engine.queue;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is called next. Classes go before one another, within a class the earlier place goes first
 * (crgas.6.2.2.5b, boc.4.2.17a), and nobody is passed more often than a bound by people who came
 * after them: who has been is called next whatever their class and place, so that neither a stream
 * of priority customers nor one of people with a number from elsewhere starves anybody.
 *
 * @param bound how often somebody who came later may go before the same person; zero is plain order
 *     of arrival
 */
public record Discipline(int bound) {
    private static final Comparator<Waiting> BY_CLASS =
            Comparator.comparingInt(Waiting::rank).thenComparing(Waiting.PLACE);

    public Discipline {
        checkArgument(bound >= 0, "a bound is not negative: %s", bound);
    }

    /**
     * What a call does to a line.
     *
     * @param called who comes to the counter
     * @param left who goes on waiting, each with how often they were passed
     */
    public record Call(Waiting called, List<Waiting> left) {
        public Call {
            left = List.copyOf(left);
        }
    }

    /** Whom a counter with these services calls; nobody if it can serve nobody who waits. */
    public Optional<Waiting> next(Collection<Waiting> line, Set<String> services) {
        List<Waiting> able = line.stream().filter(served(services)).toList();
        return able.stream()
                .filter(one -> one.passed() >= bound)
                .min(Waiting.HERE)
                .or(() -> able.stream().min(BY_CLASS));
    }

    /** The call itself: whoever was passed by it has it counted. */
    public Optional<Call> call(Collection<Waiting> line, Set<String> services) {
        return next(line, services)
                .map(called ->
                        new Call(
                                called,
                                line.stream()
                                        .filter(one -> one.id() != called.id())
                                        .map(one -> after(one, called, services))
                                        .toList()));
    }

    private static Waiting after(Waiting one, Waiting called, Set<String> services) {
        return services.contains(one.service()) && one.cameBefore(called) ? one.passedOnce() : one;
    }

    private static Predicate<Waiting> served(Set<String> services) {
        return one -> services.contains(one.service());
    }
}
