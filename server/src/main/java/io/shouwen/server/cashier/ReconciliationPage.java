package io.shouwen.server.cashier;

import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Fen;
import io.shouwen.server.cashier.StatementRows.Ours;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
        this.rows = new StatementRows(JdbcClient.create(dataSource));
    }

    @Bean
    static NavigationLink reconciliationLink() {
        return new NavigationLink("/cashier/reconciliation", "cashier.reconciliation", 27);
    }

    /** A line of theirs that does not agree with ours. */
    public record Odd(int n, String reference, long amount, String state, String payment) {}

    /** A statement with what is odd about it. */
    public record Card(long id, String channel, LocalDate day, int lines, List<Odd> odd) {
        public Card {
            odd = List.copyOf(odd);
        }
    }

    /**
     * What was taken and no statement speaks of.
     *
     * @param pending whether it is of the newest day that a statement speaks of, or later: the next
     *     one may bring it
     */
    public record Missing(
            String payment,
            String method,
            String reference,
            long amount,
            LocalDate day,
            boolean pending) {}

    @GetMapping("/cashier/reconciliation")
    String show(Me me, HttpServletRequest request, Model model) {
        return page(me, Optional.empty(), "", request, model);
    }

    private String page(
            Me me,
            Optional<TrialView> trial,
            String mistake,
            HttpServletRequest request,
            Model model) {
        Texts texts = frames.of(request).t();
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        List<StatementRows.Statement> statements =
                scope.reading(me.org(), () -> rows.statements(me.org(), sight.units(me), SHOWN));
        model.addAttribute(
                "cards",
                statements.stream()
                        .map(one ->
                                new Card(
                                        one.id(),
                                        one.channel(),
                                        one.day(),
                                        one.lines(),
                                        scope.reading(
                                                me.org(), () -> rows.odd(me.org(), one.id()))))
                        .toList());
        model.addAttribute("missing", missing(me, today, statements));
        model.addAttribute("halls", halls(me, texts));
        model.addAttribute("yesterday", today.minusDays(1));
        model.addAttribute("trial", trial);
        model.addAttribute("mistake", mistake);
        model.addAttribute("decides", TillPage.decides(me));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "cashier/reconciliation";
    }

    private List<Missing> missing(
            Me me, LocalDate today, List<StatementRows.Statement> statements) {
        List<Missing> missing = new ArrayList<>();
        for (int unit : halls(me, Texts.in(Language.ZH)).keySet()) {
            for (Channel channel : Channel.values()) {
                LocalDate last =
                        statements.stream()
                                .filter(one -> one.unit() == unit)
                                .filter(one -> one.channel().equals(channel.word()))
                                .map(StatementRows.Statement::day)
                                .max(LocalDate::compareTo)
                                .orElse(LocalDate.EPOCH);
                List<Ours> ours =
                        scope.reading(
                                me.org(),
                                () -> rows.unmatched(me.org(), unit, channel.methods(), today));
                ours.forEach(one ->
                        missing.add(
                                new Missing(
                                        one.payment().number(),
                                        one.method().word(),
                                        one.reference(),
                                        one.amount(),
                                        one.day(),
                                        !one.day().isBefore(last))));
            }
        }
        return missing;
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
            return page(me, Optional.empty(), "masters.mistake.file", request, model);
        }
        if (file.getSize() > OneSheet.MOST_BYTES) {
            return page(me, Optional.empty(), "masters.mistake.size", request, model);
        }
        if (!halls(me, frames.of(request).t()).containsKey(unit)) {
            throw Refusal.notFound();
        }
        byte[] bytes = file.getBytes();
        List<Reconciling.Line> lines = new ArrayList<>();
        TrialView trial = read(bytes, lines, frames.of(request).t());
        if (!trial.clean()) {
            return page(me, Optional.of(trial), "", request, model);
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

    @PostMapping("/cashier/reconciliation/{id}/{n}")
    String explain(
            Me me,
            @PathVariable long id,
            @PathVariable int n,
            @RequestParam(defaultValue = "") String words) {
        if (scope.reading(me.org(), () -> rows.unit(me.org(), id))
                .filter(sight.units(me)::contains)
                .isEmpty()) {
            throw Refusal.notFound();
        }
        reconciling.explain(me.org(), id, n, Answers.why(words));
        return "redirect:/cashier/reconciliation";
    }
}
