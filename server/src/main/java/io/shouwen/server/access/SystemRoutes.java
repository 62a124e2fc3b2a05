package io.shouwen.server.access;

import static io.shouwen.server.access.Route.everyone;
import static io.shouwen.server.access.Route.token;

import java.util.List;

/** The doors of other systems. */
final class SystemRoutes {
    private SystemRoutes() {}

    static final List<Route> ALL =
            List.of(
                    everyone("GET", "/api/v1/openapi.json"),
                    everyone("GET", "/api/v1/time"),
                    token("POST", "/api/v1/requests"),
                    token("GET", "/api/v1/requests"),
                    token("GET", "/api/v1/requests/{number}"),
                    token("POST", "/api/v1/requests/{number}/facts"),
                    token("POST", "/api/v1/orders-from-above"),
                    token("POST", "/api/v1/facts"),
                    token("POST", "/api/v1/event-logs"),
                    token("POST", "/api/v1/bills"),
                    token("POST", "/api/v1/calls/events"),
                    token("POST", "/api/v1/complaints"),
                    token("GET", "/api/v1/me"),
                    everyone("GET", "/api/v1/seal/keys"),
                    token("GET", "/api/v1/seal/roots"),
                    token("GET", "/api/v1/seal/roots/{newer}/since/{older}"),
                    token("GET", "/api/v1/seal/facts/{subject}/{n}"));
}
