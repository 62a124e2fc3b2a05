package io.shouwen.server.access;

import io.shouwen.server.organisation.Role;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every door of the house and who may use it. What is not listed here is open to nobody; a test
 * finds each handler that is missing and each line without a handler.
 */
public final class Routes {
    private Routes() {}

    /** Who may use a route. */
    public sealed interface Guest {
        /** Anybody, signed in or not. */
        record Everyone() implements Guest {}

        /** Anybody who is signed in. */
        record SignedInPerson() implements Guest {}

        /** Whoever holds one of these roles today. */
        record Holder(Set<Role> roles) implements Guest {
            public Holder {
                roles = Set.copyOf(roles);
            }
        }

        /** A system with a valid token. */
        record Token() implements Guest {}
    }

    /** One method on one path pattern. */
    public record Route(HttpMethod method, PathPattern path, Guest guest) {}

    private static final Role[] SECOND_PEOPLE = {
        Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.HEAD
    };

    /** Everybody who has to do with requests; an administrator has not. */
    private static final Role[] WORKING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.QUALITY,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    /** Who speaks with customers and may see their values whole, for a reason. */
    private static final Role[] ANSWERING = {
        Role.AGENT, Role.DISPATCHER, Role.TECHNICIAN, Role.CHIEF, Role.QUALITY
    };

