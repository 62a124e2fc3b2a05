package io.shouwen.server.roster;

import java.time.LocalDate;
import java.util.List;

/** An open swap as it is shown, with what the reader may do about it. */
public record SwapLine(
        int id,
        LocalDate day,
        String offerer,
        String taker,
        Swap.State state,
        List<Swap.Act> acts) {
    public SwapLine {
        acts = List.copyOf(acts);
    }
}
