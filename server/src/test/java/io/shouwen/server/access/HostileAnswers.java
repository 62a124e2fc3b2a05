package io.shouwen.server.access;

import io.shouwen.server.access.AccessVisitor.Answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no answer may be, whatever was asked: a fault of ours, one that shows how the house is
 * built, one in no language of people, or one that tells what its reader may not know.
 *
 * @param elsewhere what nobody of another organisation may read
 * @param foreign what belongs to another organisation and nobody here may read
 * @param customer a customer of another crew, whom only that crew and those above it know
 */
record HostileAnswers(Set<String> elsewhere, Set<String> foreign, List<String> customer) {
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\bat [a-z]\\w*(\\.\\w+)+\\(|io\\.shouwen\\.|org\\.(spring|postgresql|apache)"
                            + "|\\b(java|jakarta|tools)\\.[a-z]+\\.|[A-Z]\\w+(Exception|Error)\\b"
                            + "|SQLSTATE|Tomcat|\\binsert into\\b|\\bselect .{1,200} from ");

    /** The demo's sign-in page names everybody who can sign in. */
    private static final Set<String> SAME_FOR_ALL = Set.of(" /sign-", " /set-up");

    private static final Pattern SECRET =
            Pattern.compile("\\$argon2|PRIVATE KEY|shouwen_app|\\bpassword_hash\\b");
    private static final Pattern UNWORDED = Pattern.compile("\\[[a-z]+(\\.[A-Za-z0-9-]+)+]");

    /** Everything that is wrong with an answer. */
    List<String> faults(
            String route, String who, boolean chinese, boolean part, String asked, Answer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add("a fault of ours");
        }
        boolean asset = route.contains("/assets/") || route.contains("worker.js");
        if (!asset && INSIDE.matcher(answer.body()).find()) {
            faults.add("shows how it is built: " + found(INSIDE, answer.body()));
        }
        if (SECRET.matcher(answer.body()).find()) {
            faults.add("tells a secret");
        }
        if (answer.type().startsWith("text/html") && answer.body().contains(Hostile.MARKUP)) {
            faults.add("shows markup as it came");
        }
        if (answer.type().startsWith("text/html") && UNWORDED.matcher(answer.body()).find()) {
            faults.add("has no words: " + found(UNWORDED, answer.body()));
        }
        if (answer.status() >= 400) {
            unreadable(route, chinese, part, answer, faults);
        }
        leaks(route, who, asked, answer, faults);
        return faults;
    }

    private static String found(Pattern pattern, String in) {
        var found = pattern.matcher(in);
        return found.find() ? found.group() : "";
    }

    private static void unreadable(
            String route, boolean chinese, boolean part, Answer answer, List<String> faults) {
        if (route.contains(" /api/")) {
            boolean problem =
                    answer.type().startsWith("application/problem+json")
                            && answer.body().contains("\"type\":\"https://shouwen.io/problems/")
                            && answer.body().contains("\"detail\":\"");
            if (!problem) {
                faults.add("no problem+json");
            }
            return;
        }
        boolean han = answer.body().codePoints().anyMatch(c -> c >= 0x4e00 && c <= 0x9fff);
        boolean worded =
                part
                        ? !answer.body().isBlank() && (!chinese || han)
                        : answer.body().contains("<html lang=\"%s".formatted(chinese ? "zh" : "en"))
                                && answer.body().contains("<h1>");
        if (!worded && !answer.type().startsWith("application/json")) {
            faults.add("no readable page in the language asked for");
        }
    }

    /** What somebody has typed themselves they are told again: that is no leak. */
    private void leaks(String route, String who, String asked, Answer answer, List<String> faults) {
        if (SAME_FOR_ALL.stream().anyMatch(route::contains)) {
            return;
        }
        boolean other = who.contains("other");
        for (String secret : other ? elsewhere : foreign) {
            if (answer.body().contains(secret) && !asked.contains(secret)) {
                faults.add("tells of another organisation: " + secret);
            }
        }
        boolean knows =
                !other && !who.equals("nobody") && !List.of("technician", "chief").contains(who);
        for (String value : customer) {
            if (!knows && answer.body().contains(value)) {
                faults.add("tells of a customer of another crew: " + value);
            }
        }
    }
}
