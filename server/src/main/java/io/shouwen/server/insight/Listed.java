package io.shouwen.server.insight;

/** A number that is nothing but the length of a list, which can be asked for. */
public interface Listed {
    /** As it stands in addresses, the database and text keys. */
    String word();

    /** The beginning of the address of each of its rows. */
    String home();

    /** Selects {@code id, unit, at} of what it counts, of {@code :org} and {@code :units}. */
    String rows();
}
