package io.shouwen.server.privacy;

import java.util.stream.Collectors;

/** What of a personal value may stand on a screen that has not asked for it. */
final class Mask {
    private static final String STARS = "****";
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    private Mask() {}

    static String of(PersonField field, String value) {
        return switch (field) {
            case NAME -> name(value);
            case PHONE -> phone(value);
            case SECOND_PHONE ->
                    SearchTokens.several(value).stream()
                            .map(Mask::phone)
                            .collect(Collectors.joining("、"));
            case ACCOUNT -> account(value);
            case ADDRESS -> address(value);
            case NOTE -> STARS;
            case TITLE -> title(value);
            case TAX_NUMBER -> account(value);
            case EMAIL -> email(value);
        };
    }

    /** 张三丰 becomes 张**, and Ann Lee becomes A*. */
    private static String name(String value) {
        String name = value.strip();
        if (name.isEmpty()) {
            return STARS;
        }
        int first = name.codePointAt(0);
        boolean chinese = Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN;
        int stars = chinese ? Math.max(1, name.codePointCount(0, name.length()) - 1) : 1;
        return Character.toString(first) + "*".repeat(stars);
    }

    /** A person as a name; of a company the first two characters and the last two. */
    private static String title(String value) {
        String title = value.strip();
        return title.length() <= HEAD + 1
                ? name(title)
                : title.substring(0, 2) + STARS + title.substring(title.length() - 2);
    }

    /** The first character and the provider. */
    private static String email(String value) {
        int at = value.indexOf('@');
        return at < 1 ? STARS : value.charAt(0) + STARS + value.substring(at);
    }

    /** 13812345678 becomes 138****5678; of a short number the last two digits are left. */
    private static String phone(String value) {
        String digits = SearchTokens.digits(value);
        if (digits.length() >= HEAD + TAIL + 1) {
            return digits.substring(0, HEAD) + STARS + digits.substring(digits.length() - TAIL);
        }
        return STARS + digits.substring(Math.max(0, digits.length() - 2));
    }

    /** The last four of a long number, the last two of a short one. */
    private static String account(String value) {
        int kept = value.length() >= 2 * TAIL ? TAIL : 2;
        return STARS + value.substring(Math.max(0, value.length() - kept));
    }

    /** The place down to the street; never the house. */
    private static String address(String value) {
        String address = value.strip();
        int end = 0;
        while (end < address.length() && !Character.isDigit(address.charAt(end))) {
            end++;
        }
        int kept = end == address.length() ? Math.min(end / 2, 2 * HEAD) : end;
        return address.substring(0, kept).strip() + STARS;
    }
}
