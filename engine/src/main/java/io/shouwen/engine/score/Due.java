package io.shouwen.engine.score;

/**
 * What a confirmed finding takes from one account.
 *
 * @param account who answers: the person found, or the holder of a role beside them
 * @param role the role of a share, or {@code doer} for the person found
 * @param amount fen, or hundredths of a point; negative takes, positive gives
 */
public record Due(String account, String role, Currency currency, long amount) {
    /** The role of the person found. */
    public static final String DOER = "doer";

    /** What is counted; the two are never added. */
    public enum Currency {
        /** Hundredths of a point. */
        POINTS,
        /** Fen. */
        CNY
    }
}
