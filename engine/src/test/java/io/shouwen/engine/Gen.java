package io.shouwen.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A seeded source of random cases for law tests. Every run of a law has its own seed, printed when
 * the law fails; {@code -Dgen.seed=N} runs that case alone, {@code -Dgen.runs=N} sets how many.
 */
public final class Gen {
    private static final long FIRST_SEED = 20_260_302;

    private final Random random;

    private Gen(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Tries a law on so many random cases; the same ones each time. */
    public static void forAll(int runs, Consumer<Gen> law) {
        Long only = Long.getLong("gen.seed");
        if (only != null) {
            law.accept(new Gen(only));
            return;
        }
        int wanted = Integer.getInteger("gen.runs", runs);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + wanted; seed++) {
            try {
                law.accept(new Gen(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "the law fails for -Dgen.seed=%d: %s".formatted(seed, failure.getMessage()),
                        failure);
            }
        }
    }

    /** A whole number, both ends included. */
    public int number(int least, int most) {
        return (int) number((long) least, most);
    }

    /** A whole number, both ends included. */
    public long number(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public <T> List<T> list(int least, int most, Supplier<T> element) {
        int size = number(least, most);
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    public <T> List<T> shuffled(List<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** A date, both ends included. */
    public LocalDate date(LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(number(first.toEpochDay(), last.toEpochDay()));
    }

    /** An instant in [from, to): on a whole minute, on a second or between two, a third each. */
    public Instant instant(Instant from, Instant to) {
        long second = number(from.getEpochSecond(), to.getEpochSecond() - 1);
        return switch (number(0, 2)) {
            case 0 -> Instant.ofEpochSecond(Math.floorDiv(second, 60) * 60L);
            case 1 -> Instant.ofEpochSecond(second);
            default -> Instant.ofEpochSecond(second, number(0, 999_999_999));
        };
    }

    /** A length from nothing up to this: of whole minutes, of seconds or finer, a third each. */
    public Duration upTo(Duration most) {
        return switch (number(0, 2)) {
            case 0 -> Duration.ofMinutes(number(0, most.toMinutes()));
            case 1 -> Duration.ofSeconds(number(0, most.toSeconds()));
            default -> Duration.ofSeconds(number(0, most.toSeconds() - 1), number(0, 999_999_999));
        };
    }
}
