package io.shouwen.server.complaint;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.notice.Notice;
import io.shouwen.server.notice.Notices;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestRow;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Veil;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Complaints: taking them in, where they go, and who may not see them. */
@Component
public final class Complaints implements Veil {
    static final int PAGE = 50;

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    /** Who may tell the code that a complaint came and that a leader knows. */
    private static final Set<String> RECEIVING =
            Set.of("agent", "dispatcher", "chief", "clerk", "cashier", "manager", "api");

    /** Somebody of the house speaks with whoever complains, and has to apologise. */
    private static final Set<String> SPOKEN = Set.of("call", "visit");

    private final OrgScope scope;
    private final Requests requests;
    private final RequestWords words;
    private final Notices notices;
    private final Units units;
    private final Staff staff;
    private final Postings postings;
    private final Shelf shelf;
    private final Answered answered;
    private final WallClock clock;
    private final ComplaintRows rows;
    private final Interest interest;

    public Complaints(
            DataSource dataSource,
            OrgScope scope,
            Requests requests,
            RequestWords words,
            Notices notices,
            Units units,
            Staff staff,
            Postings postings,
            Histories histories,
            Shelf shelf,
            Answered answered,
            WallClock clock) {
        this.answered = answered;
        this.scope = scope;
        this.requests = requests;
        this.words = words;
        this.notices = notices;
        this.units = units;
        this.staff = staff;
        this.postings = postings;
        this.shelf = shelf;
        this.clock = clock;
        this.rows = new ComplaintRows(JdbcClient.create(dataSource));
        this.interest = new Interest(rows, postings, histories);
    }

    /** Whether requests of the type are complaints. */
    public static boolean takes(RequestType type) {
        return Complaint.TYPES.contains(type);
    }

    /** The word by which an anonymous person asks for the answer, for the form of a key. */
    public static String codeWord(String key) {
        return CodeWord.of(key);
    }

