package io.shouwen.server.access;

import static io.shouwen.server.access.Circles.COUNTERS;
import static io.shouwen.server.access.Circles.MORNING;
import static io.shouwen.server.access.Circles.STEERING;
import static io.shouwen.server.access.Route.everyone;
import static io.shouwen.server.access.Route.holders;
import static io.shouwen.server.access.Route.signedIn;

import io.shouwen.server.organisation.Role;

import java.util.List;

/** The doors of the house itself: signing in, what is one's own, the code, masters and settings. */
final class HouseRoutes {
    private HouseRoutes() {}

    /** Who takes the requests of their units out as a file. */
    private static final Role[] EXPORTING = {Role.HEAD, Role.EXECUTIVE, Role.ADMIN};

    static final List<Route> ALL =
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
                    signedIn("GET", "/demo"),
                    signedIn("POST", "/demo"),
                    signedIn("GET", "/code"),
                    signedIn("GET", "/code/{code}/{version}"),
                    signedIn("POST", "/code/{code}/{version}/acknowledgement"),
                    holders("GET", "/code/{code}/{version}/signatures", Role.OVERSEEING),
                    signedIn("GET", "/my/findings"),
                    signedIn("GET", "/my/ledger"),
                    signedIn("GET", Routes.PASSWORD),
                    signedIn("POST", Routes.PASSWORD),
                    signedIn("GET", "/my/notices"),
                    signedIn("POST", "/my/notices/read"),
                    holders("GET", "/my/ratings", COUNTERS),
                    holders("GET", "/notices", STEERING),
                    signedIn("GET", "/roster"),
                    signedIn("GET", "/roster/{unit}/{month}"),
                    holders("POST", "/roster/{unit}/days", Role.CHIEF, Role.HEAD),
                    holders("POST", "/roster/{unit}/shifts", Role.CHIEF, Role.HEAD),
                    signedIn("POST", "/roster/{unit}/swaps"),
                    signedIn("POST", "/roster/{unit}/swaps/{id}/{word}"),
                    holders("GET", "/accounts", Role.ADMIN),
                    holders("POST", "/accounts/missing", Role.ADMIN),
                    holders("POST", "/accounts/{person}", Role.ADMIN),
                    holders("POST", "/accounts/{person}/password", Role.ADMIN),
                    holders("POST", "/accounts/{person}/closed", Role.ADMIN),
                    holders("GET", "/limits", MORNING),
                    holders("POST", "/limits", Role.HEAD, Role.EXECUTIVE),
                    holders("GET", "/masters", Role.ADMIN),
                    holders("GET", "/masters/template", Role.ADMIN),
                    holders("POST", "/masters/export", Role.ADMIN),
                    holders("POST", "/masters/uploads", Role.ADMIN),
                    holders("POST", "/masters/uploads/{upload}", Role.ADMIN),
                    holders("GET", "/subscriptions", Role.ADMIN),
                    holders("POST", "/subscriptions", Role.ADMIN),
                    holders("GET", "/subscriptions/{id}", Role.ADMIN),
                    holders("POST", "/subscriptions/{id}", Role.ADMIN),
                    holders("POST", "/subscriptions/{id}/{act}", Role.ADMIN),
                    holders("POST", "/subscriptions/{id}/deliveries/{n}", Role.ADMIN),
                    holders("GET", "/event-logs", EXPORTING),
                    holders("POST", "/event-logs", EXPORTING),
                    holders("GET", "/event-logs/mapping/{code}/{version}/{format}", EXPORTING),
                    holders("GET", "/inbox", Role.ADMIN),
                    signedIn("GET", "/seal"),
                    signedIn("GET", "/seal/facts/{subject}/{n}"));
}
