package io.shouwen.server.hall;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The halls that a person's posts of today reach. */
@Component
public final class MyHalls {
    private final Units units;
    private final Halls halls;

    public MyHalls(Units units, Halls halls) {
        this.units = units;
        this.halls = halls;
    }

    /** The units that the posts of these roles reach. */
    public Set<Integer> reach(Me me, Collection<Role> roles) {
        Set<Integer> posts =
                me.posts().stream()
                        .filter(post -> roles.contains(post.role()))
                        .map(Post::unit)
                        .collect(Collectors.toSet());
        return units.reach(me.org(), posts);
    }

    /** The halls among them, in the order in which they were founded. */
    public List<Hall> of(Me me, Collection<Role> roles) {
        return halls.of(me.org(), reach(me, roles));
    }

    /** The halls among them by their names, to choose from. */
    public List<Units.Unit> named(Me me, Collection<Role> roles) {
        Map<Integer, Units.Unit> all = units.all(me.org());
        return of(me, roles).stream()
                .flatMap(hall -> Optional.ofNullable(all.get(hall.unit())).stream())
                .toList();
    }

    /** The hall that was asked for, else the first; one out of reach looks like none. */
    public Hall one(Me me, Collection<Role> roles, Optional<Integer> unit) {
        List<Hall> reached = of(me, roles);
        if (reached.isEmpty()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no-hall");
        }
        return reached.stream()
                .filter(hall -> unit.map(wanted -> wanted == hall.unit()).orElse(true))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** A moment of a form, by the clock on the person's wall; empty where it is none. */
    public static Optional<Instant> moment(Me me, String typed) {
        try {
            return typed.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(typed).atZone(me.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