    /** A day as a form sends it; empty if it sends none. */
    public static Optional<LocalDate> day(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whom a form names: {@code person-ID}, {@code unit-ID}, or nobody. */
    public Concern concern(OrgId org, String against, Optional<SubjectId> about) {
        Optional<Integer> person = number(against, "person-").filter(id -> known(org, id));
        Optional<Integer> unit =
                person.<Optional<Integer>>map(id -> scope.reading(org, () -> unitOf(org, id)))
                        .orElseGet(() ->
                                number(against, "unit-").filter(units.all(org).keySet()::contains));
        return new Concern(person, unit, about);
    }

    private boolean known(OrgId org, int person) {
        return staff.named(org, List.of(person)).containsKey(person);
    }

    private Optional<Integer> unitOf(OrgId org, int person) {
        return postings.unitOf(org, person, clock.now().atZone(postings.zone(org)).toLocalDate());
    }

    private static Optional<Integer> number(String word, String before) {
        return Optional.of(word)
                .filter(one -> one.matches(before + "[1-9][0-9]{0,8}"))
                .map(one -> Integer.valueOf(one.substring(before.length())));
    }

    /**
     * Opens the complaint, one level above whom it is about, and tells those who lead there; sent
     * again it is the same one.
     */
    public SubjectId file(Filing filing) {
        Requests.Sender sender = filing.sender();
        return scope.in(
                sender.org(),
                () ->
                        answered.opened(sender.org(), sender.actor().id(), sender.key())
                                .orElseGet(() -> open(filing)));
    }

    private SubjectId open(Filing filing) {
        OrgId org = filing.sender().org();
        Instant now = clock.now();
        int seen = rows.above(org, filing.concern().unit().orElse(filing.unit()));
        Map<Role, Integer> leaders = leaders(org, seen, filing.concern(), now);
        RequestWords.Named said = RequestWords.Named.of(filing.words());
        Requests.Opening opening =
                new Requests.Opening(
                        seen,
                        filing.type(),
                        filing.customer(),
                        filing.place(),
                        filing.firstContact(),
                        filing.firstContactPost(),
                        handler(org, filing, leaders, now),
                        facts(org, filing, seen, said.name(), leaders.keySet()));
        SubjectId request = Answers.done(requests.open(filing.sender(), opening)).subject();
        words.keep(org, request, filing.firstContact(), said);
        tell(org, request, filing, leaders, now);
        return request;
    }

    /** Whoever took it in, unless it is about them; then whoever leads one level up. */
    private int handler(OrgId org, Filing filing, Map<Role, Integer> leaders, Instant now) {
        int first = filing.firstContact();
        return interest.concerned(org, first, filing.concern(), now)
                ? leaders.values().stream().findFirst().orElse(first)
                : first;
    }

    private Map<Role, Integer> leaders(OrgId org, int unit, Concern concern, Instant now) {
        Map<Role, Integer> leaders = new LinkedHashMap<>();
        for (Role role : List.of(Role.HEAD, Role.DEPUTY, Role.EXECUTIVE)) {
            if (role != Role.EXECUTIVE || leaders.isEmpty()) {
                interest.leader(org, unit, role, concern, now)
                        .ifPresent(person -> leaders.put(role, person));
            }
        }
        return leaders;
    }

    private List<NewFact> facts(OrgId org, Filing filing, int seen, String said, Set<Role> told) {
        List<NewFact> facts = new ArrayList<>();
        boolean receives =
                filing.sender().actor().capacities().stream().anyMatch(RECEIVING::contains);
        boolean spoken = SPOKEN.contains(filing.way());
        if (receives && spoken && filing.type() == RequestType.COMPLAINT) {
            facts.add(NewFact.now(ComplaintKinds.RECEIVED, Map.of()));
        }
        if (filing.apologised()) {
            facts.add(
                    NewFact.now(
                            ComplaintKinds.APOLOGY, Map.of("about", new Value.Text("complaint"))));
        }
        facts.add(NewFact.now(ComplaintKinds.RECORDED, recorded(org, filing)));
        if (receives) {
            told.forEach(role -> facts.add(leaderTold(role)));
        }
        facts.removeIf(fact -> !knows(org, seen, fact.kind()));
        facts.add(
                NewFact.now(
                        RequestKinds.DESCRIBED, Map.of(RequestKinds.WORDS, new Value.Text(said))));
        facts.add(NewFact.now(ComplaintKinds.CONCERNS, filing.concern().values()));
        if (filing.anonymous()) {
            String hash = CodeWord.hash(CodeWord.of(filing.sender().key()));
            facts.add(
                    NewFact.now(
                            ComplaintKinds.ANONYMOUS,
                            Map.of(ComplaintKinds.CODE, new Value.Text(hash))));
        }
        filing.reporter()
                .ifPresent(person ->
                        facts.add(
                                NewFact.now(
                                        ComplaintKinds.REPORTED_BY,
                                        Map.of(
                                                ComplaintKinds.PERSON,
                                                new Value.Text(Integer.toString(person))))));
        facts.addAll(filing.more());
        return facts;
    }

    private boolean knows(OrgId org, int unit, FactKind kind) {
        return shelf.of(org, unit).standards().catalogue().kind(kind).isPresent();
    }

    /** What stands on record of it; the values themselves are no part of a fact. */
    private Map<String, Value> recorded(OrgId org, Filing filing) {
        Map<String, Value> values = new HashMap<>();
        values.put(ComplaintKinds.REPORTER, new Value.Text(filing.staff() ? "staff" : "customer"));
        values.put("way", new Value.Text(filing.way()));
        boolean named = filing.customer().isPresent() || filing.reporter().isPresent();
        values.put("name", new Value.Flag(named));
        values.put("contact", new Value.Flag(named));
        values.put("matter", new Value.Text(filing.type().word()));
        filing.happenedOn().ifPresent(day -> values.put("happened_on", new Value.Day(day)));
        filing.concern()
                .unit()
                .flatMap(id -> Optional.ofNullable(units.all(org).get(id)))
                .ifPresent(unit -> values.put("unit", new Value.Text(unit.nameZh())));
        return values;
    }

    private static NewFact leaderTold(Role role) {
        String to = role == Role.EXECUTIVE ? "top-leader" : role.code();
        return NewFact.now(
                ComplaintKinds.LEADER_TOLD,
                Map.of("about", new Value.Text("complaint"), "to", new Value.Text(to)));
    }

    /** Those who lead one level up, and the quality office. */
    private void tell(
            OrgId org, SubjectId request, Filing filing, Map<Role, Integer> leaders, Instant now) {
        List<Integer> told = new ArrayList<>(leaders.values());
        staff.holding(org, Role.QUALITY, units.all(org).keySet()).stream()
                .map(Staff.Member::id)
                .filter(person -> !interest.concerned(org, person, filing.concern(), now))
                .forEach(told::add);
        notices.keep(
                told.stream()
                        .distinct()
                        .map(person ->
                                notice(
                                        org,
                                        "complaint/%s/%d".formatted(request, person),
                                        new Notice.Staff(person),
                                        "complaint-received",
                                        request,
                                        filing.firstContact()))
                        .toList());
    }

    static Notice notice(
            OrgId org, String key, Notice.To to, String template, SubjectId about, int author) {
        return new Notice(
                org,
                key,
                to,
                template,
                List.of(new Value.Text(about.number())),
                about,
                author,
                GOOD_FOR);
    }

    /** Whoever is complained about never sees it; who took it in keeps what they took in. */
    @Override
    public boolean hides(OrgId org, int person, RequestRow request) {
        if (!takes(request.type())) {
            return false;
        }
        return scope.reading(
                org,
                () ->
                        rows.concern(org, request.id())
                                .filter(concern -> about(org, person, concern, request))
                                .isPresent());
    }

    private boolean about(OrgId org, int person, Concern concern, RequestRow request) {
        return concern.person().filter(id -> id == person).isPresent()
                || (request.firstContact() != person
                        && interest.concerned(org, person, concern, clock.now()));
    }

    /** Whether somebody is too near to decide about it. */
    boolean near(OrgId org, int person, Concern concern) {
        return scope.reading(org, () -> interest.near(org, person, concern, clock.now()));
    }

    /** The complaint of a request; empty if it is none. */
    static Optional<Complaint> of(Story story) {
        return Complaint.of(story.history().facts());
    }

    /** What a reader is shown of a list. */
    record Asking(
            OrgId org,
            Collection<Integer> units,
            String state,
            int reader,
            Collection<Integer> mine) {}

    List<ComplaintRows.Line> newest(Asking asking, Place after) {
        return scope.reading(
                asking.org(),
                () ->
                        rows.newest(
                                asking.org(),
                                asking.units(),
                                asking.state(),
                                asking.reader(),
                                asking.mine(),
                                after,
                                PAGE));
    }

    /** The upheld ones about a person. */
    List<ComplaintRows.Line> against(OrgId org, int person) {
        return scope.reading(org, () -> rows.against(org, person, PAGE));
    }
}
