package io.shouwen.server.access;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Counts sign-in attempts in the database, so that the limit holds over all processes. An attempt
 * is written before the password is looked at: a burst of guesses cannot overtake the count.
 */
final class ThrottleRows {
    private static final int PER_LOGIN = 8;
    private static final int PER_ADDRESS = 60;

    private final JdbcClient jdbc;

    ThrottleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void attempt(String login, String address) {
        jdbc.sql(
                        """
                        insert into failed_sign_in (login_digest, address) values (:login, :address)
                        """)
                .param("login", digest(login))
                .param("address", address)
                .update();
    }

    /** Whether the attempts of the last quarter of an hour, this one included, are too many. */
    boolean isTooMuch(String login, String address) {
        return jdbc.sql(
                        """
                        select (select count(*) from failed_sign_in
                                where login_digest = :login
                                    and at > now() - interval '15 minutes') > :per_login
                            or (select count(*) from failed_sign_in
                                where address = :address
                                    and at > now() - interval '15 minutes') > :per_address
                        """)
                .param("login", digest(login))
                .param("address", address)
                .param("per_login", PER_LOGIN)
                .param("per_address", PER_ADDRESS)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /** The right password clears the login's slate, and old attempts of anybody. */
    void succeeded(String login) {
        jdbc.sql(
                        """
                        delete from failed_sign_in
                        where login_digest = :login or at < now() - interval '1 hour'
                        """)
                .param("login", digest(login))
                .update();
    }

    static byte[] digest(String text) {
        try {
            byte[] bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
