package io.shouwen.server.story;

import io.shouwen.server.access.Me;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests a person may see: those of the units their posts of today reach, their own, and
 * those that such a unit is asked to help with; never one that is veiled from them.
 */
@Component
public final class Sight {
    private final Units units;
    private final Requests requests;
    private final Veil veil;

    public Sight(Units units, Requests requests, Veil veil) {
        this.units = units;
        this.requests = requests;
        this.veil = veil;
    }

    /** The units whose requests the person may see. */
    public Set<Integer> units(Me me) {
        return units.reach(me.org(), me.units());
    }

    /** Whether the person may see this request. */
    public boolean sees(Me me, RequestRow request) {
        if (veil.hides(me.org(), me.person(), request)) {
            return false;
        }
        boolean own =
                request.handler() == me.person()
                        || request.firstContact() == me.person()
                        || request.offeredTo().filter(to -> to == me.person()).isPresent();
        if (own) {
            return true;
        }
        Set<Integer> reached = units(me);
        return reached.contains(request.unit())
                || requests.supports(me.org(), request.id(), reached);
    }

    /** The request of a number; one that does not exist and one out of sight look the same. */
    public Story story(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> requests.find(me.org(), id))
                .filter(story -> sees(me, story.request()))
                .orElseThrow(Refusal::notFound);
    }

    /** For whose eyes a list is: what is veiled from them is not on it. */
    public static Unveiled.Reader reader(Me me) {
        return new Unveiled.Reader(me.person(), me.units());
    }

    /** The person as the sender of a command. */
    public static Sender sender(Me me, String key, String source) {
        Set<String> roles = me.roles().stream().map(Role::code).collect(Collectors.toSet());
        return new Sender(me.org(), Actor.person(me.person(), roles), key, source);
    }
}
