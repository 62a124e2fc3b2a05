package io.shouwen.server.ledger;

import java.util.Optional;

/**
 * Whose points and money: a person, a unit where no person is known, the organisation; or where
 * money of the cash desk lies.
 */
public record Account(String name) {
    /** The other side of every movement. */
    public static final Account ORGANISATION = new Account("org");

    public static Account ofPerson(int person) {
        return new Account("person:" + person);
    }

    public static Account ofUnit(int unit) {
        return new Account("unit:" + unit);
    }

    /** An account of the cash desk. */
    public static Account ofCash(String name) {
        return new Account("cash:" + name);
    }

    /** The person whose account it is; empty if it is none of a person. */
    public static Optional<Integer> person(String name) {
        return name.matches("person:[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(name.substring("person:".length())))
                : Optional.empty();
    }

    /** The unit whose account it is; empty if it is none of a unit. */
    public static Optional<Integer> unit(String name) {
        return name.matches("unit:[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(name.substring("unit:".length())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
