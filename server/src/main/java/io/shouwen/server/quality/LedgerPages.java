package io.shouwen.server.quality;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.access.Me;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Ledger;
import io.shouwen.server.ledger.Line;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was posted to a person, line by line, and what is only proposed yet. */
@Controller
public class LedgerPages {
    private static final int PAGE = 50;

    private final OrgScope scope;
    private final Ledger ledger;
    private final Findings findings;
    private final Sheets sheets;
    private final FindingDesk desk;
    private final Frames frames;

    LedgerPages(
            OrgScope scope,
            Ledger ledger,
            Findings findings,
            Sheets sheets,
            FindingDesk desk,
            Frames frames) {
        this.desk = desk;
        this.scope = scope;
        this.ledger = ledger;
        this.findings = findings;
        this.sheets = sheets;
        this.frames = frames;
    }

    @Bean
    static NavigationLink myLedgerLink() {
        return new NavigationLink("/my/ledger", "ledger.mine.link", 62);
    }

    @GetMapping("/my/ledger")
    String mine(
            Me me,
            @RequestParam(defaultValue = "points") String currency,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        return show(me, person(me, me.person(), request), currency, after, request, model);
    }

    @GetMapping("/people/{person}/ledger")
    String ofPerson(
            Me me,
            @PathVariable int person,
            @RequestParam(defaultValue = "points") String currency,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        if (person != me.person() && !findings.mayReadPerson(me.org(), me.person(), person)) {
            throw Refusal.notFound();
        }
        return show(me, person(me, person, request), currency, after, request, model);
    }

    @GetMapping("/units/{unit}/ledger")
    String ofUnit(
            Me me,
            @PathVariable int unit,
            @RequestParam(defaultValue = "points") String currency,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        if (!findings.mayReadUnit(me.org(), me.person(), unit)) {
            throw Refusal.notFound();
        }
        Texts texts = Texts.in(frames.language(request));
        Owner owner =
                new Owner(
                        Account.ofUnit(unit),
                        "/units/%d/ledger".formatted(unit),
                        sheets.units(me.org(), texts, Set.of(unit)).getOrDefault(unit, ""),
                        new Findings.MayRecord(List.of(), List.of()));
        return show(me, owner, currency, after, request, model);
    }

    /**
     * Whose page it is.
     *
     * @param home its address
     * @param may what the reader may record there
     */
    public record Owner(Account account, String home, String name, Findings.MayRecord may) {
        /** Where something is recorded of it. */
        public String path(String what) {
            return home.replace("ledger", what);
        }
    }

    private Owner person(Me me, int person, HttpServletRequest request) {
        Texts texts = Texts.in(frames.language(request));
        return new Owner(
                Account.ofPerson(person),
                person == me.person() ? "/my/ledger" : "/people/%d/ledger".formatted(person),
                sheets.people(me.org(), texts, Set.of(person)).getOrDefault(person, ""),
                findings.mayRecord(me.org(), me.person(), person));
    }

    /**
     * One line in words.
     *
     * @param balance what stood on the account after it
     * @param finding its finding's number
     * @param appealUntil until when whoever reads it may appeal; empty if they may not
     * @param takesBack the line that it takes back; zero when none
     * @param takenBackBy the line that took it back; zero when none
     */
    public record Row(
            long id,
            String day,
            String amount,
            String balance,
            String clause,
            String happened,
            String finding,
            String reason,
            String role,
            String forPeriod,
            String postedIn,
            List<String> reckoned,
            String appealUntil,
            long takesBack,
            long takenBackBy) {
        public Row {
            reckoned = List.copyOf(reckoned);
        }
    }

