package io.shouwen.server.page;

import io.shouwen.server.access.Doors;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Where somebody begins again who has no account: a device of a hall, or a customer's phone.
 *
 * @param look how its pages look
 * @param home its first page, whose address holds its secret
 * @param device whether it stands in a hall, where nobody but the next person would press anything
 */
public record Doorstep(String look, String home, boolean device) {
    private static final Set<String> STANDING = Set.of("kiosk", "rate", "display");

    /** Empty where the path is one of staff. */
    static Optional<Doorstep> of(String path) {
        Matcher matcher = Doors.PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String kind = matcher.group(2);
        boolean device = STANDING.contains(kind);
        return Optional.of(new Doorstep(device ? kind : "own", matcher.group(1), device));
    }

    /** Whether there is a way on: a first page that is not there leads only to itself again. */
    boolean leads(Failure failure, String failed) {
        return failure.status().is5xxServerError() || !failed.equals(home);
    }

    /** Where a device goes by itself: to its start, without what its last customer chose. */
    public String anew() {
        return Languages.forgetting(home);
    }
}
