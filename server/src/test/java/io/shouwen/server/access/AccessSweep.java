package io.shouwen.server.access;

import io.shouwen.server.TestServer;
import io.shouwen.server.access.AccessVisitor.Answer;
import io.shouwen.server.organisation.Role;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Sends everybody to every door, and notes each answer that is not the one of the table. */
final class AccessSweep {
    /**
     * Who is refused for their role is so wherever they stand: that is tried elsewhere too in the
     * full run.
     */
    private static final boolean ALL = Boolean.getBoolean("shouwen.doors.all");

    /** Open to whoever comes, so that there is nothing to find out there. */
    private static final Set<String> SAME_FOR_ALL = Set.of("/sign-in", "/sign-out", "/set-up");

    private final AccessErrands errands;
    private final Set<String> secrets;
    private final AccessVisitor nobody;
    private final Map<Role, AccessVisitor> inSight;
    private final Map<Role, AccessVisitor> outOfSight;
    private final Map<Role, AccessVisitor> other;
    private final Map<String, AccessVisitor> systems;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();

    AccessSweep(TestServer server, AccessHouse house, AccessErrands errands) {
        this.errands = errands;
        this.secrets = house.secrets();
        this.nobody = AccessVisitor.nobody(server);
        this.inSight = each(role -> person(server, of(AccessHouse.IN_SIGHT, role)));
        this.outOfSight = each(role -> person(server, "out-" + role.code()));
        this.other = each(role -> person(server, "other-" + role.code()));
        Set<String> all = new TreeSet<>(errands.kinds());
        house.token(AccessHouse.HOME, "bare", Optional.empty(), Set.of());
        house.token(AccessHouse.HOME, "full", Optional.empty(), all);
        house.token(AccessHouse.HOME, "out", Optional.of("out-technician"), all);
        house.token(house.other, "other", Optional.empty(), all);
        this.systems =
                Map.of(
                        "bare", AccessVisitor.system(server, "bare"),
                        "full", AccessVisitor.system(server, "full"),
                        "out", AccessVisitor.system(server, "out"),
                        "other", AccessVisitor.system(server, "other"));
    }

    private static AccessVisitor person(TestServer server, String login) {
        return AccessVisitor.person(server, login);
    }

    private static Map<Role, AccessVisitor> each(Function<Role, AccessVisitor> visitor) {
        Map<Role, AccessVisitor> visitors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            visitors.put(role, visitor.apply(role));
        }
        return visitors;
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    List<String> leaks() {
        return List.copyOf(leaks);
    }

    void page(String route, AccessTable table) {
        send(route, "nobody", nobody, table.cell(route, "nobody"));
        send(route, "a token", of(systems, "full"), table.cell(route, "token"));
        for (Role role : Role.values()) {
            String own = table.cell(route, role.code());
            boolean open = own.equals("open");
            send(route, role.code(), of(inSight, role), own);
            if (!open && !ALL) {
                continue;
            }
            send(
                    route,
                    role.code() + " out of sight",
                    of(outOfSight, role),
                    open ? table.cell(route, "out") : own);
            Answer elsewhere =
                    send(
                            route,
                            role.code() + " of another organisation",
                            of(other, role),
                            open ? table.cell(route, "other") : own);
            search(route, role.code() + " of another organisation", elsewhere);
        }
    }

    /** A route of the interface. */
    void door(String route, AccessTable table) {
        send(route, "nobody", nobody, table.cell(route, "nobody"));
        for (Role role : Role.values()) {
            send(route, role.code(), of(inSight, role), table.cell(route, "person"));
        }
        systems.forEach((name, system) -> {
            Answer answer = send(route, "token " + name, system, table.cell(route, name));
            if (name.equals("other")) {
                search(route, "a system of another organisation", answer);
            }
        });
    }

    private Answer send(String route, String who, AccessVisitor visitor, String expected) {
        String method = route.substring(0, route.indexOf(' '));
        boolean throwAway = method.equals("POST") && route.contains(" /sign-");
        AccessVisitor sent = throwAway ? visitor.again() : visitor;
        Answer answer = sent.send(method, errands.path(route), errands.body(route));
        if (!answer.word().equals(expected)) {
            wrong.add(
                    "%s as %s: the table says %s, but the answer was %s (%d)"
                            .formatted(route, who, expected, answer.word(), answer.status()));
        }
        return answer;
    }

    /** What somebody has typed themselves they are told again: that is no leak. */
    private void search(String route, String who, Answer answer) {
        if (SAME_FOR_ALL.stream().anyMatch(path -> route.contains(" " + path))) {
            return;
        }
        for (String secret : secrets) {
            boolean typed = (errands.path(route) + errands.body(route)).contains(secret);
            if (!typed && answer.body().contains(secret)) {
                leaks.add("%s tells %s: %s".formatted(route, who, secret));
            }
        }
    }
}
