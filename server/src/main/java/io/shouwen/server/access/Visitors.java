package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgScope;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import java.util.Optional;

import javax.sql.DataSource;

/** Tells who is behind a request; asks the database once a request. */
@Component
public class Visitors {
    private static final String ATTRIBUTE = Visitors.class.getName();

    private final AccountRows accounts;
    private final OrgScope scope;

    Visitors(DataSource dataSource, OrgScope scope) {
        this.accounts = new AccountRows(JdbcClient.create(dataSource));
        this.scope = scope;
    }

    private record Known(SignedIn signedIn, Optional<Me> me) {}

    /** The person signed in, if any. */
    public Optional<Me> me(HttpServletRequest request) {
        // A failure is told in a dispatch of its own, in which nobody is authenticated again.
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(ATTRIBUTE) instanceof Known known) {
            return known.me();
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (request.getAttribute(ATTRIBUTE) instanceof Known known
                && known.signedIn().equals(signedIn)) {
            return known.me();
        }
        Optional<Me> me = scope.reading(signedIn.org(), () -> accounts.me(signedIn));
        request.setAttribute(ATTRIBUTE, new Known(signedIn, me));
        return me;
    }

    /** The system that called with a token, if any. */
    public Optional<Caller> caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
