package io.shouwen.server.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages of addresses show. */
public final class SubscriptionView {
    private SubscriptionView() {}

    /**
     * One address in the list.
     *
     * @param state the end of a text key
     * @param waiting how many messages wait, but no more than {@code most}
     */
    public record Line(int id, String name, String host, String state, int waiting, boolean most) {}

    /** The list, newest first. */
    public record All(List<Line> lines, Optional<Integer> next, Form form) {
        public All {
            lines = List.copyOf(lines);
        }
    }

    /** A box that can be ticked. */
    public record Choice(String value, String name, boolean ticked) {}

    /** Kinds of fact under one heading, a text key. */
    public record Kinds(String heading, List<Choice> choices) {
        public Kinds {
            choices = List.copyOf(choices);
        }

        public long ticked() {
            return choices.stream().filter(Choice::ticked).count();
        }
    }

    /**
     * What can be set.
     *
     * @param key under which the form is taken once
     */
    public record Form(
            String key,
            String name,
            String address,
            List<Choice> results,
            int soonMinutes,
            List<Choice> units,
            List<Kinds> kinds) {
        public Form {
            results = List.copyOf(results);
            units = List.copyOf(units);
            kinds = List.copyOf(kinds);
        }
    }

    /** One address, with what it was told. */
    public record One(
            Subscription subscription,
            String state,
            Form form,
            List<Delivery> deliveries,
            String filter,
            Optional<Long> next) {
        public One {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * One message.
     *
     * @param about the number of what it is about; empty if nothing
     * @param what the kind of fact or the clause; empty if neither
     */
    public record Delivery(
            long id,
            String type,
            String about,
            String what,
            boolean sent,
            Instant keptAt,
            Optional<Instant> sentAt,
            int attempts,
            String error) {}
}
