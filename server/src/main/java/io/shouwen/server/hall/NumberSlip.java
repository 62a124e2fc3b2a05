package io.shouwen.server.hall;

import java.time.Instant;

/**
 * A number as it is printed on a strip of 80 mm.
 *
 * @param url of the customer's own page
 * @param check by which its holder rates where nothing scans
 */
public record NumberSlip(
        String hall,
        String number,
        String service,
        int ahead,
        String waits,
        Instant at,
        String url,
        QrCode code,
        String check) {}
