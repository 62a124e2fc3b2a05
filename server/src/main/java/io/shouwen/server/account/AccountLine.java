package io.shouwen.server.account;

import java.util.Optional;

/**
 * A person, and how they sign in.
 *
 * @param number of the staff; may be empty
 * @param login empty for whoever has no account
 * @param starting whether the password is one that an administrator gave out
 */
public record AccountLine(
        int person,
        String number,
        String nameZh,
        String nameEn,
        Optional<String> login,
        boolean starting,
        boolean closed) {
    public String state() {
        if (login.isEmpty()) {
            return "none";
        }
        return closed ? "closed" : starting ? "starting" : "open";
    }
}
