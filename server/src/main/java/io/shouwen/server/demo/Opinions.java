package io.shouwen.server.demo;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What customers of the hall say of it on the page of their number, minutes after they left. */
final class Opinions {
    /** Of a hundred customers so many say anything. */
    private static final int SAY = 60;

    /** Levels from very satisfied on, as often as they are given. */
    private static final List<Integer> LEVELS =
            List.of(1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 1, 2, 4);

    private static final Pattern OWN = Pattern.compile("/t/([A-Za-z0-9_-]+)");
    private static final Pattern NUMBER =
            Pattern.compile("(?:id|class)=\"(?:number|mine)\">([A-Z][0-9]+)<");

    private final Diary diary;
    private final Invented invented;
    private final Tale tale;
    private final String base;
    private final Map<String, String> pages = new HashMap<>();

    Opinions(Diary diary, Invented invented, Tale tale, String base) {
        this.diary = diary;
        this.invented = invented;
        this.tale = tale;
        this.base = base;
    }

    /** A customer takes a slip with a number and the address of their own page. */
    void given(String slip) {
        Matcher number = NUMBER.matcher(slip);
        Matcher own = OWN.matcher(slip);
        if (number.find() && own.find()) {
            pages.put(number.group(1), "/t/%s/rate".formatted(own.group(1)));
        }
    }

    /** Whoever is at a counter as its page shows leaves in a moment. */
    void leaves(Instant at, String counter) {
        Matcher number = NUMBER.matcher(counter);
        Optional<String> page =
                number.find()
                        ? Optional.ofNullable(pages.remove(number.group(1)))
                        : Optional.empty();
        if (page.isPresent() && invented.chance(SAY)) {
            Instant later = at.plusSeconds(invented.seconds(0.5, 10));
            diary.at(later, () -> says(later, page.get()));
        }
    }

    private void says(Instant at, String page) {
        Map<String, String> said =
                Map.of(
                        "level", invented.of(LEVELS).toString(),
                        "shown", at.minusSeconds(invented.seconds(0.1, 0.8)).toString(),
                        "anonymous", Boolean.toString(invented.chance(20)));
        HttpResponse<String> answer = Visitor.at(base, page).post(page, said);
        tale.told(answer);
        tale.count(Tale.Count.RATINGS);
    }
}
