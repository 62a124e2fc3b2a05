package io.shouwen.server.above;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frame;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Orders come in as a workbook, and the replies that may go leave as one. */
@Controller
class AboveFiles {
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final int MOST_SENT = 500;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final OrgScope scope;
    private final AboveOrders orders;
    private final Requests requests;
    private final RequestWords words;
    private final Sight sight;
    private final WallClock clock;
    private final Frames frames;
    private final AboveRows rows;

    AboveFiles(
            DataSource dataSource,
            OrgScope scope,
            AboveOrders orders,
            Requests requests,
            RequestWords words,
            Sight sight,
            WallClock clock,
            Frames frames) {
        this.scope = scope;
        this.orders = orders;
        this.requests = requests;
        this.words = words;
        this.sight = sight;
        this.clock = clock;
        this.frames = frames;
        this.rows = new AboveRows(JdbcClient.create(dataSource));
    }

    @GetMapping("/above/import")
    String start(Model model) {
        return page(Optional.empty(), "", 0, model);
    }

    @GetMapping("/above/import/template")
    void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = frames.of(request).t();
        Excel.head(response, texts.of("above.template.file"));
        OneSheet.template(AboveSheet.SHEET, texts, response.getOutputStream());
    }

    /** A look tells what would be; only a file without a problem is taken in, and whole. */
    @PostMapping("/above/import")
    String read(
            Me me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean take,
            HttpServletRequest request,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(Optional.empty(), "masters.mistake.file", 0, model);
        }
        if (file.getSize() > OneSheet.MOST_BYTES) {
            return page(Optional.empty(), "masters.mistake.size", 0, model);
        }
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        List<AboveSheet> sheets = new ArrayList<>();
        TrialView trial =
                OneSheet.read(
                        file.getBytes(),
                        AboveSheet.SHEET,
                        report -> {
                            AboveSheet sheet = new AboveSheet(me.org(), today, orders, report);
                            sheets.add(sheet);
                            return sheet;
                        },
                        frames.of(request).t());
        List<Line> fresh = sheets.stream().flatMap(sheet -> sheet.fresh().stream()).toList();
        if (!take || !trial.clean() || fresh.isEmpty()) {
            return page(Optional.of(trial), "", 0, model);
        }
        scope.run(me.org(), () -> fresh.forEach(line -> receive(me, line)));
        return page(Optional.empty(), "", fresh.size(), model);
    }

    private static String page(Optional<TrialView> trial, String mistake, int taken, Model model) {
        model.addAttribute("trial", trial);
        model.addAttribute("mistake", mistake);
        model.addAttribute("taken", taken);
        model.addAttribute("megabytes", OneSheet.MOST_BYTES >> 20);
        return "above/import";
    }

    private void receive(Me me, Line line) {
        Map<PersonField, String> customer = new EnumMap<>(PersonField.class);
        put(customer, PersonField.NAME, line.text(AboveSheet.NAME));
        put(customer, PersonField.PHONE, line.text(AboveSheet.PHONE));
        put(customer, PersonField.ADDRESS, line.text(AboveSheet.ADDRESS));
        String source = line.text(AboveSheet.SOURCE);
        String reference = line.text(AboveSheet.REFERENCE);
        orders.receive(
                Sight.sender(me, "above/%s/%s".formatted(source, reference), "above"),
                new AboveOrders.Order(
                        me.units().stream().min(Comparator.naturalOrder()).orElseThrow(),
                        me.person(),
                        source,
                        reference,
                        line.text(AboveSheet.CLASS),
                        RequestType.of(line.text(AboveSheet.TYPE)).orElseThrow(),
                        line.day(AboveSheet.DUE)
                                .orElseThrow()
                                .atTime(END_OF_DAY)
                                .atZone(me.zone())
                                .toInstant(),
                        line.text(AboveSheet.TEXT),
                        customer));
    }

    private static void put(Map<PersonField, String> customer, PersonField field, String value) {
        if (!value.isBlank()) {
            customer.put(field, value);
        }
    }

    /** What may go, which is told of each request; or once more what went on a day. */
    @PostMapping("/above/export")
    void send(
            Me me,
            @RequestParam(defaultValue = "") String day,
            @RequestParam String key,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Set<Integer> seen = sight.units(me);
        List<AboveRows.Row> going =
                day.isBlank()
                        ? scope.reading(me.org(), () -> rows.toSend(me.org(), seen, MOST_SENT))
                        : went(me, seen, day);
        if (day.isBlank()) {
            going.forEach(row -> tell(me, row, key));
        }
        Frame frame = frames.of(request);
        String today = clock.now().atZone(me.zone()).toLocalDate().toString();
        Excel.head(response, frame.t().of("above.export.file", today));
        Excel.write(List.of(table(me, going, frame)), response.getOutputStream());
    }

    private List<AboveRows.Row> went(Me me, Set<Integer> seen, String day) {
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.isBefore(FIRST_DAY)
                    || date.isAfter(clock.now().atZone(me.zone()).toLocalDate())) {
                throw Refusal.notFound();
            }
            Instant from = date.atStartOfDay(me.zone()).toInstant();
            Instant until = date.plusDays(1).atStartOfDay(me.zone()).toInstant();
            return scope.reading(me.org(), () -> rows.sent(me.org(), seen, from, until, MOST_SENT));
        } catch (DateTimeException e) {
            throw Refusal.notFound();
        }
    }

    private void tell(Me me, AboveRows.Row row, String key) {
        Answers.done(
                requests.add(
                        Sight.sender(me, key + "/" + row.request().number(), "above"),
                        row.request(),
                        List.of(NewFact.now(AboveKinds.SENT, Map.of()))));
    }

    private Excel.Table table(Me me, List<AboveRows.Row> going, Frame frame) {
        Texts t = frame.t();
        return new Excel.Table(
                t.of("above.replies"),
                List.of(
                        t.of("master.orders-from-above.source"),
                        t.of("master.orders-from-above.reference"),
                        t.of("above.number"),
                        t.of("above.answered-at"),
                        t.of("above.reply")),
                going.stream()
                        .map(row ->
                                List.<Excel.Cell>of(
                                        new Excel.Cell.Text(row.source()),
                                        new Excel.Cell.Text(row.reference()),
                                        new Excel.Cell.Text(row.request().number()),
                                        new Excel.Cell.Text(
                                                row.answeredAt()
                                                        .map(frame.times()::moment)
                                                        .orElse("")),
                                        new Excel.Cell.Text(
                                                words.of(me.org(), row.request())
                                                        .getOrDefault(row.reply(), ""))))
                        .toList());
    }
}
