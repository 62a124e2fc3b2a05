package io.shouwen.server.hotline;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.call.CallKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.subject.SubjectId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call is to the matter it is about. A contact belongs to the matter: to the request where
 * there is one, else to the call itself.
 */
final class Contacts {
    private static final String PROMISED_TIME = "promised-time";

    private Contacts() {}

    /** A request is opened in the call. */
    static List<NewFact> first(Me me, String call) {
        return List.of(
                contact(me, "repair", false, false),
                NewFact.now(
                        HotlineKinds.NOTED,
                        Map.of("phone", new Value.Flag(true), "address", new Value.Flag(true))),
                linked(CallKinds.CALL, call));
    }

    /** The customer called the technician, who takes the report himself (cable.3.2.4b). */
    static List<NewFact> selfTaken(Me me) {
        return List.of(
                contact(me, "repair", false, true), NewFact.now(HotlineKinds.SELF_TAKEN, Map.of()));
    }

    /**
     * The request was there before: whoever answers tells its story, and that it was asked again.
     */
    static List<NewFact> again(Me me, String call, String matter) {
        List<NewFact> facts = new ArrayList<>();
        facts.add(contact(me, matter, true, true));
        if (!matter.equals("moved-time")) {
            boolean urged = matter.equals("repair-chased");
            facts.add(
                    NewFact.now(HotlineKinds.CALLED_AGAIN, Map.of("urged", new Value.Flag(urged))));
        }
        facts.add(linked(CallKinds.CALL, call));
        return facts;
    }

    static NewFact calledAgain(boolean urged) {
        return NewFact.now(HotlineKinds.CALLED_AGAIN, Map.of("urged", new Value.Flag(urged)));
    }

    /** The call is about no request. */
    static NewFact alone(Me me, String matter, boolean settled) {
        return contact(me, matter, false, settled);
    }

    private static NewFact contact(Me me, String matter, boolean repeated, boolean canSettle) {
        Map<String, Value> values = new HashMap<>();
        values.put("way", new Value.Text("call"));
        values.put(CallKinds.MATTER, new Value.Text(matter));
        values.put("taken_by", new Value.Text(Integer.toString(me.person())));
        values.put("repeated", new Value.Flag(repeated));
        values.put("can_settle", new Value.Flag(canSettle));
        values.put("by_us", new Value.Flag(false));
        return NewFact.now(HotlineKinds.CONTACT, values);
    }

    /** On the call: the request it is about. */
    static NewFact about(SubjectId request) {
        return linked(CallKinds.REQUEST, request.number());
    }

    private static NewFact linked(String what, String number) {
        return NewFact.now(CallKinds.LINKED, Map.of(what, new Value.Text(number)));
    }

    /** The promised time was read to the customer. */
    static NewFact readBack() {
        return NewFact.now(HotlineKinds.TOLD, Map.of("about", new Value.Text(PROMISED_TIME)));
    }

    /** Whether that was done. */
    static boolean readBack(Story story) {
        return story.history().facts().stream()
                .filter(fact -> fact.kind().equals(HotlineKinds.TOLD))
                .flatMap(fact -> fact.value("about").stream())
                .anyMatch(new Value.Text(PROMISED_TIME)::equals);
    }
}
