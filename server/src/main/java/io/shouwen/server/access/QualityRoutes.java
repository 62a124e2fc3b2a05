package io.shouwen.server.access;

import static io.shouwen.server.access.Circles.MORNING;
import static io.shouwen.server.access.Circles.WORKING;
import static io.shouwen.server.access.Route.holders;
import static io.shouwen.server.access.Route.signedIn;

import io.shouwen.server.organisation.Role;

import java.util.List;

/**
 * The doors of those who look after the code: findings, ledgers, complaints, inspections, reports,
 * ratings.
 */
final class QualityRoutes {
    private QualityRoutes() {}

    /** Who plans an inspection. */
    private static final Role[] PLANNING = {Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE};

    /** Who takes complaints in beside the phone desk. */
    private static final Role[] COMPLAINTS = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY
    };

    /** Who says whom a complaint is about. */
    private static final Role[] NAMING = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who reads what customers said of a hall. */
    private static final Role[] RATINGS = {
        Role.MANAGER, Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who asks that a complaint is handled as less than one. */
    private static final Role[] CHANGING = {
        Role.AGENT, Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD
    };

    static final List<Route> ALL =
            List.of(
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
                    holders("GET", "/people/{person}/ledger", Role.OVERSEEING),
                    holders("GET", "/units/{unit}/ledger", Role.OVERSEEING),
                    holders("POST", "/people/{person}/merits", Role.DECIDING),
                    holders("POST", "/people/{person}/records", Role.DECIDING),
                    holders("GET", "/ratings", RATINGS),
                    holders("GET", "/ratings/{number}", RATINGS),
                    holders("POST", "/ratings/counted", Role.QUALITY),
                    holders("POST", "/ratings/feedback", Role.MANAGER, Role.QUALITY, Role.HEAD),
                    holders(
                            "POST",
                            "/ratings/{number}/contact",
                            Role.MANAGER,
                            Role.QUALITY,
                            Role.HEAD),
                    holders(
                            "POST",
                            "/ratings/{number}/{act}",
                            Role.MANAGER,
                            Role.QUALITY,
                            Role.HEAD),
                    holders("GET", "/complaints", WORKING),
                    holders("POST", "/complaints", COMPLAINTS),
                    holders("GET", "/complaints/new", COMPLAINTS),
                    holders("POST", "/complaints/answer", COMPLAINTS),
                    holders("GET", "/complaints/{number}", WORKING),
                    holders("POST", "/complaints/{number}/concern", NAMING),
                    holders("POST", "/complaints/{number}/changes", CHANGING),
                    holders("POST", "/complaints/{number}/changes/{n}/{word}", Role.DECIDING),
                    holders("POST", "/complaints/{number}/decision", Role.DECIDING),
                    holders("POST", "/complaints/{number}/apology", WORKING),
                    holders(
                            "POST",
                            "/complaints/{number}/apology-for",
                            Role.CHIEF,
                            Role.QUALITY,
                            Role.HEAD,
                            Role.EXECUTIVE),
                    holders("POST", "/complaints/{number}/reward", Role.DECIDING),
                    holders(
                            "POST",
                            "/complaints/{number}/close",
                            Role.CHIEF,
                            Role.QUALITY,
                            Role.HEAD),
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
                    holders("GET", "/morning/excel", MORNING),
                    holders("GET", "/morning/{standing}", MORNING),
                    holders("GET", "/reports", MORNING),
                    holders("GET", "/reports/{length}/{from}", MORNING),
                    holders("GET", "/reports/{length}/{from}/excel", MORNING),
                    holders("GET", "/reports/{length}/{from}/figures/{figure}", MORNING),
                    holders("GET", "/reports/{length}/{from}/clauses/{clause}", MORNING),
                    holders("GET", "/reports/{length}/{from}/areas/{area}", MORNING),
                    holders("GET", "/reports/year/{from}/evidence", Role.EXECUTIVE),
                    holders("POST", "/reports/month/{from}/signature", Role.EXECUTIVE));
}
