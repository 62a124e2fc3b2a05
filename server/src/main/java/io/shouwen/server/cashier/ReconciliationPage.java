package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** The next day's look at what bank, card company and wallet say. */
@Controller
public class ReconciliationPage {
    private static final int SHOWN = 30;
    private static final String REFERENCE = "reference";
    private static final String AMOUNT = "amount";
    private static final Sheet SHEET =
            new Sheet(
                    "statement",
                    1,
                    false,
                    List.of(Column.text(REFERENCE).must(), Column.text(AMOUNT).must()));

    private final OrgScope scope;
    private final Reconciling reconciling;
    private final Sight sight;
    private final Units units;
    private final WallClock clock;
    private final Frames frames;
    private final StatementRows rows;
    private final OursRows ours;

    ReconciliationPage(
            DataSource dataSource,
            OrgScope scope,
            Reconciling reconciling,
            Sight sight,
            Units units,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.reconciling = reconciling;
        this.sight = sight;
        this.units = units;
        this.clock = clock;
        this.frames = frames;
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new StatementRows(jdbc);
        this.ours = new OursRows(jdbc);
    }

    @Bean
    static NavigationLink reconciliationLink() {
        return new NavigationLink("/cashier/reconciliation", "cashier.reconciliation", 27);
    }

    /**
     * What was taken, or left the hall, and no statement speaks of.
     *
     * @param pending whether it is of the newest day that a statement speaks of, or later: the next
     *     one may bring it
     */
    public record Missing(Ours ours, boolean pending) {}

    /**
     * Where the lists of the page go on.
     *
     * @param open statements with lines to settle, before this one
     * @param before all statements, before this one
     * @param payment pieces of money, after a piece of this payment
     * @param tender that piece
     * @param out what left a hall, after this
     */
    record From(
            Optional<Long> open,
            Optional<Long> before,
            Optional<Long> payment,
            Optional<Integer> tender,
            Optional<Long> out) {}

    @GetMapping("/cashier/reconciliation")
    String show(Me me, @ModelAttribute From from, HttpServletRequest request, Model model) {
        return page(me, from, Optional.empty(), "", request, model);
    }

    private String mistaken(
            Me me,
            Optional<TrialView> trial,
            String mistake,
            HttpServletRequest request,
            Model model) {
        From top =
                new From(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return page(me, top, trial, mistake, request, model);
    }

    private String page(
            Me me,
            From from,
            Optional<TrialView> trial,
            String mistake,
            HttpServletRequest request,
            Model model) {
        Set<Integer> units = sight.units(me);
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        long open = from.open().orElse(Long.MAX_VALUE);
        long before = from.before().orElse(Long.MAX_VALUE);
        scope.run(
                me.org(),
                () -> {
                    model.addAttribute("open", rows.open(me.org(), units, open, SHOWN));
                    model.addAttribute("statements", rows.all(me.org(), units, before, SHOWN));
                });
        model.addAttribute("missing", missing(me, units, today, from));
        model.addAttribute("outs", outs(me, units, today, from));
        model.addAttribute("shown", SHOWN);
        model.addAttribute("halls", halls(me, frames.of(request).t()));
        model.addAttribute("yesterday", today.minusDays(1));
        model.addAttribute("trial", trial);
        model.addAttribute("mistake", mistake);
        model.addAttribute("decides", TillPage.decides(me));
        model.addAttribute("asks", asks(me));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/reconciliation";
    }

    private static boolean asks(Me me) {
        return me.hasAny(List.of(Role.CASHIER, Role.MANAGER, Role.CHIEF));
    }

    /** Today's is not missing yet: whoever tells of it does so tomorrow. */
    private List<Missing> missing(Me me, Set<Integer> units, LocalDate today, From from) {
        Ours.After after =
                new Ours.After(from.payment().orElse(0L), from.tender().orElse(Integer.MAX_VALUE));
        return missing(me, units, () -> ours.missing(me.org(), units, today, after, SHOWN));
    }

    private List<Missing> outs(Me me, Set<Integer> units, LocalDate today, From from) {
        long after = from.out().orElse(0L);
        return missing(me, units, () -> ours.missingOuts(me.org(), units, today, after, SHOWN));
    }

    private List<Missing> missing(Me me, Set<Integer> units, Supplier<List<Ours>> list) {
        return scope.reading(
                me.org(),
                () -> {
                    Map<StatementRows.Told, LocalDate> newest = rows.newest(me.org(), units);
                    return list.get().stream()
                            .map(one ->
                                    new Missing(
                                            one,
                                            !one.day()
                                                    .isBefore(
                                                            newest.getOrDefault(
                                                                    told(one), LocalDate.EPOCH))))
                            .toList();
                });
    }

    private static StatementRows.Told told(Ours one) {
        return new StatementRows.Told(
                one.unit(),
                Arrays.stream(Channel.values())
                        .filter(channel -> channel.tellsOf(one))
                        .findFirst()
                        .orElseThrow()
                        .word());
    }

    /** The lines of one statement that do not agree, and what each of them may be. */
    @GetMapping("/cashier/reconciliation/{id}")
    String statement(
            Me me,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        Statement statement =
                scope.reading(me.org(), () -> rows.find(me.org(), id))
                        .filter(one -> sight.units(me).contains(one.unit()))
                        .orElseThrow(Refusal::notFound);
        List<Statement.Line> lines =
                scope.reading(me.org(), () -> rows.open(me.org(), id, after, SHOWN));
        Set<Long> amounts = lines.stream().map(Statement.Line::amount).collect(Collectors.toSet());
        model.addAttribute("statement", statement);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "offered",
                scope.reading(
                        me.org(),
                        () ->
                                ours.offered(
                                        me.org(),
                                        statement.unit(),
                                        Channel.of(statement.channel()).orElseThrow(),
                                        amounts)));
        model.addAttribute("next", lines.size() < SHOWN ? 0 : lines.getLast().n());
        model.addAttribute("asks", asks(me));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/statement";
    }

