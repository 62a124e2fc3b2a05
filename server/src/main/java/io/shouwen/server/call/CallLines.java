package io.shouwen.server.call;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.story.Reader;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts names to calls: the customer's masked, the agent's whole. */
@Component
public final class CallLines {
    private final Staff staff;
    private final Reader reader;

    public CallLines(Staff staff, Reader reader) {
        this.staff = staff;
        this.reader = reader;
    }

    public List<CallLine> of(OrgId org, Collection<CallRow> rows, Texts texts) {
        Set<Integer> ids = new HashSet<>();
        rows.forEach(row -> row.agent().ifPresent(ids::add));
        Map<Integer, Member> people = ids.isEmpty() ? Map.of() : staff.named(org, ids);
        return rows.stream()
                .map(row ->
                        new CallLine(
                                row,
                                row.caller().map(id -> caller(org, id)).orElse(""),
                                row.agent().map(id -> name(people, id, texts)).orElse("")))
                .toList();
    }

    private String caller(OrgId org, long id) {
        Map<String, String> values = reader.masked(org, id);
        return Stream.of("name", "phone")
                .map(field -> values.getOrDefault(field, ""))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String name(Map<Integer, Member> people, int id, Texts texts) {
        return Optional.ofNullable(people.get(id))
                .map(member -> texts.name(member.nameZh(), member.nameEn()))
                .orElse(Integer.toString(id));
    }
}
