package io.shouwen.server.privacy;

/** Somebody looked into personal values or destroyed them: what becomes a fact. */
public sealed interface PersonalUse {
    /** The id of the person of the house who did it. */
    int by();

    /** A search; what was typed is personal itself and is not told. */
    record Searched(int by, int hits) implements PersonalUse {}

    /** A value was shown whole. */
    record Unmasked(PersonId person, PersonField field, int version, int by, String why)
            implements PersonalUse {}

    /** What was enclosed with a subject, such as a photo, was shown. */
    record Opened(PersonId person, long enclosure, int by, String why) implements PersonalUse {}

    /** A person's values, tokens and key were destroyed. */
    record Erased(PersonId person, int by, String why) implements PersonalUse {}
}
