package io.shouwen.server.hall.display;

import io.shouwen.server.hall.Clip;
import io.shouwen.server.hall.Clips;
import io.shouwen.server.hall.QrCode;
import io.shouwen.server.text.Language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the screen on the wall shows.
 *
 * @param speech how a call is spoken: {@code clips}, {@code voice}, {@code chime} or {@code none}
 * @param clips the recordings that there are
 * @param shut why no number is given; empty while they are
 * @param here where whoever took a number from elsewhere says that they have come
 * @param broken numbers of the counters that are out of service
 * @param calls who is at which counter, the newest call first
 */
public record Wall(
        String hall,
        String speech,
        List<Clips.Kept> clips,
        List<String> shut,
        Optional<QrCode> here,
        List<Integer> broken,
        List<Call> calls,
        List<Waiting> waiting) {
    public Wall {
        clips = List.copyOf(clips);
        shut = List.copyOf(shut);
        broken = List.copyOf(broken);
        calls = List.copyOf(calls);
        waiting = List.copyOf(waiting);
    }

    /**
     * A number at a counter.
     *
     * @param id another one for each call and each repeated call
     * @param calling whether the customer has yet to come
     */
    public record Call(String id, String number, int counter, boolean calling) {
        /** The recordings of which the call is made. */
        public String pieces(Language language) {
            return String.join(" ", Clip.pieces(language, number, counter));
        }
    }

    /** Each recording with its moment, for the page's script. */
    public String recordings() {
        return clips.stream()
                .map(one -> one.name() + ":" + one.at())
                .collect(Collectors.joining(" "));
    }

    /** How many wait in a line. */
    public record Waiting(String line, long people) {}
}
