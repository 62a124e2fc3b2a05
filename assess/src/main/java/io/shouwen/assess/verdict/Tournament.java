package io.shouwen.assess.verdict;

import java.util.List;

/**
 * Tells which of many runs is first. Each match keeps its loser, so that after the first has moved
 * on only its own way to the top is played again.
 */
final class Tournament {
    private final List<RunSource> sources;
    private final int[] losers;
    private int first;

    /** At least one source. */
    Tournament(List<RunSource> sources) {
        this.sources = List.copyOf(sources);
        this.losers = new int[sources.size()];
        this.first = winner(1);
    }

    /** Plays all matches below a place; the leaves lie behind the matches. */
    private int winner(int place) {
        if (place >= losers.length) {
            return place - losers.length;
        }
        int left = winner(2 * place);
        int right = winner(2 * place + 1);
        boolean leftFirst = sources.get(left).before(sources.get(right));
        losers[place] = leftFirst ? right : left;
        return leftFirst ? left : right;
    }

    RunSource first() {
        return sources.get(first);
    }

    /** To be told when the first has moved on. */
    void replay() {
        int ahead = first;
        for (int place = (first + losers.length) / 2; place > 0; place /= 2) {
            int other = losers[place];
            if (sources.get(other).before(sources.get(ahead))) {
                losers[place] = ahead;
                ahead = other;
            }
        }
        first = ahead;
    }
}
