package io.shouwen.server.seal;

import io.shouwen.server.organisation.OrgId;

import java.util.List;

/**
 * What a check of the seal found.
 *
 * @param faults the first of them by name
 * @param faultCount how many there were altogether
 */
public record SealReport(List<Part> parts, List<Fault> faults, long faultCount) {
    /**
     * What was checked of one organisation.
     *
     * @param facts all in the journal
     * @param sealed those under a root
     * @param waiting recorded moments ago and not sealed yet
     * @param witnessed how many of the sealed a witness vouches for
     */
    public record Part(
            OrgId org, long facts, long sealed, long roots, long waiting, long witnessed) {}

    public SealReport {
        parts = List.copyOf(parts);
        faults = List.copyOf(faults);
    }

    /** Whether every fact is there, unchanged and sealed. */
    public boolean sound() {
        return faultCount == 0;
    }
}
