package io.shouwen.server.cashier;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who tells by file what arrived. */
public enum Channel {
    BANK,
    CARD,
    WALLET;

    List<Method> methods() {
        return switch (this) {
            case BANK -> List.of(Method.TRANSFER, Method.CHEQUE, Method.INSTRUMENT);
            case CARD -> List.of(Method.CARD);
            case WALLET -> List.of(Method.CODE);
        };
    }

    /** Whether statements of this channel speak of it. */
    boolean tellsOf(Ours ours) {
        return ours.out()
                ? this == BANK
                : methods().stream().anyMatch(method -> method.word().equals(ours.method()));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Channel> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
