package io.shouwen.server.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where an event holds.
 *
 * @param places of the tree of addresses, each with all below it
 * @param units whose requests it concerns
 * @param channels through which customers cannot reach us as usual
 */
public record EventScope(Set<Integer> places, Set<Integer> units, Set<String> channels) {
    /** The ways by which customers come. */
    public static final List<String> CHANNELS = List.of("hotline", "hall", "portal", "api");

    public EventScope {
        places = Set.copyOf(places);
        units = Set.copyOf(units);
        channels = Set.copyOf(channels);
    }

    boolean isNowhere() {
        return places.isEmpty() && units.isEmpty() && channels.isEmpty();
    }

    /** As an attribute of a fact writes several keys. */
    static String join(Collection<?> keys) {
        return keys.stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(","));
    }

    static Set<String> split(String keys) {
        return Arrays.stream(keys.split(","))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The ids among the keys; what is no id is none. */
    static Set<Integer> ids(String keys) {
        return split(keys).stream()
                .filter(key -> key.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
