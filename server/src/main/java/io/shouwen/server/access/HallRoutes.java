package io.shouwen.server.access;

import static io.shouwen.server.access.Circles.COUNTERS;
import static io.shouwen.server.access.Route.everyone;
import static io.shouwen.server.access.Route.holders;

import io.shouwen.server.organisation.Role;

import java.util.List;

/**
 * The doors of a hall: its screens without a name, the floor, the guide, counters, the cash desk.
 */
final class HallRoutes {
    private HallRoutes() {}

    /** Who sees a hall live. */
    private static final Role[] FLOOR = {
        Role.MANAGER, Role.GREETER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who sees that help is called in a hall. */
    private static final Role[] HELPED = {
        Role.GREETER,
        Role.CLERK,
        Role.CASHIER,
        Role.MANAGER,
        Role.CHIEF,
        Role.QUALITY,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    /** Who calls for help in a hall, and comes. */
    private static final Role[] COLLEAGUES = {Role.GREETER, Role.CLERK, Role.CASHIER, Role.MANAGER};

    /** Who receives customers in a hall. */
    private static final Role[] GUIDING = {Role.GREETER, Role.CLERK, Role.MANAGER};

    /** Who looks up what customers owe at a hall. */
    private static final Role[] DUES = {Role.CASHIER, Role.CLERK, Role.MANAGER};

    /** Who reads about the money of a hall. */
    private static final Role[] CASH = {
        Role.CASHIER, Role.MANAGER, Role.CHIEF, Role.QUALITY, Role.HEAD, Role.EXECUTIVE
    };

    static final List<Route> ALL =
            List.of(
                    everyone("GET", "/rate/{secret}"),
                    everyone("GET", "/rate/{secret}/now"),
                    everyone("POST", "/rate/{secret}"),
                    everyone("GET", "/kiosk/{secret}/rate"),
                    everyone("POST", "/kiosk/{secret}/rate"),
                    everyone("GET", "/portal/{secret}"),
                    everyone("POST", "/portal/{secret}"),
                    everyone("GET", "/t/{secret}/rate"),
                    everyone("POST", "/t/{secret}/rate"),
                    everyone("POST", "/t/{secret}/said"),
                    holders("GET", "/counter", COUNTERS),
                    holders("GET", "/counter/strip", COUNTERS),
                    holders("GET", "/counter/line", COUNTERS),
                    holders("POST", "/counter/{act}", COUNTERS),
                    holders("POST", "/bridges/{id}/said", COUNTERS),
                    holders("POST", "/counter/scan", COUNTERS),
                    holders("GET", "/counter/scans/{number}", COUNTERS),
                    holders("POST", "/counter/scans/{number}/{id}", COUNTERS),
                    holders("GET", "/cashier", DUES),
                    holders("POST", "/cashier/find", DUES),
                    holders("GET", "/cashier/payments", CASH),
                    holders("POST", "/cashier/payments", Role.CASHIER),
                    holders("POST", "/cashier/deposits", Role.CASHIER),
                    holders("GET", "/cashier/payments/{number}", CASH),
                    holders("POST", "/cashier/payments/{number}/customer", Role.CASHIER),
                    holders("POST", "/cashier/payments/{number}/{act}", Role.CASHIER, Role.MANAGER),
                    holders("GET", "/cashier/receipts/{number}", CASH),
                    holders("GET", "/cashier/receipts/{number}/pdf", CASH),
                    holders(
                            "POST",
                            "/cashier/receipts/{number}/reprint",
                            Role.CASHIER,
                            Role.MANAGER),
                    holders("GET", "/cashier/invoices", CASH),
                    holders("GET", "/cashier/refunds", CASH),
                    holders("POST", "/cashier/refunds", Role.CASHIER),
                    holders("GET", "/cashier/refunds/{number}", CASH),
                    holders("POST", "/cashier/refunds/{number}/customer", Role.CASHIER),
                    holders(
                            "POST",
                            "/cashier/refunds/{number}/{act}",
                            Role.CASHIER,
                            Role.MANAGER,
                            Role.CHIEF),
                    holders("POST", "/cashier/waivers", Role.CASHIER),
                    holders("POST", "/cashier/waivers/{number}/{act}", Role.MANAGER, Role.CHIEF),
                    holders("GET", "/cashier/slips", DUES),
                    holders("POST", "/cashier/slips", Role.CASHIER, Role.CLERK),
                    holders("GET", "/cashier/report", CASH),
                    holders("GET", "/cashier/report/excel", CASH),
                    holders("GET", "/cashier/reconciliation", CASH),
                    holders("POST", "/cashier/reconciliation", Role.MANAGER, Role.CHIEF),
                    holders("GET", "/cashier/reconciliation/{id}", CASH),
                    holders("GET", "/cashier/corrections", CASH),
                    holders(
                            "POST",
                            "/cashier/corrections",
                            Role.CASHIER,
                            Role.CLERK,
                            Role.MANAGER,
                            Role.CHIEF),
                    holders(
                            "POST",
                            "/cashier/corrections/{number}/{act}",
                            Role.MANAGER,
                            Role.CHIEF),
                    holders("GET", "/cashier/till", CASH),
                    holders("POST", "/cashier/till", Role.CASHIER),
                    holders(
                            "POST",
                            "/cashier/till/{number}/{act}",
                            Role.CASHIER,
                            Role.MANAGER,
                            Role.CHIEF),
                    holders("POST", "/cashier/days/lock", Role.MANAGER, Role.CHIEF),
                    holders(
                            "POST",
                            "/cashier/days/{unit}/{day}/{act}",
                            Role.CASHIER,
                            Role.MANAGER,
                            Role.CHIEF),
                    holders("GET", "/cashier/bills", Role.MANAGER, Role.ADMIN),
                    holders("GET", "/cashier/bills/template", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/cashier/bills", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/cashier/bills/withdraw", Role.MANAGER),
                    holders("POST", "/cashier/terms", Role.MANAGER),
                    holders("POST", "/cashier/late-rates", Role.MANAGER),
                    holders("GET", "/cashier/payees/{code}/excel", CASH),
                    holders("POST", "/cashier/payees", Role.MANAGER),
                    everyone("GET", "/kiosk/{secret}"),
                    everyone("GET", "/kiosk/{secret}/services"),
                    everyone("GET", "/kiosk/{secret}/services/{service}"),
                    everyone("POST", "/kiosk/{secret}/tickets"),
                    everyone("GET", "/kiosk/{secret}/here"),
                    everyone("POST", "/kiosk/{secret}/here"),
                    everyone("GET", "/line/{code}"),
                    everyone("GET", "/line/{code}/services/{service}"),
                    everyone("POST", "/line/{code}/numbers"),
                    everyone("GET", "/line/{code}/times"),
                    everyone("GET", "/line/{code}/services/{service}/times"),
                    everyone("POST", "/line/{code}/appointments"),
                    everyone("GET", "/line/{code}/here/{word}"),
                    everyone("POST", "/line/{code}/here/{word}"),
                    everyone("GET", "/display/{secret}"),
                    everyone("GET", "/display/{secret}/now"),
                    everyone("GET", "/display/{secret}/changes"),
                    everyone("GET", "/display/{secret}/clips/{name}"),
                    everyone("GET", "/t/{secret}"),
                    everyone("GET", "/t/{secret}/now"),
                    everyone("GET", "/t/{secret}/changes"),
                    everyone("POST", "/t/{secret}/left"),
                    everyone("POST", "/t/{secret}/back"),
                    everyone("POST", "/t/{secret}/papers"),
                    everyone("POST", "/t/{secret}/confirmed"),
                    everyone("GET", "/t/{secret}/not-done"),
                    everyone("POST", "/t/{secret}/not-done"),
                    everyone("GET", "/a/{secret}"),
                    everyone("POST", "/a/{secret}/off"),
                    everyone("GET", "/t/{secret}/phone"),
                    everyone("POST", "/t/{secret}/phone"),
                    holders("GET", "/help-calls", HELPED),
                    holders("POST", "/help-calls", COLLEAGUES),
                    holders("POST", "/help-calls/{id}/going", COLLEAGUES),
                    holders("GET", "/floor", FLOOR),
                    holders("GET", "/floor/board", FLOOR),
                    holders("GET", "/floor/changes", FLOOR),
                    holders("GET", "/floor/overtime", FLOOR),
                    holders("GET", "/floor/overtime/excel", FLOOR),
                    holders("POST", "/floor/counters/{id}", Role.MANAGER),
                    holders("POST", "/floor/counters/{id}/moved", Role.MANAGER),
                    holders("POST", "/floor/counters/{id}/sign", Role.MANAGER),
                    holders("POST", "/floor/counters/{id}/customer", Role.MANAGER),
                    holders("POST", "/floor/state", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/help", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/tickets/{number}/contact", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/tickets/{number}/here", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/tickets/{number}/gone", Role.MANAGER, Role.GREETER),
                    holders(
                            "POST",
                            "/floor/tickets/{number}/handed-over",
                            Role.MANAGER,
                            Role.GREETER),
                    holders(
                            "POST",
                            "/floor/tickets/{number}/disruptive",
                            Role.MANAGER,
                            Role.GREETER),
                    holders("POST", "/floor/callbacks/{id}", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/callbacks/{id}/phone", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/paper", Role.MANAGER, Role.GREETER),
                    holders("POST", "/floor/paper/{id}", Role.MANAGER, Role.GREETER),
                    holders("GET", "/appointments", GUIDING),
                    holders("POST", "/appointments", GUIDING),
                    holders("POST", "/appointments/{id}/came", GUIDING),
                    holders("POST", "/appointments/{id}/off", GUIDING),
                    holders("GET", "/guide", GUIDING),
                    holders("POST", "/guide", GUIDING),
                    holders("GET", "/guide/{number}", GUIDING),
                    holders("POST", "/guide/{number}/acts", GUIDING),
                    holders("GET", "/guide/{number}/papers", GUIDING),
                    holders("POST", "/guide/{number}/papers", GUIDING),
                    holders("POST", "/guide/{number}/papers/added", GUIDING),
                    holders("POST", "/guide/{number}/ticket", GUIDING),
                    holders("POST", "/guide/{number}/priority", GUIDING),
                    holders("POST", "/guide/{number}/handover", GUIDING),
                    holders("POST", "/guide/{number}/unreachable", GUIDING),
                    holders("POST", "/guide/{number}/redirect", GUIDING),
                    holders("POST", "/guide/{number}/line", GUIDING),
                    holders("POST", "/guide/{number}/back", GUIDING),
                    holders("POST", "/guide/{number}/slip", GUIDING),
                    holders("POST", "/guide/{number}/passed-on", GUIDING),
                    holders("POST", "/guide/{number}/not-done", GUIDING),
                    holders("GET", "/hall/settings", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/remote", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/appointments", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/clips", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/clips/removed", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/counters", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/counters/{id}", Role.MANAGER, Role.ADMIN),
                    holders(
                            "POST",
                            "/hall/settings/counters/{id}/removed",
                            Role.MANAGER,
                            Role.ADMIN),
                    holders(
                            "POST",
                            "/hall/settings/counters/{id}/brought-back",
                            Role.MANAGER,
                            Role.ADMIN),
                    holders("POST", "/hall/settings/devices", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/bridges", Role.MANAGER, Role.ADMIN),
                    holders("POST", "/hall/settings/devices/{id}", Role.MANAGER, Role.ADMIN),
                    holders(
                            "POST",
                            "/hall/settings/devices/{id}/revoked",
                            Role.MANAGER,
                            Role.ADMIN));
}
