package io.shouwen.server.access;

import java.util.regex.Pattern;

/** The doors of devices and customers: whoever comes through them has no account here. */
public final class Doors {
    /**
     * A path behind such a door: its first page, which kind of door it is, and what follows. A
     * secret may come with a sign of the message that it was read out of.
     */
    public static final Pattern PATH =
            Pattern.compile("(/(kiosk|rate|display|portal|t|a|line)/[^/]+)(/.*)?");

    private Doors() {}

    /** Whether a path is behind one. */
    static boolean isBehind(String path) {
        return PATH.matcher(path).matches();
    }
}
