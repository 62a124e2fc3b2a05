package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;

import java.util.List;
import java.util.Optional;

/**
 * How the second judge saw one occasion go in one mood.
 *
 * @param lacks what would tell whether what kept it is of the kind that keeps it
 * @param doubt what would tell whether it went so
 */
record SecondLife(String verdict, Optional<Fact> kept, String lacks, String doubt) {
    private String word() {
        return verdict.split(" ", 2)[0].replace("broken", "overdue");
    }

    /** What it says in the end, after the other moods were heard. */
    String agreed(List<SecondLife> others) {
        return others.stream()
                .filter(it -> !List.of("pending", "unprovable").contains(word()))
                .filter(other -> !other.word().equals(word()))
                .map(other -> "unprovable attribute " + other.doubt())
                .findFirst()
                .orElse(verdict);
    }
}
