package io.shouwen.server.access;

import jakarta.servlet.http.HttpServletResponse;

import java.util.List;

/** What a page of ours may load, and whom it may speak to: this server alone. */
public final class ContentPolicy {
    private static final String HEADER = "Content-Security-Policy";
    private static final String REACHES = "connect-src 'self'";

    static final String USUAL =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; "
                    + REACHES
                    + "; manifest-src 'self';"
                    + " worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private ContentPolicy() {}

    /** This answer is a page that may speak to these addresses as well. */
    public static void reach(HttpServletResponse response, List<String> addresses) {
        if (!addresses.isEmpty()) {
            response.setHeader(
                    HEADER, USUAL.replace(REACHES, REACHES + " " + String.join(" ", addresses)));
        }
    }
}
