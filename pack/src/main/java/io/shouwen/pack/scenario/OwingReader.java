package io.shouwen.pack.scenario;

import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is expected of a consequence: {@code due T7 -10000 yuan for V1}. */
final class OwingReader {
    private final Problems problems;

    OwingReader(Problems problems) {
        this.problems = problems;
    }

    Optional<Owing> read(ScalarNode written) {
        List<String> tokens = List.of(written.text().replace(",", "").split(" +", -1));
        Optional<Owing.Verb> verb =
                Arrays.stream(Owing.Verb.values())
                        .filter(one -> one.word().equals(tokens.getFirst()))
                        .findFirst();
        if (verb.isEmpty()) {
            problems.add(
                    Slug.BAD_EXPECTATION,
                    written.spot(),
                    "a consequence never says " + Phrases.quoted(tokens.getFirst()),
                    Phrases.suggestion(
                                    tokens.getFirst(),
                                    Arrays.stream(Owing.Verb.values())
                                            .map(Owing.Verb::word)
                                            .toList())
                            .or(() -> Optional.of("write such as `due T7 -100 yuan`")));
            return Optional.empty();
        }
        List<String> main = new ArrayList<>();
        Map<String, String> details = new HashMap<>();
        int next = 1;
        while (next < tokens.size()
                && (main.size() < verb.get().least()
                        || !Owing.DETAILS.contains(tokens.get(next)))) {
            main.add(canonical(tokens.get(next)));
            next++;
        }
        while (next < tokens.size()) {
            String detail = tokens.get(next++);
            boolean alone = detail.equals("second");
            boolean lacking = !alone && next == tokens.size();
            if (!Owing.DETAILS.contains(detail) || lacking) {
                return bad(written, verb.get());
            }
            details.put(detail, alone ? "" : canonical(tokens.get(next++)));
        }
        String said = String.join(" ", main);
        return verb.get().fits(said)
                ? Optional.of(new Owing(verb.get(), said, details))
                : bad(written, verb.get());
    }

    private Optional<Owing> bad(ScalarNode written, Owing.Verb verb) {
        problems.add(
                Slug.BAD_EXPECTATION,
                written.spot(),
                written.described() + " cannot be said of a consequence",
                "write such as " + Phrases.quoted(verb.example()));
        return Optional.empty();
    }

    private static String canonical(String token) {
        if (token.matches("-?[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            return plain(new BigDecimal(token));
        }
        return switch (token) {
            case "point", "day", "month", "year" -> token + "s";
            default -> token;
        };
    }

    /** A number as it is shown: no more decimals than it has. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
