package io.shouwen.server.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ways to go on as the bar shows them: a few side by side, many under the names of groups. */
public record Menu(List<Entry> entries) {
    /** So many fit beside each other in either language. */
    private static final int FEW = 6;

    public Menu {
        entries = List.copyOf(entries);
    }

    /**
     * One place in the bar.
     *
     * @param key the text key of its name
     * @param links one link, which is the entry itself, or those that its name opens
     */
    public record Entry(String key, List<NavigationLink> links) {
        public Entry {
            links = List.copyOf(links);
        }

        public boolean single() {
            return links.size() == 1;
        }
    }

    static Menu of(List<NavigationLink> links) {
        if (links.size() <= FEW) {
            return new Menu(links.stream().map(Menu::alone).toList());
        }
        Map<NavigationLink.Group, List<NavigationLink>> groups =
                new EnumMap<>(NavigationLink.Group.class);
        links.forEach(
                link -> groups.computeIfAbsent(link.group(), group -> new ArrayList<>()).add(link));
        return new Menu(
                groups.entrySet().stream()
                        .map(group ->
                                group.getValue().size() == 1
                                        ? alone(group.getValue().getFirst())
                                        : new Entry(group.getKey().key(), group.getValue()))
                        .toList());
    }

    private static Entry alone(NavigationLink link) {
        return new Entry(link.key(), List.of(link));
    }
}
