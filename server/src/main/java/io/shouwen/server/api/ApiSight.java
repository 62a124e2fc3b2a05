package io.shouwen.server.api;

import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Veil;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Set;

/** What a token may see: what its person's posts reach, or the whole house if it has no person. */
@Component
class ApiSight {
    private final Units units;
    private final Staff staff;
    private final Requests requests;
    private final Veil veil;

    ApiSight(Units units, Staff staff, Requests requests, Veil veil) {
        this.veil = veil;
        this.units = units;
        this.staff = staff;
        this.requests = requests;
    }

    Set<Integer> units(Caller caller) {
        return caller.person().isPresent()
                ? units.reach(caller.org(), staff.posts(caller.org(), caller.person().getAsInt()))
                : Set.copyOf(units.all(caller.org()).keySet());
    }

    /** One that does not exist and one out of sight look the same. */
    Story story(Caller caller, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> requests.find(caller.org(), id))
                .filter(story -> units(caller).contains(story.request().unit()))
                .filter(story -> !hidden(caller, story))
                .orElseThrow(Refusal::notFound);
    }

    /** From the person of the token, if it has one. */
    private boolean hidden(Caller caller, Story story) {
        return caller.person().isPresent()
                && veil.hides(caller.org(), caller.person().getAsInt(), story.request());
    }

    static Sender sender(Caller caller, String key) {
        return new Sender(caller.org(), Actor.token(caller.token(), caller.kinds()), key, "api");
    }
}
