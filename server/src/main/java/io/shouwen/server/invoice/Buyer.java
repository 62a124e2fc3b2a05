package io.shouwen.server.invoice;

import java.util.regex.Pattern;

/**
 * To whom an invoice is made out.
 *
 * @param taxNumber empty for a private person
 * @param email where the platform sends it; empty if it is fetched
 */
public record Buyer(String title, String taxNumber, String email) {
    private static final int LONGEST = 100;
    private static final Pattern TAX_NUMBER = Pattern.compile("([0-9A-Z]{15,20})?");
    private static final Pattern EMAIL = Pattern.compile("([^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+)?");

    /** Whether it can stand on an invoice. */
    public boolean complete() {
        return !title.isBlank()
                && title.length() <= LONGEST
                && TAX_NUMBER.matcher(taxNumber).matches()
                && email.length() <= LONGEST
                && EMAIL.matcher(email).matches();
    }
}
