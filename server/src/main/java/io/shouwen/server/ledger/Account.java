package io.shouwen.server.ledger;

/** Whose points and money: a person, a unit where no person is known, or the organisation. */
public record Account(String name) {
    /** The other side of every movement. */
    public static final Account ORGANISATION = new Account("org");

    public static Account ofPerson(int person) {
        return new Account("person:" + person);
    }

    public static Account ofUnit(int unit) {
        return new Account("unit:" + unit);
    }

    @Override
    public String toString() {
        return name;
    }
}
