package io.shouwen.server.dispatch;

import io.shouwen.server.masters.Change.Difference;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Master;
import io.shouwen.server.masters.Names;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.PersonBook;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** What each technician can do: a row for a person, a column for a skill. */
@Component
final class SkillsMaster implements Master {
    private static final String PERSON = "person";
    private static final String YES = "yes";
    private static final String NO = "no";

    private static final Sheet SHEET =
            new Sheet(
                    "skills",
                    32,
                    false,
                    Stream.concat(
                                    Stream.of(Column.text(PERSON).must()),
                                    Arrays.stream(Skill.values())
                                            .map(skill ->
                                                    Column.word(
                                                            skill.code(),
                                                            "master.word.",
                                                            List.of(YES, NO))))
                            .toList());

    private final DispatchRows rows;
    private final PersonBook people;

    SkillsMaster(DataSource dataSource, PersonBook people) {
        this.rows = new DispatchRows(dataSource);
        this.people = people;
    }

    @Override
    public Sheet sheet() {
        return SHEET;
    }

    @Override
    public void give(OrgId org, Consumer<Map<String, String>> to) {
        Map<Integer, String> written = people.written(org);
        rows.skills(org, written.keySet())
                .forEach((person, skills) -> {
                    Map<String, String> row = new HashMap<>();
                    row.put(PERSON, written.getOrDefault(person, ""));
                    for (Skill skill : Skill.values()) {
                        row.put(skill.code(), word(skills.contains(skill)));
                    }
                    to.accept(row);
                });
    }

    private static String word(boolean has) {
        return has ? YES : NO;
    }

    @Override
    public Taking take(OrgId org, Report report) {
        Names<Integer> names = people.names(org);
        Set<Integer> seen = new HashSet<>();
        return batch ->
                batch.forEach(line -> {
                    Optional<Integer> person = PersonBook.meant(names, line, PERSON, report);
                    if (person.isPresent() && !seen.add(person.get())) {
                        report.problem(line, PERSON, "person-twice");
                    }
                    if (person.isPresent() && !report.faulty(line)) {
                        write(org, person.get(), line, report);
                    }
                });
    }

    /** A cell that is empty or not there leaves the skill as it is. */
    private void write(OrgId org, int person, Line line, Report report) {
        Set<Skill> before =
                rows.skills(org, Set.of(person)).getOrDefault(person, EnumSet.noneOf(Skill.class));
        Set<Skill> after = EnumSet.noneOf(Skill.class);
        List<Difference> differences = new ArrayList<>();
        for (Skill skill : Skill.values()) {
            String written = line.text(skill.code());
            boolean had = before.contains(skill);
            boolean has = written.isEmpty() ? had : written.equals(YES);
            if (has) {
                after.add(skill);
            }
            if (has != had) {
                differences.add(new Difference(skill.code(), word(had), word(has)));
            }
        }
        if (!differences.isEmpty()) {
            rows.setSkills(org, person, after);
            report.changed(line, line.text(PERSON), differences);
        }
    }
}
