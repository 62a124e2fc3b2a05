package io.shouwen.server.dispatch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a technician can do, and the symptoms that ask for it. */
public enum Skill {
    TV(Set.of("no-picture", "no-signal", "mosaic")),
    BROADBAND(Set.of("no-network", "slow-network")),
    LINE(Set.of("line-down"));

    private final Set<String> symptoms;

    Skill(Set<String> symptoms) {
        this.symptoms = symptoms;
    }

    /** As it stands in the database and in text keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Skill> of(String code) {
        return Arrays.stream(values()).filter(skill -> skill.code().equals(code)).findFirst();
    }

    /** The skill that a symptom asks for. */
    static Optional<Skill> forSymptom(String symptom) {
        return Arrays.stream(values())
                .filter(skill -> skill.symptoms.contains(symptom))
                .findFirst();
    }
}
