package io.shouwen.server.complaint;

import io.shouwen.server.organisation.Staff;

import java.util.List;

/** A unit that may be complained about, with its people. */
public record Against(int unit, String nameZh, String nameEn, List<Staff.Member> members) {
    public Against {
        members = List.copyOf(members);
    }
}