    private String show(
            Me me,
            Owner owner,
            String currency,
            String after,
            HttpServletRequest request,
            Model model) {
        Texts texts = Texts.in(frames.language(request));
        Currency wanted = currency.equals("cny") ? Currency.CNY : Currency.POINTS;
        Account account = owner.account();
        List<Line> lines =
                scope.reading(
                        me.org(),
                        () -> ledger.lines(me.org(), account, wanted, cursor(after), PAGE));
        long balance = scope.reading(me.org(), () -> ledger.balance(me.org(), account, wanted));
        Figures figures = new Figures(texts, me.zone());
        model.addAttribute("rows", rows(me, texts, figures, lines));
        model.addAttribute("balance", amount(figures, wanted, balance));
        model.addAttribute("money", wanted == Currency.CNY);
        model.addAttribute("moneyOn", findings.terms(me.org()).money());
        model.addAttribute("owner", owner);
        Book book = findings.book(me.org(), account);
        model.addAttribute("year", new YearWords(texts, figures).year(book, account));
        model.addAttribute(
                "measures",
                sheets.measures(
                        me.org(),
                        texts,
                        me.zone(),
                        book.proposals().stream()
                                .filter(one -> one.account().equals(account.name()))
                                .map(one -> new Measure(one, Set.of()))
                                .toList()));
        model.addAttribute("proposed", findings.proposedFor(me.org(), account));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("next", lines.size() < PAGE ? "" : write(lines.getLast()));
        return "quality/ledger";
    }

    private List<Row> rows(Me me, Texts texts, Figures figures, List<Line> lines) {
        Set<Long> numbers = lines.stream().map(Line::finding).collect(Collectors.toSet());
        Map<Long, FindingLine> known = new HashMap<>();
        findings.lines(me.org(), numbers).forEach(line -> known.put(line.id().value(), line));
        Map<Long, String> happened = new HashMap<>();
        known.values()
                .forEach(line ->
                        happened.put(
                                line.id().value(),
                                findings.judged(me.org(), line.id())
                                        .map(told ->
                                                sheets.sentences(
                                                                me.org(),
                                                                texts,
                                                                me.zone(),
                                                                told.subject().facts())
                                                        .happened(told.judged(), told.asOf()))
                                        .orElseGet(() ->
                                                texts.of(
                                                        line.happened(),
                                                        line.subject().number()))));
        Map<Long, FindingDesk.Limits> limits = desk.limits(me.org(), List.copyOf(known.values()));
        YearWords words = new YearWords(texts, figures);
        List<Row> rows = new ArrayList<>();
        for (Line line : lines) {
            Optional<FindingLine> finding = Optional.ofNullable(known.get(line.finding()));
            rows.add(
                    new Row(
                            line.id(),
                            figures.time(line.at()),
                            amount(figures, line.currency(), line.amount()),
                            amount(figures, line.currency(), line.balance()),
                            finding.map(one ->
                                            one.clause()
                                                    + " "
                                                    + sheets.clause(
                                                            me.org(),
                                                            texts,
                                                            one.clause(),
                                                            one.raisedAt()))
                                    .orElse(""),
                            happened.getOrDefault(line.finding(), ""),
                            finding.map(one -> one.id().number()).orElse(""),
                            texts.of("ledger.reason." + lower(line.reason())),
                            line.role().equals("doer")
                                    ? texts.of("ledger.doer")
                                    : texts.of("ledger.share", texts.of("role." + line.role())),
                            line.forPeriod().toString(),
                            line.postedIn().toString(),
                            line.why().stream()
                                    .map(step -> words.reckoned(step, line.currency()))
                                    .toList(),
                            appealUntil(me, texts, figures, finding, limits),
                            line.reverses().orElse(0),
                            line.reversedBy().orElse(0)));
        }
        return rows;
    }

    /** Only whoever is found themselves appeals. */
    private static String appealUntil(
            Me me,
            Texts texts,
            Figures figures,
            Optional<FindingLine> finding,
            Map<Long, FindingDesk.Limits> limits) {
        return finding.filter(one -> one.person().equals(Optional.of(me.person())))
                .flatMap(one -> Optional.ofNullable(limits.get(one.id().value())))
                .flatMap(FindingDesk.Limits::appeal)
                .map(until -> texts.of("ledger.appeal-until", figures.time(until)))
                .orElse("");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String amount(Figures figures, Currency currency, long amount) {
        return currency == Currency.CNY ? figures.money(amount) : figures.points(amount);
    }

    private static Optional<Ledger.Cursor> cursor(String after) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (!after.matches("[0-9]{4}-[01][0-9]_[0-9]{1,18}")) {
            throw Refusal.notFound();
        }
        int split = after.indexOf('_');
        return Optional.of(
                new Ledger.Cursor(
                        YearMonth.parse(after.substring(0, split)),
                        Long.parseLong(after.substring(split + 1))));
    }

    private static String write(Line line) {
        return line.postedIn() + "_" + line.id();
    }
}
