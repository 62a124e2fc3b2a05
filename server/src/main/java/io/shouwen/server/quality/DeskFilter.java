package io.shouwen.server.quality;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which findings somebody at the desk asks for; what is empty is not asked.
 *
 * @param event the declared event that covers them; zero for those that none covers
 * @param days for how many days at least the person has known of them
 * @param lapsing whether they are to lapse within days
 */
public record DeskFilter(
        FindingState state,
        Optional<Integer> unit,
        Optional<String> clause,
        Optional<Integer> person,
        Optional<LocalDate> day,
        Optional<Long> event,
        Optional<Integer> days,
        boolean lapsing) {
    /** The ages by which the desk may be filtered, in days. */
    public static final List<Integer> AGES = List.of(1, 3, 7, 14, 28);

    static DeskFilter of(FindingState state) {
        return new DeskFilter(
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Whether only a state is asked for. */
    public boolean plain() {
        return equals(of(state));
    }

    public boolean asksUnit(int asked) {
        return unit.equals(Optional.of(asked));
    }

    public boolean asksClause(String asked) {
        return clause.equals(Optional.of(asked));
    }

    public boolean asksPerson(int asked) {
        return person.equals(Optional.of(asked));
    }

    public boolean asksDays(int asked) {
        return days.equals(Optional.of(asked));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The same as an address of the desk, without its cursor. */
    public String query() {
        StringBuilder query = new StringBuilder("state=" + state.code());
        unit.ifPresent(one -> query.append("&unit=").append(one));
        clause.ifPresent(one -> query.append("&clause=").append(encoded(one)));
        person.ifPresent(one -> query.append("&person=").append(one));
        day.ifPresent(one -> query.append("&day=").append(one));
        event.ifPresent(one -> query.append("&event=").append(one));
        days.ifPresent(one -> query.append("&days=").append(one));
        if (lapsing) {
            query.append("&lapsing=true");
        }
        return query.toString();
    }
}
