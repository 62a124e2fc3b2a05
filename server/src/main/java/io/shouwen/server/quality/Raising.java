package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Conclusion;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Postings.On;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.roster.Presence;
import io.shouwen.server.roster.Roster;
import io.shouwen.server.roster.Roster.Moment;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/**
 * Hears what the judge concluded: a breach raises a finding, a changed one revises it, and a breach
 * that is none any more withdraws it. What cannot be proved never raises one. A conclusion heard
 * twice changes nothing.
 */
@Component
public final class Raising {
    private static final String SOURCE = "judgement";
    private static final Actor JUDGE =
            new Actor(FindingFacts.JUDGE, Set.of(FindingFacts.JUDGE), Optional.empty());

    private final Journal journal;
    private final Postings postings;
    private final Roster roster;
    private final Shelf shelf;
    private final FindingRows rows;

    public Raising(
            DataSource dataSource,
            Outbox outbox,
            Journal journal,
            Postings postings,
            Roster roster,
            Shelf shelf) {
        this.journal = journal;
        this.postings = postings;
        this.roster = roster;
        this.shelf = shelf;
        this.rows = new FindingRows(JdbcClient.create(dataSource));
        outbox.register(Conclusion.KIND, this::hear);
    }

    /** A conclusion, and the key of the command that keeps it. */
    private record Heard(Conclusion concluded, String key) {
        static Heard of(Letter letter) {
            return new Heard(
                    Conclusion.read(letter),
                    "conclusion %s %s".formatted(letter.book(), letter.key()));
        }

        FindingRows.Name name() {
            return new FindingRows.Name(
                    concluded.subject(), concluded.clause(), concluded.occasion());
        }
    }

    /** Hears letters to different books, so that each is about another finding. */
    private void hear(List<Letter> letters) {
        OrgId org = letters.getFirst().org();
        List<Heard> all = letters.stream().map(Heard::of).toList();
        Map<FindingRows.Name, SubjectId> known =
                rows.find(org, all.stream().map(Heard::name).toList());
        List<Heard> fresh =
                all.stream()
                        .filter(heard -> heard.concluded().breach())
                        .filter(heard -> !known.containsKey(heard.name()))
                        .toList();
        List<Command> commands = new ArrayList<>(revise(org, all, known));
        commands.addAll(raise(org, fresh));
        for (Outcome outcome : journal.run(commands)) {
            if (outcome instanceof Outcome.Refused refused) {
                throw new IllegalStateException("A conclusion cannot be kept: " + refused);
            }
        }
    }

    private List<Command> raise(OrgId org, List<Heard> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        ZoneId zone = postings.zone(org);
        Map<On, Optional<Integer>> units =
                postings.unitsOf(
                        org,
                        fresh.stream()
                                .flatMap(heard -> answerable(heard.concluded(), zone).stream())
                                .collect(Collectors.toSet()));
        Set<Moment> offDuty = offDuty(org, fresh, zone);
        return fresh.stream().map(heard -> raise(org, heard, zone, units, offDuty)).toList();
    }

