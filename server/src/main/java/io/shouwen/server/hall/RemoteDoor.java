package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import java.time.LocalTime;

/**
 * The way into a hall's line for those who are not there yet.
 *
 * @param code stands in the public address
 * @param most how many may be on their way at once; zero where no number is given from elsewhere
 * @param opensAt from when of a day on
 */
public record RemoteDoor(OrgId org, int unit, String code, int most, LocalTime opensAt) {
    /** Whether numbers are given from elsewhere at all. */
    public boolean open() {
        return most > 0;
    }

    /** The public address of a part of it. */
    public String at(String part) {
        return "/line/" + code + part;
    }
}
