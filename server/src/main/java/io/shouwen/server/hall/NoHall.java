package io.shouwen.server.hall;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.LinkRule;

import java.util.Set;

/**
 * A room of halls has nothing for whoever reaches no hall with these roles.
 *
 * @param path of the room
 */
public record NoHall(MyHalls mine, String path, Set<Role> roles) implements LinkRule {
    public NoHall {
        roles = Set.copyOf(roles);
    }

    @Override
    public boolean isEmptyFor(Me me) {
        return mine.of(me, roles).isEmpty();
    }
}
