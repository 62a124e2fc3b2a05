package io.shouwen.server.counter;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.file.FileKinds;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.TicketKinds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What happened at the counter with one customer, as the facts of the stay tell it.
 *
 * @param matters one after another; the last may still be open
 * @param questions the numbers of the work orders that were opened for what could not be answered
 * @param asked whether the customer was asked for more since the last matter was closed, and wants
 *     nothing more
 */
public record Visit(
        boolean seated,
        Optional<Long> customer,
        List<Matter> matters,
        List<String> questions,
        boolean asked,
        boolean prompted,
        boolean rated) {
    static final Visit NONE =
            new Visit(false, Optional.empty(), List.of(), List.of(), false, false, false);

    public Visit {
        matters = List.copyOf(matters);
        questions = List.copyOf(questions);
    }

    /**
     * One thing that the customer came for.
     *
     * @param paused since when the customer is waited for
     * @param waited how long the customer was waited for before
     * @param papers what was received, by name
     * @param scans what was copied of them
     * @param checked how the papers were found: complete, to-follow or missing; empty before
     * @param result what became of it: accepted, declined or recorded; empty before
     * @param request the number of the request that its acceptance opened
     */
    public record Matter(
            int no,
            String service,
            Instant openedAt,
            Optional<Instant> paused,
            Duration waited,
            Set<String> papers,
            List<Scan> scans,
            String checked,
            String result,
            Optional<String> request,
            Optional<Instant> closedAt) {
        public Matter {
            papers = Set.copyOf(papers);
            scans = List.copyOf(scans);
        }

        static Matter opened(int no, Fact fact) {
            return new Matter(
                    no,
                    text(fact, TicketKinds.SERVICE),
                    fact.occurredAt(),
                    Optional.empty(),
                    Duration.ZERO,
                    Set.of(),
                    List.of(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty());
        }

        public boolean open() {
            return closedAt.isEmpty();
        }

        /** Whether it is settled what becomes of it. */
        public boolean settled() {
            return !result.isEmpty();
        }

        /** How long was worked on it, without what the customer was waited for. */
        public Duration worked(Instant now) {
            return Duration.between(openedAt, closedAt.orElse(now)).minus(waited(now));
        }

        /** How long the customer was waited for. */
        public Duration waited(Instant now) {
            return paused.map(since -> waited.plus(Duration.between(since, now))).orElse(waited);
        }

        private Matter pause(Optional<Instant> since, Duration before) {
            return new Matter(
                    no, service, openedAt, since, before, papers, scans, checked, result, request,
                    closedAt);
        }

        private Matter papers(Set<String> received, String found) {
            return new Matter(
                    no, service, openedAt, paused, waited, received, scans, found, result, request,
                    closedAt);
        }

        private Matter scanned(Scan scan) {
            List<Scan> all = new ArrayList<>(scans);
            all.add(scan);
            return new Matter(
                    no, service, openedAt, paused, waited, papers, all, checked, result, request,
                    closedAt);
        }

        private Matter settled(String how, Optional<String> opened) {
            return new Matter(
                    no, service, openedAt, paused, waited, papers, scans, checked, how, opened,
                    closedAt);
        }

        private Matter closed(Instant at) {
            return new Matter(
                    no,
                    service,
                    openedAt,
                    Optional.empty(),
                    waited(at),
                    papers,
                    scans,
                    checked,
                    result,
                    request,
                    Optional.of(at));
        }

        private Matter after(Fact fact) {
            return switch (fact.kind().name()) {
                case "business.paused" ->
                        paused.isPresent() ? this : pause(Optional.of(fact.occurredAt()), waited);
                case "business.resumed" -> pause(Optional.empty(), waited(fact.occurredAt()));
                case "papers.received" -> papers(words(fact), checked);
                case "papers.checked" -> papers(papers, text(fact, "result"));
                case "enclosure.kept" -> Scan.of(fact).map(this::scanned).orElse(this);
                case "business.accepted" ->
                        settled(
                                "accepted",
                                Optional.of(text(fact, CounterKinds.REQUEST))
                                        .filter(number -> !number.isEmpty()));
                case "business.declined" -> settled("declined", request);
                case "business.recorded" -> settled("recorded", request);
                case "business.closed" -> closed(fact.occurredAt());
                default -> this;
            };
        }

        private static Set<String> words(Fact fact) {
            Set<String> words = new TreeSet<>(List.of(text(fact, GuideKinds.PAPERS).split(" ")));
            words.remove("");
            return words;
        }
    }

    /**
     * What proves a paper: a copy of it, kept under the customer's key.
     *
     * @param id its number among the enclosures
     */
    public record Scan(String paper, long id, Instant at, Fact fact) {
        /** The copy that a fact tells; empty if it tells of something else that was enclosed. */
        static Optional<Scan> of(Fact fact) {
            String paper = text(fact, FileKinds.PAPER);
            return paper.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Scan(
                                    paper,
                                    Long.parseLong(text(fact, FileKinds.NUMBER)),
                                    fact.occurredAt(),
                                    fact));
        }
    }

    /** What was shown in this stay, for whichever matter: it is not asked for again. */
    Set<String> shown() {
        return matters.stream()
                .flatMap(matter -> matter.papers().stream())
                .collect(Collectors.toSet());
    }

    /** As the facts tell it that count, in the order in which they happened. */
    static Visit of(List<Fact> counted) {
        Visit visit = NONE;
        for (Fact fact : counted) {
            visit = visit.after(fact);
        }
        return visit;
    }

    private Visit after(Fact fact) {
        return switch (fact.kind().name()) {
            case "customer.seated" ->
                    new Visit(true, customer, matters, questions, asked, prompted, rated);
            case "business.opened" -> with(Matter.opened(matters.size() + 1, fact));
            case "further-need.asked" ->
                    new Visit(
                            seated,
                            customer,
                            matters,
                            questions,
                            !fact.value(CounterKinds.MORE)
                                    .filter(new Value.Flag(true)::equals)
                                    .isPresent(),
                            prompted,
                            rated);
            case "rating.prompted" ->
                    new Visit(seated, customer, matters, questions, asked, true, rated);
            case "rating.given" ->
                    new Visit(seated, customer, matters, questions, asked, prompted, true);
            case "inquiry.routed" -> with(text(fact, CounterKinds.REQUEST));
            default -> known(fact).last(fact);
        };
    }

    /** Whoever the latest fact names is who is here. */
    private Visit known(Fact fact) {
        return fact.value(TicketKinds.CUSTOMER)
                .flatMap(Value::amount)
                .map(id ->
                        new Visit(
                                seated,
                                Optional.of(id),
                                matters,
                                questions,
                                asked,
                                prompted,
                                rated))
                .orElse(this);
    }

    private Visit last(Fact fact) {
        if (matters.isEmpty()) {
            return this;
        }
        List<Matter> all = new ArrayList<>(matters);
        all.set(all.size() - 1, all.getLast().after(fact));
        return new Visit(seated, customer, all, questions, asked, prompted, rated);
    }

    private Visit with(String question) {
        List<String> all = new ArrayList<>(questions);
        all.add(question);
        return new Visit(seated, customer, matters, all, false, prompted, rated);
    }

    private Visit with(Matter matter) {
        List<Matter> all = new ArrayList<>(matters);
        all.add(matter);
        return new Visit(seated, customer, all, questions, false, prompted, rated);
    }

    /** What is being done now. */
    public Optional<Matter> current() {
        return matters.isEmpty()
                ? Optional.empty()
                : Optional.of(matters.getLast()).filter(Matter::open);
    }

    /** Whether nothing is left but to take leave. */
    public boolean over() {
        return current().isEmpty() && asked && !matters.isEmpty();
    }

    private static String text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString).orElse("");
    }
}
