package io.shouwen.server.customer;

import io.shouwen.server.masters.Line;
import io.shouwen.server.privacy.PersonField;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A customer's values as they stand in a row, and as they are kept. */
final class Values {
    private static final String DOOR_AFTER = "，";
    private static final Pattern BETWEEN_PHONES = Pattern.compile("[、;；,，/\\n]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9() \\-]{7,20}");

    private Values() {}

    /** The phones of a row, each as it was written. */
    static List<String> phones(Line line) {
        return Stream.of(BETWEEN_PHONES.split(line.text(CustomersMaster.PHONES), -1))
                .map(String::strip)
                .filter(phone -> !phone.isEmpty())
                .toList();
    }

    static boolean isPhone(String phone) {
        return PHONE.matcher(phone).matches() && phone.replaceAll("[^0-9]", "").length() >= 7;
    }

    /** The phones as they are kept, as a row writes them. */
    static String phones(Map<PersonField, String> values) {
        String first = values.getOrDefault(PersonField.PHONE, "");
        String others = values.getOrDefault(PersonField.SECOND_PHONE, "");
        return others.isEmpty() ? first : first + "、" + others;
    }

    /** The address is the place and the door behind it. */
    static String door(Map<PersonField, String> values, String title) {
        String address = values.getOrDefault(PersonField.ADDRESS, "");
        if (title.isEmpty()) {
            return address;
        }
        int cut = address.indexOf(DOOR_AFTER);
        return cut < 0 ? "" : address.substring(cut + 1);
    }

    private static String address(String title, String door) {
        String place = title.replace("/", " ").replace(DOOR_AFTER, " ");
        if (title.isEmpty()) {
            return door;
        }
        return door.isEmpty() ? place : place + DOOR_AFTER + door;
    }

    /**
     * What is to be kept of a row; a column that the sheet does not have leaves what is stored.
     *
     * @param title of the place that the account will have, and {@code was} of the one it had
     */
    static Map<PersonField, String> of(
            Line line, Map<PersonField, String> stored, String was, String title) {
        Map<PersonField, String> values = new EnumMap<>(PersonField.class);
        values.put(PersonField.ACCOUNT, line.text(CustomersMaster.ACCOUNT));
        values.put(PersonField.NAME, line.text(CustomersMaster.NAME));
        List<String> phones = phones(line);
        if (line.has(CustomersMaster.PHONES)) {
            values.put(PersonField.PHONE, phones.isEmpty() ? "" : phones.getFirst());
            values.put(
                    PersonField.SECOND_PHONE,
                    phones.isEmpty() ? "" : String.join("、", phones.subList(1, phones.size())));
        }
        values.put(
                PersonField.ADDRESS,
                address(title, line.text(CustomersMaster.DOOR, door(stored, was))));
        return values;
    }
}
