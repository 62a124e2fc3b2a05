package io.shouwen.server.hall;

import java.util.List;
import java.util.Optional;

/** Services of one line, to be chosen from; the name is empty where no code names lines. */
public record ServiceLine(String name, List<Choice> choices) {
    public ServiceLine {
        choices = List.copyOf(choices);
    }

    /**
     * A service to be chosen.
     *
     * @param waits what can be said of the wait, in words
     * @param papers what has to be brought
     * @param fees what it costs, in words
     */
    public record Choice(
            String name,
            String title,
            int ahead,
            String waits,
            List<String> papers,
            List<String> fees) {
        public Choice {
            papers = List.copyOf(papers);
            fees = List.copyOf(fees);
        }
    }

    /** A service of its name, if it can be chosen. */
    public static Optional<Choice> choice(List<ServiceLine> lines, String service) {
        return lines.stream()
                .flatMap(line -> line.choices().stream())
                .filter(choice -> choice.name().equals(service))
                .findFirst();
    }
}
