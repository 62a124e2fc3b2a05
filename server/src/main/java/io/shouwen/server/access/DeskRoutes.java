package io.shouwen.server.access;

import static io.shouwen.server.access.Circles.MORNING;
import static io.shouwen.server.access.Circles.STEERING;
import static io.shouwen.server.access.Circles.WORKING;
import static io.shouwen.server.access.Route.everyone;
import static io.shouwen.server.access.Route.holders;

import io.shouwen.server.organisation.Role;

import java.util.List;

/** The doors of the desk: calls, requests from the first ring to the last slip, the field. */
final class DeskRoutes {
    private DeskRoutes() {}

    private static final Role[] SECOND_PEOPLE = {
        Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.HEAD
    };

    /** Who speaks with customers and may see their values whole, for a reason. */
    private static final Role[] ANSWERING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER,
        Role.QUALITY
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
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER
    };

    /** Who may be the handler of a request. */
    private static final Role[] HANDLING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER,
        Role.HEAD
    };

    /** Who asks somebody to take a request over: also a guide, who was asked first. */
    private static final Role[] OFFERING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.GREETER,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER,
        Role.HEAD
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

    /** Who has to do with single requests: also whoever accepted one at a counter. */
    private static final Role[] REQUESTS = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.GREETER,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER,
        Role.QUALITY,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    static final List<Route> ALL =
            List.of(
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
                    holders("GET", "/requests", REQUESTS),
                    holders("GET", "/requests/{number}", REQUESTS),
                    holders("GET", "/requests/{number}/story", REQUESTS),
                    holders("GET", "/requests/{number}/live", REQUESTS),
                    holders("POST", "/requests/{number}/customer", ANSWERING),
                    holders("GET", "/requests/{number}/files", REQUESTS),
                    holders("POST", "/requests/{number}/files", HANDLING),
                    holders("POST", "/requests/{number}/files/shown", ANSWERING),
                    holders("POST", "/requests/{number}/files/{id}", ANSWERING),
                    holders("POST", "/requests/{number}/dossier", WORKING),
                    holders("POST", "/requests/{number}/facts/{n}/{word}", SECOND_PEOPLE),
                    holders("POST", "/requests/{number}/close", CLOSING),
                    holders("POST", "/requests/{number}/withdraw", Role.AGENT, Role.DISPATCHER),
                    holders("POST", "/requests/{number}/urgent", PHONES),
                    holders("POST", "/requests/{number}/not-urgent", PHONES),
                    holders("POST", "/requests/{number}/severity", Role.DISPATCHER, Role.CHIEF),
                    holders("POST", "/requests/{number}/offer", OFFERING),
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
                    holders("GET", "/desk", STEERING),
                    holders("GET", "/desk/board", STEERING),
                    holders("GET", "/desk/live", STEERING),
                    holders("POST", "/desk/{number}/handler", ASSIGNING),
                    holders("GET", "/dispatch", STEERING),
                    holders("GET", "/dispatch/{number}/suggestion", STEERING),
                    holders("POST", "/dispatch/{number}/handler", ASSIGNING),
                    holders("POST", "/dispatch/terms", Role.CHIEF, Role.HEAD),
                    holders("POST", "/dispatch/people/{person}/skills", Role.CHIEF, Role.HEAD),
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
                            Role.CHIEF));
}
