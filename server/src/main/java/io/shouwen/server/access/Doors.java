package io.shouwen.server.access;

import java.util.List;
import java.util.regex.Pattern;

/** The doors of devices and customers: whoever comes through them has no account here. */
public final class Doors {
    /** With what the path behind each kind of door begins. */
    private static final List<String> KINDS =
            List.of("kiosk", "rate", "display", "portal", "t", "a", "line");

    /**
     * A path behind such a door: its first page, which kind of door it is, and what follows. A
     * secret may come with a sign of the message that it was read out of.
     */
    public static final Pattern PATH =
            Pattern.compile("(/(%s)/[^/]+)(/.*)?".formatted(String.join("|", KINDS)));

    private Doors() {}

    /** Whether a path is behind one. */
    static boolean isBehind(String path) {
        return PATH.matcher(path).matches();
    }

    /** All paths behind them, as an interceptor names them. */
    public static List<String> paths() {
        return KINDS.stream().map(kind -> "/" + kind + "/**").toList();
    }
}