    /** Nobody answers in person for what broke while they were off duty by the roster. */
    private Set<Moment> offDuty(OrgId org, List<Heard> fresh, ZoneId zone) {
        Set<Moment> asked =
                fresh.stream()
                        .flatMap(heard -> moment(heard.concluded(), zone).stream())
                        .collect(Collectors.toSet());
        return roster.at(org, asked, zone).entrySet().stream()
                .filter(one -> one.getValue() instanceof Presence.OffDuty)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Optional<Moment> moment(Conclusion concluded, ZoneId zone) {
        return answerable(concluded, zone)
                .map(on -> new Moment(on.person(), concluded.due().orElse(concluded.judgedAt())));
    }

    private static LocalDate day(Conclusion concluded, ZoneId zone) {
        return concluded.due().orElse(concluded.judgedAt()).atZone(zone).toLocalDate();
    }

    private static Optional<On> answerable(Conclusion concluded, ZoneId zone) {
        return concluded
                .person()
                .filter(id -> id.matches("[0-9]{1,9}"))
                .map(id -> new On(Integer.parseInt(id), day(concluded, zone)));
    }

    private Command raise(
            OrgId org,
            Heard heard,
            ZoneId zone,
            Map<On, Optional<Integer>> units,
            Set<Moment> offDuty) {
        Conclusion concluded = heard.concluded();
        Optional<On> person = answerable(concluded, zone).filter(units::containsKey);
        int unit =
                person.flatMap(on -> units.getOrDefault(on, Optional.empty()))
                        .orElse(concluded.unit());
        Map<String, Value> values = revision(concluded, 1);
        values.put("subject", new Value.Whole(concluded.subject().value()));
        values.put("clause", new Value.Text(concluded.clause()));
        values.put("occasion", new Value.Text(concluded.occasion()));
        values.put("unit", new Value.Whole(unit));
        values.put("day", new Value.Day(day(concluded, zone)));
        values.put("opened_at", new Value.Moment(concluded.from().orElse(concluded.judgedAt())));
        values.put("broken_at", new Value.Moment(concluded.due().orElse(concluded.judgedAt())));
        boolean off = moment(concluded, zone).filter(offDuty::contains).isPresent();
        person.ifPresent(
                on -> values.put(off ? "off_duty" : "person", new Value.Whole(on.person())));
        values.putAll(raisers(concluded));
        if (onTrial(org, concluded)) {
            values.put("trial", new Value.Flag(true));
        }
        return command(
                org,
                heard.key(),
                Command.Opening.of(FindingFacts.SUBJECT, unit),
                NewFact.now(FindingFacts.RAISED, values));
    }

    private static Map<String, Value> raisers(Conclusion concluded) {
        List<Integer> raisers = concluded.inspectors();
        return raisers.isEmpty()
                ? Map.of()
                : Map.of(
                        "raised_by",
                        new Value.Whole(raisers.getFirst()),
                        "raised_with",
                        new Value.Text(
                                raisers.stream()
                                        .skip(1)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(" "))));
    }

    private boolean onTrial(OrgId org, Conclusion concluded) {
        return shelf.onTrial(
                org,
                concluded.unit(),
                new ClauseId(concluded.clause()),
                concluded.from().orElse(concluded.judgedAt()));
    }

    private List<Command> revise(
            OrgId org, List<Heard> all, Map<FindingRows.Name, SubjectId> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        Map<SubjectId, Finding> findings =
                journal.histories(org, known.values()).stream()
                        .collect(
                                Collectors.toMap(
                                        History::id, one -> Finding.of(one.id(), one.facts())));
        List<Command> commands = new ArrayList<>();
        for (Heard heard : all) {
            Optional.ofNullable(known.get(heard.name()))
                    .map(id -> Optional.ofNullable(findings.get(id)).orElseThrow())
                    .flatMap(finding -> revise(org, heard, finding))
                    .ifPresent(commands::add);
        }
        return commands;
    }

    private static Optional<Command> revise(OrgId org, Heard heard, Finding finding) {
        Conclusion concluded = heard.concluded();
        boolean same = finding.revision().line().equals(digest(concluded.line()));
        boolean gone = !concluded.breach() && !mayBeWithdrawn(finding.state());
        return same || gone
                ? Optional.empty()
                : Optional.of(
                        command(
                                org,
                                heard.key(),
                                new Command.Existing(finding.id()),
                                NewFact.now(
                                        concluded.breach()
                                                ? FindingFacts.REVISED
                                                : FindingFacts.WITHDRAWN,
                                        revision(concluded, finding.revision().no() + 1))));
    }

    private static boolean mayBeWithdrawn(FindingState state) {
        return switch (state) {
            case TRIAL, RAISED, CONFIRMED, APPEALED, UPHELD -> true;
            case DISMISSED, OVERTURNED, LAPSED, WITHDRAWN -> false;
        };
    }

    private static Command command(OrgId org, String key, Command.Target target, NewFact fact) {
        return new Command(org, JUDGE, key, SOURCE, target, List.of(fact));
    }

    private static Map<String, Value> revision(Conclusion concluded, int no) {
        Map<String, Value> values = new HashMap<>();
        values.put("revision", new Value.Whole(no));
        values.put("verdict", new Value.Text(concluded.verdict()));
        values.put("late_seconds", new Value.Whole(concluded.lateSeconds()));
        values.put("line", new Value.Text(digest(concluded.line())));
        values.put("as_of", new Value.Moment(concluded.judgedAt()));
        return values;
    }

    private static String digest(String line) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
