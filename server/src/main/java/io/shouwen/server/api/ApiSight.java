package io.shouwen.server.api;

import io.shouwen.server.access.Caller;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.story.Veil;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.Set;

/** What a token may see: what its person's posts reach, or the whole house if it has no person. */
@Component
public final class ApiSight {
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

    public Set<Integer> units(Caller caller) {
        return caller.person().isPresent()
                ? units.reach(caller.org(), staff.posts(caller.org(), caller.person().getAsInt()))
                : Set.copyOf(units.all(caller.org()).keySet());
    }

    /** Whose eyes the token has. */
    public Unveiled.Reader reader(Caller caller) {
        return caller.person().isPresent()
                ? new Unveiled.Reader(
                        caller.person().getAsInt(),
                        Set.copyOf(staff.posts(caller.org(), caller.person().getAsInt())))
                : Unveiled.Reader.nobody();
    }

    /** One that does not exist and one out of sight look the same. */
    Story story(Caller caller, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> requests.find(caller.org(), id))
                .filter(story -> units(caller).contains(story.request().unit()))
                .filter(story -> !hides(caller, story.request()))
                .orElseThrow(Refusal::notFound);
    }

    /** Whether a request is kept from the person of the token, if it has one. */
    private boolean hides(Caller caller, RequestRow request) {
        return caller.person().isPresent()
                && veil.hides(caller.org(), caller.person().getAsInt(), request);
    }

    static Sender sender(Caller caller, String key) {
        return sender(caller, key, "api");
    }

    static Sender sender(Caller caller, String key, String source) {
        return new Sender(caller.org(), Actor.token(caller.token(), caller.kinds()), key, source);
    }
}
