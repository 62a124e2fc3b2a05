package io.shouwen.server.access;

import io.shouwen.server.organisation.Role;

/** Roles that use the same doors in several rooms. */
final class Circles {
    private Circles() {}

    /** Everybody who has to do with requests; an administrator has not. */
    static final Role[] WORKING = {
        Role.AGENT,
        Role.DISPATCHER,
        Role.TECHNICIAN,
        Role.CHIEF,
        Role.QUALITY,
        Role.DEPUTY,
        Role.HEAD,
        Role.EXECUTIVE
    };

    static final Role[] STEERING = {
        Role.DISPATCHER, Role.CHIEF, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    static final Role[] MORNING = {
        Role.DISPATCHER, Role.CHIEF, Role.QUALITY, Role.DEPUTY, Role.HEAD, Role.EXECUTIVE
    };

    /** Who serves at the counters of a hall. */
    static final Role[] COUNTERS = {Role.CLERK, Role.CASHIER, Role.MANAGER};
}