    private Map<Integer, String> halls(Me me, Texts texts) {
        Map<Integer, String> halls = new LinkedHashMap<>();
        Map<Integer, Units.Unit> all = units.all(me.org());
        sight.units(me).stream()
                .sorted()
                .flatMap(id -> Optional.ofNullable(all.get(id)).stream())
                .filter(unit -> unit.kind().equals("hall"))
                .forEach(unit -> halls.put(unit.id(), texts.name(unit.nameZh(), unit.nameEn())));
        return halls;
    }

    @PostMapping("/cashier/reconciliation")
    String read(
            Me me,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "0") int unit,
            @RequestParam LocalDate day,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam String key,
            HttpServletRequest request,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return mistaken(me, Optional.empty(), "masters.mistake.file", request, model);
        }
        if (file.getSize() > OneSheet.MOST_BYTES) {
            return mistaken(me, Optional.empty(), "masters.mistake.size", request, model);
        }
        if (!halls(me, frames.of(request).t()).containsKey(unit)) {
            throw Refusal.notFound();
        }
        byte[] bytes = file.getBytes();
        List<Reconciling.Line> lines = new ArrayList<>();
        TrialView trial = read(bytes, lines, frames.of(request).t());
        if (!trial.clean()) {
            return mistaken(me, Optional.of(trial), "", request, model);
        }
        reconciling.read(
                CashDeskPage.sender(me, key),
                unit,
                Channel.of(channel).orElseThrow(Refusal::notFound),
                day,
                digest(bytes),
                lines);
        return "redirect:/cashier/reconciliation";
    }

    /** Looks through a sheet; its good lines are added. */
    private static TrialView read(byte[] sheet, List<Reconciling.Line> lines, Texts texts) {
        return OneSheet.read(
                sheet,
                SHEET,
                report -> batch -> batch.forEach(line -> read(line, report, lines)),
                texts);
    }

    private static void read(Line line, Report report, List<Reconciling.Line> lines) {
        Optional<Long> fen = signed(line.text(AMOUNT));
        if (fen.isEmpty() && !line.text(AMOUNT).isEmpty()) {
            report.problem(line, AMOUNT, "not-a-sum");
        }
        fen.filter(_ -> !report.faulty(line))
                .ifPresent(amount -> lines.add(new Reconciling.Line(line.text(REFERENCE), amount)));
    }

    private static Optional<Long> signed(String typed) {
        return typed.startsWith("-")
                ? Fen.read(typed.substring(1)).map(fen -> -fen)
                : Fen.read(typed);
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
