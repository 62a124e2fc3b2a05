package io.shouwen.server.access;

import io.shouwen.server.organisation.Role;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Set;

/** One method on one path pattern, and who may use it. */
public record Route(HttpMethod method, PathPattern path, Guest guest) {
    static Route everyone(String method, String path) {
        return of(method, path, new Guest.Everyone());
    }

    static Route signedIn(String method, String path) {
        return of(method, path, new Guest.SignedInPerson());
    }

    static Route holders(String method, String path, Role... roles) {
        return holders(method, path, Set.of(roles));
    }

    static Route holders(String method, String path, Set<Role> roles) {
        return of(method, path, new Guest.Holder(roles));
    }

    static Route token(String method, String path) {
        return of(method, path, new Guest.Token());
    }

    private static Route of(String method, String path, Guest guest) {
        return new Route(
                HttpMethod.valueOf(method), PathPatternParser.defaultInstance.parse(path), guest);
    }

    /** The first part of its path, which no pattern leaves open. */
    String room() {
        return Routes.room(path.getPatternString());
    }
}
