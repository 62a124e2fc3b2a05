package io.shouwen.server.privacy;

import io.shouwen.server.organisation.OrgId;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a customer can be found by, as words to be hashed under the search key: the whole phone
 * number, its last four digits, the name, the words of the address, the number of the account.
 */
final class SearchTokens {
    private static final int LAST = 4;
    static final int SHORTEST_PHONE = 7;
    private static final int MOST_WORDS = 6;

    private SearchTokens() {}

    /** A word of a query, as the tokens one of which a customer must have. */
    record Word(List<String> tokens) {}

    static Set<String> of(OrgId org, Map<PersonField, String> values) {
        Set<String> tokens = new LinkedHashSet<>();
        values.forEach((field, value) -> tokens.addAll(of(org, field, value)));
        return tokens;
    }

    static List<String> of(OrgId org, PersonField field, String value) {
        return switch (field) {
            case NAME -> List.of(token(org, "name", plain(value)));
            case PHONE -> phone(org, digits(value));
            case SECOND_PHONE ->
                    several(value).stream()
                            .flatMap(one -> phone(org, digits(one)).stream())
                            .toList();
            case ACCOUNT -> List.of(account(org, value));
            case ADDRESS -> words(value).stream().map(word -> token(org, "address", word)).toList();
            case NOTE, TITLE, TAX_NUMBER, EMAIL -> List.of();
        };
    }

    /** Phones that stand in one value. */
    static List<String> several(String value) {
        return List.of(value.split("[、;；]", -1));
    }

    /** The account of a number; wide and narrow digits are the same. */
    static String account(OrgId org, String number) {
        return token(org, "account", plain(number).replace(" ", ""));
    }

    private static List<String> phone(OrgId org, String digits) {
        List<String> tokens = new ArrayList<>();
        if (digits.length() >= SHORTEST_PHONE) {
            tokens.add(token(org, "phone", digits));
            tokens.add(token(org, "last", digits.substring(digits.length() - LAST)));
        }
        return tokens;
    }

    /** A whole phone number and nothing else; no word where it is too short for one. */
    static List<Word> number(OrgId org, String number) {
        String digits = digits(number);
        return digits.length() < SHORTEST_PHONE
                ? List.of()
                : List.of(new Word(List.of(token(org, "phone", digits))));
    }

    /** What somebody typed into the search, word by word; all of them must be found. */
    static List<Word> query(OrgId org, String typed) {
        String digits = digits(typed);
        if (digits.length() >= SHORTEST_PHONE && plain(typed).matches("[+\\d\\s\\-()（）]+")) {
            return List.of(new Word(List.of(token(org, "phone", digits), account(org, typed))));
        }
        List<Word> words = new ArrayList<>();
        String name = plain(typed);
        if (!name.isEmpty() && words(typed).size() == 1) {
            words.add(word(org, name));
        } else {
            for (String part : words(typed)) {
                words.add(word(org, part));
            }
        }
        return words.subList(0, Math.min(words.size(), MOST_WORDS));
    }

    private static Word word(OrgId org, String word) {
        List<String> tokens = new ArrayList<>();
        tokens.add(token(org, "name", word));
        tokens.add(token(org, "address", word));
        tokens.add(account(org, word));
        if (word.matches("\\d{" + LAST + "}")) {
            tokens.add(token(org, "last", word));
        }
        return new Word(tokens);
    }

    private static String token(OrgId org, String kind, String word) {
        return org + "/" + kind + "/" + word;
    }

    /** The digits of a phone number without the country code of China. */
    static String digits(String value) {
        String digits = Normalizer.normalize(value, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
        return digits.matches("(00)?86\\d{10,11}") ? digits.replaceFirst("^(00)?86", "") : digits;
    }

    private static String plain(String value) {
        return AddressWords.plain(value);
    }

    private static List<String> words(String value) {
        return AddressWords.of(value);
    }
}
