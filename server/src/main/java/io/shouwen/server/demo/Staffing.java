package io.shouwen.server.demo;

import io.shouwen.server.demo.Crowd.Worker;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Role;

import java.util.ArrayList;
import java.util.List;

/**
 * Who works on a demo day: agents at the phones, a dispatcher, and the technicians of both crews.
 *
 * @param token of the telephone exchange
 */
record Staffing(
        List<Agent> agents, Visitor dispatcher, List<Technician> technicians, String token) {
    Staffing {
        agents = List.copyOf(agents);
        technicians = List.copyOf(technicians);
    }

    /** How many a day takes. */
    record Numbers(int agents, int urban, int rural) {
        static final Numbers USUAL = new Numbers(12, 44, 20);
    }

    /** Somebody at a phone. */
    static final class Agent {
        final Visitor visitor;
        final String extension;
        boolean busy;

        Agent(Visitor visitor, String extension) {
            this.visitor = visitor;
            this.extension = extension;
        }
    }

    /** Somebody on the road, with the jobs that wait for them. */
    static final class Technician {
        final Visitor visitor;
        final int person;
        final boolean rural;
        final List<Repair> jobs = new ArrayList<>();
        boolean busy;

        /** Sent, and not accepted yet. */
        int coming;

        Technician(Visitor visitor, int person, boolean rural) {
            this.visitor = visitor;
            this.person = person;
            this.rural = rural;
        }

        /** How many jobs there are before a new one. */
        int before() {
            return jobs.size() + coming + (busy ? 1 : 0);
        }
    }

    /** A repair on its way. */
    record Repair(String number, Invented.Home home) {}

    static Staffing hire(Crowd crowd, OrgId org, String base, Numbers numbers) {
        List<Agent> agents = new ArrayList<>();
        for (Worker worker : crowd.of(org, "sunli", Role.AGENT, "ya1", numbers.agents())) {
            agents.add(
                    new Agent(
                            Visitor.as(base, worker.login()),
                            Integer.toString(8001 + agents.size())));
        }
        List<Technician> technicians = new ArrayList<>();
        crowd.of(org, "liwei", Role.TECHNICIAN, "yb2", numbers.urban())
                .forEach(one -> technicians.add(technician(base, one, false)));
        crowd.of(org, "liuyang", Role.TECHNICIAN, "yc3", numbers.rural())
                .forEach(one -> technicians.add(technician(base, one, true)));
        return new Staffing(agents, Visitor.as(base, "xufang"), technicians, crowd.exchange(org));
    }

    private static Technician technician(String base, Worker worker, boolean rural) {
        return new Technician(Visitor.as(base, worker.login()), worker.person(), rural);
    }
}
