package io.shouwen.server.access;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every door of the house and who may use it. What is not listed here is open to nobody; a test
 * finds each handler that is missing and each line without a handler.
 */
public final class Routes {
    private Routes() {}

    /** Where everybody chooses their own password. */
    static final String PASSWORD = "/my/password";

    public static final List<Route> ALL =
            Stream.of(
                            HouseRoutes.ALL,
                            DeskRoutes.ALL,
                            HallRoutes.ALL,
                            QualityRoutes.ALL,
                            SystemRoutes.ALL)
                    .flatMap(List::stream)
                    .toList();

    /** A page looks up each link of its navigation: not all lines are tried for each. */
    private static final Map<String, List<Route>> BY_ROOM =
            ALL.stream().collect(Collectors.groupingBy(Route::room));

    /** The first line of the table that fits; HEAD is answered as GET. */
    public static Optional<Route> find(String method, String path) {
        HttpMethod wanted = method.equals("HEAD") ? HttpMethod.GET : HttpMethod.valueOf(method);
        PathContainer parsed = PathContainer.parsePath(path);
        return BY_ROOM.getOrDefault(room(path), List.of()).stream()
                .filter(route -> route.method().equals(wanted) && route.path().matches(parsed))
                .findFirst();
    }

    /** The first part of a path. */
    static String room(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /** Whether a person may open a page: what navigation shows. */
    public static boolean isOpenTo(Me me, String path) {
        return find("GET", path).filter(route -> admits(route.guest(), me)).isPresent();
    }

    /** Whether it is open before a starting password is replaced. */
    static boolean letsStart(HttpServletRequest request) {
        return Set.of(PASSWORD, "/sign-out").contains(request.getRequestURI());
    }

    static boolean admits(Guest guest, Me me) {
        return switch (guest) {
            case Guest.Everyone _, Guest.SignedInPerson _ -> true;
            case Guest.Holder holder -> me.hasAny(holder.roles());
            case Guest.Token _ -> false;
        };
    }
}