    private static final Role[] STEERING = {
        Role.DISPATCHER, Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    private static final Role[] MORNING = {
        Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who answers the phones. */
    private static final Role[] PHONES = {Role.AGENT, Role.DISPATCHER};

    /** Who reads about calls. */
    private static final Role[] CALLS = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.CHIEF,
        Role.QUALITY,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    private static final Role[] CLOSING = {
        Role.AGENT, Role.DISPATCHER, Role.TECHNICIAN, Role.CHIEF
    };

    /** Who may be the handler of a request. */
    private static final Role[] HANDLING = {
        Role.AGENT, Role.DISPATCHER, Role.TECHNICIAN, Role.CHIEF, Role.HEAD
    };

    private static final Role[] ASSIGNING = {Role.DISPATCHER, Role.CHIEF, Role.HEAD};

    /** Who may ask for something on a request: its handlers, and leaders who supervise. */
    private static final Role[] ASKING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    /** Who plans an inspection. */
    private static final Role[] PLANNING = {Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE};

    /** Who speaks with the hotlines above. */
    private static final Role[] LINKED_ABOVE = {Role.AGENT, Role.DISPATCHER, Role.CHIEF};

    /** Who declares an event. */
    private static final Role[] DECLARING = {
        Role.DISPATCHER, Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    private static final Role[] ENDING = {
        Role.DISPATCHER, Role.TECHNICIAN, Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    private static final Role[] LINKING = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.DEPUTY, Role.HEAD
    };

    /** Who takes complaints in beside the phone desk. */
    private static final Role[] COMPLAINTS = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY
    };

    /** Who says whom a complaint is about. */
    private static final Role[] NAMING = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who asks that a complaint is handled as less than one. */
    private static final Role[] CHANGING = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD
    };

    public static final List<Route> ALL =
            List.of(
                    everyone("GET", "/assets/**"),
                    everyone("GET", "/favicon.ico"),
                    everyone("GET", "/language/{tag}"),
                    everyone("GET", "/sign-in"),
                    everyone("POST", "/sign-in"),
                    everyone("POST", "/sign-in/demo"),
                    everyone("GET", "/set-up"),
                    everyone("POST", "/set-up/sample"),
                    everyone("POST", "/set-up/empty"),
                    everyone("GET", "/health"),
                    signedIn("POST", "/sign-out"),
                    signedIn("GET", "/"),
                    signedIn("GET", "/code"),
                    signedIn("GET", "/code/{code}/{version}"),
                    signedIn("POST", "/code/{code}/{version}/acknowledgement"),
                    holders("GET", "/code/{code}/{version}/signatures", Role.OVERSEEING),
                    holders("GET", "/findings", Role.OVERSEEING),
                    holders("GET", "/findings/causes", Role.OVERSEEING),
                    holders("GET", "/findings/terms", Role.HEAD, Role.EXECUTIVE),
                    holders("POST", "/findings/terms", Role.EXECUTIVE),
                    holders("GET", "/findings/events/{number}", Role.OVERSEEING),
                    holders("POST", "/findings/events/{number}/excuse", Role.DECIDING),
                    holders("POST", "/findings/events/{number}/undone", Role.DECIDING),
                    signedIn("GET", "/findings/{number}"),
                    signedIn("POST", "/findings/{number}/{act}"),
                    signedIn("POST", "/findings/{number}/measures"),
                    signedIn("GET", "/my/findings"),
                    signedIn("GET", "/my/ledger"),
                    signedIn("GET", "/my/notices"),
                    signedIn("POST", "/my/notices/read"),
                    holders("GET", "/people/{person}/ledger", Role.OVERSEEING),
                    holders("GET", "/units/{unit}/ledger", Role.OVERSEEING),
                    holders("POST", "/people/{person}/merits", Role.DECIDING),
                    holders("POST", "/people/{person}/records", Role.DECIDING),
                    holders("GET", "/proposals", SECOND_PEOPLE),
                    holders("POST", "/proposals/{number}/{n}", SECOND_PEOPLE),
                    holders("GET", "/hotline", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/hotline/caller", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/hotline/places", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/hotline/reports", Role.AGENT, Role.DISPATCHER),
                    holders("GET", "/hotline/reports/{number}", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/hotline/reports/{number}/read-back", PHONES),
                    holders("POST", "/hotline/calls/{number}", Role.AGENT, Role.DISPATCHER),
                    holders("GET", "/hotline/line", PHONES),
                    holders("GET", "/hotline/live", PHONES),
                    holders("GET", "/hotline/pop", PHONES),
                    holders("POST", "/hotline/start", PHONES),
                    holders("GET", "/hotline/answer/{number}", PHONES),
                    holders("GET", "/hotline/answer/{number}/report", PHONES),
                    holders("POST", "/hotline/answer/{number}/request", PHONES),
                    holders("POST", "/hotline/answer/{number}/mark", PHONES),
                    holders("POST", "/hotline/answer/{number}/log", PHONES),
                    holders("POST", "/hotline/answer/{number}/dismiss", PHONES),
                    holders("GET", "/calls", CALLS),
                    holders("GET", "/calls/live", MORNING),
                    holders("GET", "/calls/board", MORNING),
                    holders("GET", "/calls/changes", MORNING),
                    holders("POST", "/calls/me", PHONES),
                    holders("GET", "/calls/draws", Role.QUALITY),
                    holders("POST", "/calls/draws", Role.QUALITY),
                    holders("GET", "/calls/draws/{id}", Role.QUALITY),
                    holders("GET", "/calls/{number}", CALLS),
                    holders("GET", "/calls/{number}/listening", Role.QUALITY),
                    holders("POST", "/calls/{number}/listened", Role.QUALITY),
                    holders("GET", "/callbacks", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/callbacks/{number}", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/callbacks/{number}/missed", Role.AGENT, Role.DISPATCHER),
                    holders("GET", "/requests", WORKING),
                    holders("GET", "/requests/{number}", WORKING),
                    holders("GET", "/requests/{number}/story", WORKING),
                    holders("GET", "/requests/{number}/live", WORKING),
                    holders("POST", "/requests/{number}/customer", ANSWERING),
                    holders("POST", "/requests/{number}/facts/{n}/{word}", SECOND_PEOPLE),
                    holders("POST", "/requests/{number}/close", CLOSING),
                    holders("POST", "/requests/{number}/withdraw", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/requests/{number}/urgent", PHONES),
                    holders("POST", "/requests/{number}/not-urgent", PHONES),
                    holders("POST", "/requests/{number}/severity", Role.DISPATCHER, Role.CHIEF),
                    holders("POST", "/requests/{number}/offer", HANDLING),
                    holders("POST", "/requests/{number}/take-over", HANDLING),
                    holders("POST", "/requests/{number}/give-back", HANDLING),
                    holders("GET", "/records", WORKING),
                    holders("POST", "/records", WORKING),
                    holders("GET", "/records/new", WORKING),
                    holders("GET", "/records/{number}", WORKING),
                    holders("GET", "/records/{number}/story", WORKING),
                    holders("POST", "/requests/{number}/errands", ASKING),
                    holders("POST", "/requests/{number}/errands/{n}/{word}", HANDLING),
                    holders("POST", "/requests/{number}/chase", Role.AGENT, Role.DISPATCHER),
                    holders(
                            "POST",
                            "/requests/{number}/merge",
                            Role.AGENT,
                            Role.DISPATCHER,
                            Role.CHIEF),
                    holders("GET", "/errands", WORKING),
                    holders("GET", "/complaints", WORKING),
                    holders("POST", "/complaints", COMPLAINTS),
                    holders("GET", "/complaints/new", COMPLAINTS),
                    holders("POST", "/complaints/answer", COMPLAINTS),
                    holders("GET", "/complaints/{number}", WORKING),
                    holders("POST", "/complaints/{number}/concern", NAMING),
                    holders("POST", "/complaints/{number}/changes", CHANGING),
                    holders("POST", "/complaints/{number}/changes/{n}/{word}", Role.DECIDING),
                    holders("POST", "/complaints/{number}/decision", Role.DECIDING),
                    holders(
                            "POST",
                            "/complaints/{number}/apology",
                            Role.AGENT,
                            Role.DISPATCHER,
                            Role.TECHNICIAN),
                    holders("POST", "/complaints/{number}/reward", Role.DECIDING),
                    holders(
                            "POST",
                            "/complaints/{number}/close",
                            Role.CHIEF,
                            Role.QUALITY,
                            Role.HEAD),
                    holders("GET", "/above", WORKING),
                    holders("GET", "/above/import", PHONES),
                    holders("GET", "/above/import/template", PHONES),
                    holders("POST", "/above/import", PHONES),
                    holders("POST", "/above/export", PHONES),
                    holders("POST", "/above/terms", Role.CHIEF, Role.HEAD),
                    holders("GET", "/above/{number}", WORKING),
                    holders("POST", "/above/{number}/sign", LINKED_ABOVE),
                    holders("POST", "/above/{number}/reply", HANDLING),
                    holders("POST", "/above/{number}/check", ASSIGNING),
                    holders("POST", "/above/{number}/asked", LINKED_ABOVE),
                    holders("POST", "/above/{number}/answered", LINKED_ABOVE),
                    holders("POST", "/above/{number}/rating", LINKED_ABOVE),
                    holders("GET", "/events", WORKING),
                    holders("POST", "/events/places", DECLARING),
                    holders("POST", "/events", DECLARING),
                    holders("GET", "/events/{number}", WORKING),
                    holders("POST", "/events/{number}/extension", DECLARING),
                    holders("POST", "/events/{number}/links", DECLARING),
                    holders("POST", "/events/{number}/end", ENDING),
                    holders("POST", "/events/{number}/requests", LINKING),
                    holders("POST", "/events/{number}/requests/{request}/undone", LINKING),
                    holders(
                            "POST",
                            "/events/{number}/calls/{customer}",
                            Role.AGENT,
                            Role.DISPATCHER),
                    holders("GET", "/inspections", Role.OVERSEEING),
                    holders("GET", "/inspections/new", PLANNING),
                    holders("POST", "/inspections", PLANNING),
                    holders("POST", "/inspections/terms", Role.HEAD, Role.EXECUTIVE),
                    holders("GET", "/inspections/{number}", WORKING),
                    holders("POST", "/inspections/{number}/items", Role.OVERSEEING),
                    holders("POST", "/inspections/{number}/photos", Role.OVERSEEING),
                    holders("POST", "/inspections/{number}/signatures", Role.OVERSEEING),
                    holders("POST", "/inspections/{number}/enclosures/{id}", WORKING),
                    holders("POST", "/inspections/{number}/rectification", Role.OVERSEEING),
                    holders("POST", "/inspections/{number}/rectification/report", WORKING),
                    holders("POST", "/inspections/{number}/rectification/check", Role.OVERSEEING),
                    holders("GET", "/morning", MORNING),
                    holders("GET", "/reports", MORNING),
                    holders("GET", "/reports/{length}/{from}", MORNING),
                    holders("GET", "/reports/{length}/{from}/excel", MORNING),
                    holders("GET", "/reports/{length}/{from}/figures/{figure}", MORNING),
                    holders("GET", "/reports/{length}/{from}/clauses/{clause}", MORNING),
                    holders("POST", "/reports/month/{from}/signature", Role.EXECUTIVE),
                    holders("GET", "/notices", STEERING),
                    holders("GET", "/desk", STEERING),
                    holders("GET", "/desk/board", STEERING),
                    holders("GET", "/desk/live", STEERING),
                    holders("POST", "/desk/{number}/handler", ASSIGNING),
                    holders("GET", "/dispatch", STEERING),
                    holders("GET", "/dispatch/{number}/suggestion", STEERING),
                    holders("POST", "/dispatch/{number}/handler", ASSIGNING),
                    holders("POST", "/dispatch/terms", Role.CHIEF, Role.HEAD),
                    holders("POST", "/dispatch/people/{person}/skills", Role.CHIEF, Role.HEAD),
                    signedIn("GET", "/roster"),
                    signedIn("GET", "/roster/{unit}/{month}"),
                    holders("POST", "/roster/{unit}/days", Role.CHIEF, Role.HEAD),
                    holders("POST", "/roster/{unit}/shifts", Role.CHIEF, Role.HEAD),
                    signedIn("POST", "/roster/{unit}/swaps"),
                    signedIn("POST", "/roster/{unit}/swaps/{id}/{word}"),
                    holders("GET", "/field", Role.TECHNICIAN),
                    holders("GET", "/field/jobs", Role.TECHNICIAN),
                    holders("GET", "/field/live", Role.TECHNICIAN),
                    holders("GET", "/field/now", Role.TECHNICIAN),
                    holders("POST", "/field/acts", Role.TECHNICIAN),
                    holders("GET", "/field/report", Role.TECHNICIAN),
                    holders("POST", "/field/report", Role.TECHNICIAN),
                    everyone("GET", "/field/worker.js"),
                    everyone("GET", "/field/manifest.webmanifest"),
                    holders("GET", "/slips", WORKING),
                    holders("GET", "/slips/{number}", WORKING),
                    holders(
                            "POST",
                            "/slips/{number}/returned",
                            Role.AGENT,
                            Role.DISPATCHER,
                            Role.CHIEF),
                    holders("POST", "/slips/{number}/enclosures/{id}", ANSWERING),
                    holders("GET", "/masters", Role.ADMIN),
                    holders("GET", "/masters/template", Role.ADMIN),
                    holders("POST", "/masters/export", Role.ADMIN),
                    holders("POST", "/masters/uploads", Role.ADMIN),
                    holders("POST", "/masters/uploads/{upload}", Role.ADMIN),
                    everyone("GET", "/api/v1/openapi.json"),
                    everyone("GET", "/api/v1/time"),
                    token("POST", "/api/v1/requests"),
                    token("GET", "/api/v1/requests"),
                    token("GET", "/api/v1/requests/{number}"),
                    token("POST", "/api/v1/requests/{number}/facts"),
                    token("POST", "/api/v1/orders-from-above"),
                    token("POST", "/api/v1/facts"),
                    token("POST", "/api/v1/calls/events"),
                    token("POST", "/api/v1/complaints"),
                    token("GET", "/api/v1/me"),
                    signedIn("GET", "/seal"),
                    signedIn("GET", "/seal/facts/{subject}/{n}"),
                    everyone("GET", "/api/v1/seal/keys"),
                    token("GET", "/api/v1/seal/roots"),
                    token("GET", "/api/v1/seal/roots/{newer}/since/{older}"),
                    token("GET", "/api/v1/seal/facts/{subject}/{n}"));

    private static Route everyone(String method, String path) {
        return route(method, path, new Guest.Everyone());
    }

    private static Route signedIn(String method, String path) {
        return route(method, path, new Guest.SignedInPerson());
    }

    /** For the rooms: whoever holds one of the roles. */
    static Route holders(String method, String path, Role... roles) {
        return route(method, path, new Guest.Holder(Set.of(roles)));
    }

    private static Route holders(String method, String path, Set<Role> roles) {
        return route(method, path, new Guest.Holder(roles));
    }

    private static Route token(String method, String path) {
        return route(method, path, new Guest.Token());
    }

    private static Route route(String method, String path, Guest guest) {
        return new Route(
                HttpMethod.valueOf(method), PathPatternParser.defaultInstance.parse(path), guest);
    }

    /** The first line of the table that fits; HEAD is answered as GET. */
    public static Optional<Route> find(String method, String path) {
        HttpMethod wanted = method.equals("HEAD") ? HttpMethod.GET : HttpMethod.valueOf(method);
        PathContainer parsed = PathContainer.parsePath(path);
        return ALL.stream()
                .filter(route -> route.method().equals(wanted) && route.path().matches(parsed))
                .findFirst();
    }

    /** Whether a person may open a page: what navigation shows. */
    public static boolean isOpenTo(Me me, String path) {
        return find("GET", path).filter(route -> admits(route.guest(), me)).isPresent();
    }

    static boolean admits(Guest guest, Me me) {
        return switch (guest) {
            case Guest.Everyone _, Guest.SignedInPerson _ -> true;
            case Guest.Holder holder -> me.hasAny(holder.roles());
            case Guest.Token _ -> false;
        };
    }
}
