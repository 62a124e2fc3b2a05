package io.shouwen.server.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;

import javax.sql.DataSource;

/** Whose a token is that came in by another way than the interface. */
@Component
public final class Tokens {
    private final AccountRows accounts;

    public Tokens(DataSource dataSource) {
        this.accounts = new AccountRows(JdbcClient.create(dataSource));
    }

    /** What is kept of a token. */
    public static byte[] digest(String token) {
        return TokenFilter.digest(token);
    }

    /** The system that a token belongs to; empty if it is not valid, now. */
    public Optional<Caller> caller(String token) {
        return accounts.byToken(digest(token.strip()));
    }
}
