package io.shouwen.server.dispatch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a technician can do. */
public enum Skill {
    TV,
    BROADBAND,
    LINE;

    /** Which skill a symptom asks for. */
    private static final Map<String, Skill> BY_SYMPTOM =
            Map.of(
                    "no-picture", TV,
                    "no-signal", TV,
                    "mosaic", TV,
                    "no-network", BROADBAND,
                    "slow-network", BROADBAND,
                    "line-down", LINE);

    /** As it stands in the database and in text keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Skill> of(String code) {
        return Arrays.stream(values()).filter(skill -> skill.code().equals(code)).findFirst();
    }

    static Optional<Skill> forSymptom(String symptom) {
        return Optional.ofNullable(BY_SYMPTOM.get(symptom));
    }
}
