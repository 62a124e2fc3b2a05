package io.shouwen.server.quality;

import java.util.List;

/**
 * A measure in words.
 *
 * @param finding the number of the finding in whose history it is decided
 * @param because the numbers of the findings that led to it
 * @param account whom it falls on, as the form gives it back
 * @param steps what may be imposed, by value and name; one or none needs no choice
 * @param open the codes of what this person may decide
 */
public record MeasureSheet(
        String finding,
        String clause,
        String says,
        String name,
        String span,
        String account,
        String person,
        String state,
        List<String> because,
        List<Imposing.Choice> steps,
        List<String> open) {
    public MeasureSheet {
        because = List.copyOf(because);
        steps = List.copyOf(steps);
        open = List.copyOf(open);
    }
}
