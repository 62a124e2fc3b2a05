package io.shouwen.server.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Signs in by login and password. An unknown login costs as much time as a wrong password and gets
 * the same answer.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final AccountRows accounts;
    private final ThrottleRows throttle;
    private final PasswordEncoder passwords;

    /** Made at the first attempt, whoever makes it: a start does not wait for it. */
    private final Supplier<String> nobodysHash;

    PasswordSignIn(DataSource dataSource, PasswordEncoder passwords) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.accounts = new AccountRows(jdbc);
        this.throttle = new ThrottleRows(jdbc);
        this.passwords = passwords;
        this.nobodysHash = SingletonSupplier.of(() -> passwords.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().strip();
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details
                        ? details.getRemoteAddress()
                        : "";
        throttle.attempt(login, address);
        if (throttle.isTooMuch(login, address)) {
            throw new LockedException("Too many attempts");
        }
        String otherwise = nobodysHash.get();
        String password = String.valueOf(attempt.getCredentials());
        Optional<AccountRows.Account> account = accounts.byLogin(login);
        String hash = account.map(AccountRows.Account::hash).orElse(otherwise);
        if (!passwords.matches(password, hash) || account.isEmpty()) {
            throw new BadCredentialsException("Wrong login or password");
        }
        throttle.succeeded(login);
        return SessionSignIn.authentication(account.get().signedIn());
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
