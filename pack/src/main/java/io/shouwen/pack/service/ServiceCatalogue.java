package io.shouwen.pack.service;

import io.shouwen.engine.standard.Words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What an organisation does for its customers, as the file {@code services.yaml} of a version of
 * its code says; in the order in which it is written there.
 *
 * @param lines the lines in which one waits, by name
 * @param papers what customers may have to bring, by name
 * @param charges what may be charged and at which price, by name: the approved tariff
 * @param services by name
 * @param cues of what whoever serves is reminded, in the order of the file
 */
public record ServiceCatalogue(
        SequencedMap<String, Line> lines,
        SequencedMap<String, Paper> papers,
        SequencedMap<String, Charge> charges,
        SequencedMap<String, Service> services,
        List<Cue> cues) {
    /** A code that says nothing of services. */
    public static final ServiceCatalogue NONE =
            new ServiceCatalogue(
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    List.of());

    /** The types of request that an acceptance may open; the server knows the same. */
    public static final List<String> REQUESTS =
            List.of(
                    "repair",
                    "installation",
                    "complaint",
                    "enquiry",
                    "suggestion",
                    "praise",
                    "report");

    public ServiceCatalogue {
        lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
        papers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(papers));
        charges = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(charges));
        services = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(services));
        cues = List.copyOf(cues);
    }

    /** Where something is done for a customer (dalian.2.5). */
    public enum Place {
        /** An answer, at once or later. */
        INQUIRY,
        /** At a terminal, by the customer. */
        SELF_SERVICE,
        COUNTER,
        BACK_OFFICE,
        OTHER_DEPARTMENT
    }

    /**
     * A line in which one waits for a number to be called.
     *
     * @param letter with which its numbers begin, A to Z
     * @param payments whether people stand in it to pay (dalian.1.8)
     */
    public record Line(String name, Words says, String letter, boolean payments) {}

    /**
     * Something to bring.
     *
     * @param original whether a copy is not enough
     * @param mayFollow whether a service may be accepted while it is still to come
     */
    public record Paper(String name, Words says, boolean original, boolean mayFollow) {}

    /**
     * Something that may be charged.
     *
     * @param fen the price of one, in fen; empty where the amount comes with the bill
     */
    public record Charge(String name, Words says, Optional<Long> fen) {}

    /**
     * One thing that is done for customers.
     *
     * @param line the line in which one waits for it; empty where nobody waits
     * @param papers names of what is needed, all of it
     * @param form the JSON Schema of its form as written; empty where there is nothing to fill in
     * @param charges names of what it costs
     * @param request the type of request that its acceptance opens; empty where it is over then
     * @param procedure the clause that says the steps; empty where none does
     */
    public record Service(
            String name,
            Words says,
            Place place,
            Optional<String> line,
            List<String> papers,
            Optional<String> form,
            List<String> charges,
            Optional<String> request,
            Optional<String> procedure) {
        public Service {
            papers = List.copyOf(papers);
            charges = List.copyOf(charges);
        }
    }

    /**
     * A clause that is to be thought of at a moment, and what may be said then.
     *
     * @param with the kind of fact that tells the moment
     * @param clause the clause that asks for it
     * @param payments whether it is for people who wait to pay, or for all others; empty for both
     * @param say a sentence in the words of the file; empty where only the clause is shown
     */
    public record Cue(
            String with, String clause, Optional<Boolean> payments, Optional<Words> say) {}

    /** A service by its name. */
    public Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** The line of a service by its name. */
    public Optional<Line> lineOf(String service) {
        return service(service).flatMap(Service::line).map(lines::get);
    }

    /** Both, the other's where both say something of the same name. */
    public ServiceCatalogue and(ServiceCatalogue other) {
        return new ServiceCatalogue(
                merged(lines, other.lines),
                merged(papers, other.papers),
                merged(charges, other.charges),
                merged(services, other.services),
                Stream.concat(cues.stream(), other.cues.stream()).distinct().toList());
    }

    private static <T> SequencedMap<String, T> merged(Map<String, T> some, Map<String, T> more) {
        SequencedMap<String, T> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
