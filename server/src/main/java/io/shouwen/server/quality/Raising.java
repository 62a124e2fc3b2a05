package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Conclusion;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final FindingRows rows;

    public Raising(DataSource dataSource, Outbox outbox, Journal journal, Postings postings) {
        this.journal = journal;
        this.postings = postings;
        this.rows = new FindingRows(JdbcClient.create(dataSource));
        outbox.register(Conclusion.KIND, this::hear);
    }

    private void hear(Letter letter) {
        OrgId org = letter.org();
        Conclusion concluded = Conclusion.read(letter);
        Optional<SubjectId> known =
                rows.find(org, concluded.subject(), concluded.clause(), concluded.occasion());
        String key = "conclusion %s %s".formatted(letter.book(), letter.key());
        if (known.isPresent()) {
            revise(org, known.get(), concluded, key);
        } else if (concluded.breach()) {
            raise(org, concluded, key);
        }
    }

    private void raise(OrgId org, Conclusion concluded, String key) {
        LocalDate day =
                concluded
                        .due()
                        .orElse(concluded.judgedAt())
                        .atZone(postings.zone(org))
                        .toLocalDate();
        Optional<Integer> person = concluded.person().flatMap(id -> person(org, id));
        int unit =
                person.flatMap(known -> postings.unitOf(org, known, day)).orElse(concluded.unit());
        Map<String, Value> values = revision(concluded, 1);
        values.put("subject", new Value.Whole(concluded.subject().value()));
        values.put("clause", new Value.Text(concluded.clause()));
        values.put("occasion", new Value.Text(concluded.occasion()));
        values.put("unit", new Value.Whole(unit));
        values.put("day", new Value.Day(day));
        values.put("opened_at", new Value.Moment(concluded.from().orElse(concluded.judgedAt())));
        person.ifPresent(known -> values.put("person", new Value.Whole(known)));
        String name =
                "%s %s %s".formatted(concluded.subject(), concluded.clause(), concluded.occasion());
        run(
                org,
                key,
                new Command.Opening(
                        FindingFacts.SUBJECT,
                        unit,
                        Optional.of(new Command.Claim(FindingFacts.SUBJECT, name))),
                FindingFacts.RAISED,
                values);
    }

    private Optional<Integer> person(OrgId org, String id) {
        return id.matches("[0-9]{1,9}")
                ? Optional.of(Integer.valueOf(id)).filter(number -> postings.isPerson(org, number))
                : Optional.empty();
    }

    private void revise(OrgId org, SubjectId id, Conclusion concluded, String key) {
        Finding finding =
                journal.history(org, id)
                        .map(history -> Finding.of(id, history.facts()))
                        .orElseThrow();
        boolean same = finding.revision().line().equals(digest(concluded.line()));
        boolean gone = !concluded.breach() && !mayBeWithdrawn(finding.state());
        if (same || gone) {
            return;
        }
        run(
                org,
                key,
                new Command.Existing(id),
                concluded.breach() ? FindingFacts.REVISED : FindingFacts.WITHDRAWN,
                revision(concluded, finding.revision().no() + 1));
    }

    private static boolean mayBeWithdrawn(FindingState state) {
        return switch (state) {
            case RAISED, CONFIRMED, APPEALED, UPHELD -> true;
            case DISMISSED, OVERTURNED, WITHDRAWN -> false;
        };
    }

    private void run(
            OrgId org,
            String key,
            Command.Target target,
            FactKind kind,
            Map<String, Value> values) {
        Outcome outcome =
                journal.run(
                        new Command(
                                org,
                                JUDGE,
                                key,
                                SOURCE,
                                target,
                                List.of(NewFact.now(kind, values))));
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(
                    "The conclusion %s cannot be kept: %s".formatted(key, refused));
        }
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
