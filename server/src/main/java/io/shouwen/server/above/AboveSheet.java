package io.shouwen.server.above;

import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.RequestType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The sheet of orders as a hotline exports them: what is wrong is told by row and column. */
final class AboveSheet implements Taking {
    static final String SOURCE = "source";
    static final String REFERENCE = "reference";
    static final String DUE = "due";
    static final String TYPE = "type";
    static final String CLASS = "class";
    static final String TEXT = "text";
    static final String NAME = "name";
    static final String PHONE = "phone";
    static final String ADDRESS = "address";

    static final Sheet SHEET =
            new Sheet(
                    "orders-from-above",
                    1,
                    true,
                    List.of(
                            Column.text(SOURCE).must(),
                            Column.text(REFERENCE).must(),
                            Column.day(DUE).must(),
                            Column.word(
                                            TYPE,
                                            "story.value.",
                                            Arrays.stream(RequestType.values())
                                                    .map(RequestType::word)
                                                    .toList())
                                    .must(),
                            Column.text(CLASS),
                            Column.passage(TEXT).must(),
                            Column.text(NAME),
                            Column.text(PHONE),
                            Column.text(ADDRESS)));

    private static final Pattern PHONES = Pattern.compile("[0-9+ ()-]{5,24}");

    private final OrgId org;
    private final LocalDate today;
    private final AboveOrders orders;
    private final Report report;
    private final Set<String> seen = new HashSet<>();
    private final List<Line> fresh = new ArrayList<>();

    AboveSheet(OrgId org, LocalDate today, AboveOrders orders, Report report) {
        this.org = org;
        this.today = today;
        this.orders = orders;
        this.report = report;
    }

    @Override
    public void lines(List<Line> batch) {
        batch.forEach(this::take);
    }

    /** One that came before is left out: a hotline exports the same order day after day. */
    private void take(Line line) {
        check(line);
        if (report.faulty(line)
                || orders.known(org, line.text(SOURCE), line.text(REFERENCE)).isPresent()) {
            return;
        }
        report.added(line, line.text(REFERENCE));
        fresh.add(line);
    }

    private void check(Line line) {
        for (String column : List.of(SOURCE, REFERENCE, CLASS)) {
            if (line.text(column).length() > AboveOrders.LONGEST_NAME) {
                report.problem(line, column, "too-long");
            }
        }
        boolean phone = line.text(PHONE).isEmpty() || PHONES.matcher(line.text(PHONE)).matches();
        if (!phone) {
            report.problem(line, PHONE, "not-a-phone");
        }
        if (report.faulty(line)) {
            return;
        }
        if (line.day(DUE).filter(due -> due.isBefore(today)).isPresent()) {
            report.problem(line, DUE, "due-past");
        }
        if (!seen.add(line.text(SOURCE) + "\n" + line.text(REFERENCE))) {
            report.problem(line, REFERENCE, "order-twice");
        }
    }

    /** The rows that bring something new and have no problem. */
    List<Line> fresh() {
        return List.copyOf(fresh);
    }
}
