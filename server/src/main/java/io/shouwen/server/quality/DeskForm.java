package io.shouwen.server.quality;

import io.shouwen.server.page.Refusal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What the address of the desk asks for, field by field as a form sends it. */
record DeskForm(Map<String, String> fields) {
    DeskForm {
        fields = Map.copyOf(fields);
    }

    /** What is asked for; a state that the desk does not show is not found. */
    DeskFilter filter() {
        FindingState wanted =
                FindingState.ON_THE_DESK.stream()
                        .filter(known -> known.code().equals(text("state").orElse("raised")))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        return new DeskFilter(
                wanted,
                text("unit").map(DeskForm::number),
                text("clause"),
                text("person").map(DeskForm::number),
                text("day").map(DeskForm::date),
                text("event").map(DeskForm::id),
                text("days").map(DeskForm::number),
                text("lapsing").isPresent());
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .map(String::strip)
                .filter(one -> !one.isEmpty());
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Refusal.notFound();
        }
        return Integer.parseInt(text);
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(text);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.notFound();
        }
    }
}
