package io.shouwen.server.story;

import io.shouwen.server.request.InternalDue;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request as its page shows it.
 *
 * @param asOf when the judge looked
 * @param event the declared event it belongs to
 * @param mergedInto the request through which it is answered
 * @param urgentAt since when there is danger
 * @param internal by when the house itself wants it to be done
 * @param fromAbove whether a hotline above the house sent it
 * @param symptom what the customer sees, in words; empty if nobody told
 * @param severity how grave the fault is, in words; empty if nobody told
 * @param customer masked values by field name; empty if nobody is named or they were erased
 */
public record Reading(
        SubjectId id,
        Instant asOf,
        Instant openedAt,
        Optional<Instant> closedAt,
        RequestType type,
        Optional<SubjectId> event,
        Optional<SubjectId> mergedInto,
        Optional<Instant> urgentAt,
        Optional<InternalDue> internal,
        boolean fromAbove,
        String symptom,
        String severity,
        String unit,
        String firstContact,
        String handler,
        Optional<Long> customerId,
        Map<String, String> customer,
        List<ClockView> clocks,
        List<Event> events) {
    public Reading {
        customer = Collections.unmodifiableMap(new LinkedHashMap<>(customer));
        clocks = List.copyOf(clocks);
        events = List.copyOf(events);
    }

    public String number() {
        return id.number();
    }

    /** What still asks for something, most urgent first. */
    public List<ClockView> running() {
        return clocks.stream().filter(ClockView::runs).toList();
    }

    /** What the customer is told: the soonest running promise of each thing promised. */
    public List<ClockView> promised() {
        Set<String> goals = new HashSet<>();
        return running().stream()
                .filter(clock -> clock.due().isPresent() && goals.add(clock.goal()))
                .toList();
    }

    /** What is settled; what no longer applies is left out. */
    public List<ClockView> settled() {
        return clocks.stream()
                .filter(clock -> !clock.runs() && !clock.state().equals("void"))
                .toList();
    }

    /** What no longer applies. */
    public List<ClockView> apart() {
        return clocks.stream().filter(clock -> clock.state().equals("void")).toList();
    }
}
