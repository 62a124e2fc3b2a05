package io.shouwen.server.quality;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a finding stands. */
public enum FindingState {
    /** 试行: of a clause on trial; told to the person, and nobody decides about it. */
    TRIAL,
    /** 待核: raised, or reopened by a graver verdict, and not decided. */
    RAISED,
    /** 认定. */
    CONFIRMED,
    /** 不成立. */
    DISMISSED,
    /** 申诉: confirmed, and the person disagrees. */
    APPEALED,
    /** 维持: the appeal changed nothing. */
    UPHELD,
    /** 改判: the appeal took it away. */
    OVERTURNED,
    /** 逾期失效: nobody decided in time. */
    LAPSED,
    /** 撤销: a later verdict took the breach away. */
    WITHDRAWN;

    /** What stands on the desk: everything but what is on trial. */
    public static final Set<FindingState> ON_THE_DESK =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(TRIAL)));

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FindingState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + code));
    }
}
