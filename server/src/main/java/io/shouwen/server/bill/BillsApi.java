package io.shouwen.server.bill;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Caller;
import io.shouwen.server.bill.NewBillRows.Known;
import io.shouwen.server.bill.NewBillRows.Named;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Bills that another system sends, some thousand at a time. A number sent twice is one bill. */
@RestController
class BillsApi {
    private static final int MOST = 5_000;

    private final OrgScope scope;
    private final Bills bills;
    private final Supplies accounts;
    private final DayBook book;

    BillsApi(OrgScope scope, Bills bills, Supplies accounts, DayBook book) {
        this.scope = scope;
        this.bills = bills;
        this.accounts = accounts;
        this.book = book;
    }

    /**
     * A bill as it is sent.
     *
     * @param account the number of the account
     * @param what electricity, business or other
     * @param payee the code of the company it is collected for; absent for the house
     * @param period as in 2026-10
     * @param fen the amount
     * @param due the day until which it costs no more
     */
    public record Body(
            @Nullable String no,
            @Nullable String account,
            @Nullable String what,
            @Nullable String payee,
            @Nullable String period,
            long fen,
            @Nullable String due) {}

    /**
     * What became of a line.
     *
     * @param problem what is wrong with it; empty for nothing
     * @param added false for a number that was there before
     */
    public record Result(String no, boolean added, String problem) {}

    @PostMapping("/api/v1/bills")
    List<Result> receive(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody List<@Nullable Body> body) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        if (!caller.mayProduce(BillKinds.RECEIVED.name())) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "producer-not-allowed", BillKinds.RECEIVED.name());
        }
        if (body.size() > MOST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "batch-too-long", body.size(), MOST);
        }
        List<Body> lines = body.stream().filter(Objects::nonNull).toList();
        return scope.in(caller.org(), () -> take(caller, key.strip(), lines));
    }

    private List<Result> take(Caller caller, String key, List<Body> lines) {
        Map<String, Long> supplies =
                accounts.numbered(
                        caller.org(), lines.stream().map(line -> or(line.account())).toList());
        Map<String, Bills.Payee> payees = bills.payees(caller.org());
        List<NewBill> good = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<Named, Known> known =
                bills.known(
                        caller.org(),
                        lines.stream()
                                .map(line -> new Named(or(line.payee()), or(line.no())))
                                .toList());
        for (Body line : lines) {
            String problem = problem(line, supplies, payees, known);
            problems.add(problem);
            if (problem.isEmpty()) {
                good.add(bill(line, supplies));
            }
        }
        List<Boolean> fresh = bills.add(caller.org(), good);
        List<Result> results = new ArrayList<>();
        int next = 0;
        long fen = 0;
        long count = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean added = problems.get(i).isEmpty() && fresh.get(next++);
            fen += added ? lines.get(i).fen() : 0;
            count += added ? 1 : 0;
            results.add(new Result(or(lines.get(i).no()), added, problems.get(i)));
        }
        if (count > 0) {
            tell(caller, key, count, fen);
        }
        return results;
    }

    private void tell(Caller caller, String key, long count, long fen) {
        Answers.done(
                book.run(
                        new DayBook.Deed(
                                caller.org(),
                                Actor.token(caller.token(), caller.kinds()),
                                BillKinds.BOOK,
                                key,
                                BillKinds.RECEIVED,
                                Map.of(
                                        "count", new Value.Whole(count),
                                        "fen", new Value.Whole(fen)))));
    }

    private static String problem(
            Body line,
            Map<String, Long> supplies,
            Map<String, Bills.Payee> payees,
            Map<Named, Known> known) {
        boolean named = !or(line.no()).isBlank() && or(line.no()).length() <= NewBill.LONGEST_NO;
        if (!named) {
            return "no";
        }
        if (!supplies.containsKey(or(line.account()))) {
            return "account";
        }
        if (What.of(or(line.what())).isEmpty()) {
            return "what";
        }
        if (!or(line.payee()).isEmpty() && !payees.containsKey(or(line.payee()))) {
            return "payee";
        }
        if (line.fen() <= 0 || line.fen() > NewBill.MOST) {
            return "fen";
        }
        if (!or(line.period()).isEmpty() && NewBill.period(or(line.period())).isEmpty()) {
            return "period";
        }
        if (day(or(line.due())).isEmpty()) {
            return "due";
        }
        return Optional.ofNullable(known.get(new Named(or(line.payee()), or(line.no()))))
                .filter(one -> one.differs(line.fen()))
                .map(_ -> "other-amount")
                .orElse("");
    }

    private static NewBill bill(Body line, Map<String, Long> supplies) {
        return new NewBill(
                or(line.no()),
                OptionalLong.of(
                        Optional.ofNullable(supplies.get(or(line.account()))).orElseThrow()),
                OptionalInt.empty(),
                What.of(or(line.what())).orElseThrow(),
                "",
                1,
                or(line.payee()),
                NewBill.period(or(line.period())),
                line.fen(),
                day(or(line.due())).orElseThrow(),
                OptionalInt.empty());
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written))
                    .filter(day -> day.getYear() >= 1970 && day.getYear() <= 2199);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
