package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import java.util.Optional;

/**
 * A program on the machine of a counter or a kiosk that reaches what a page cannot: a light strip,
 * a printer, a reader of identity cards, a rating device.
 *
 * @param id of the device as which it tells facts
 * @param counter at which it stands; empty beside a kiosk
 * @param port at which it listens on its own machine, and nowhere else
 * @param rates whether a rating device hangs on it
 * @param secret where its secret lies encrypted
 */
public record Bridge(
        OrgId org, int id, Optional<Integer> counter, int port, boolean rates, long secret) {
    /** Where the page reaches it: always the machine on which the page is shown. */
    public static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    public String address() {
        return address(port);
    }
}
