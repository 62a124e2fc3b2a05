package io.shouwen.server.cashier;

import static io.shouwen.server.cashier.Steps.money;
import static io.shouwen.server.cashier.Steps.text;
import static io.shouwen.server.cashier.Steps.whole;

import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.NewBill;
import io.shouwen.server.bill.What;
import io.shouwen.server.journal.DayBook;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Payment slips: charges and goods that no bill brings. Only what the approved tariff lists, at its
 * price (bureau.ten.2a, 2b).
 */
final class SlipDesk {
    private static final int MOST_PIECES = 999;

    private final OrgScope scope;
    private final Bills bills;
    private final DayBook book;

    SlipDesk(OrgScope scope, Bills bills, DayBook book) {
        this.scope = scope;
        this.bills = bills;
        this.book = book;
    }

    /**
     * A slip that is asked for.
     *
     * @param rate the price of one, in fen
     */
    record Wanted(int unit, String charge, int quantity, long rate, LocalDate day) {}

    /** Makes the slip, once for a command; answers its number. */
    String make(Sender sender, ServiceCatalogue catalogue, Wanted wanted) {
        Tariff tariff = new Tariff(catalogue);
        if (!tariff.lists(wanted.charge())) {
            throw Cashier.refused("charge-not-listed");
        }
        if (tariff.rate(wanted.charge(), wanted.rate()) != wanted.rate()) {
            throw Cashier.refused("charge-not-the-rate");
        }
        long amount = wanted.rate() * wanted.quantity();
        boolean fits =
                wanted.quantity() > 0
                        && wanted.quantity() <= MOST_PIECES
                        && wanted.rate() > 0
                        && wanted.rate() <= NewBill.MOST
                        && amount <= NewBill.MOST;
        if (!fits) {
            throw Cashier.refused("amount-missing");
        }
        String no = number(sender, wanted.day());
        scope.run(sender.org(), () -> make(sender, wanted, no, amount));
        return no;
    }

    private void make(Sender sender, Wanted wanted, String no, long amount) {
        boolean fresh =
                bills.add(
                                sender.org(),
                                List.of(
                                        new NewBill(
                                                no,
                                                OptionalLong.empty(),
                                                OptionalInt.of(wanted.unit()),
                                                What.BUSINESS,
                                                wanted.charge(),
                                                wanted.quantity(),
                                                "",
                                                Optional.empty(),
                                                amount,
                                                wanted.day(),
                                                OptionalInt.of(Steps.person(sender)))))
                        .getFirst();
        Optional<Bill> there =
                bills.slip(sender.org(), Set.of(wanted.unit()), no)
                        .filter(bill -> bill.charge().equals(wanted.charge()))
                        .filter(bill -> bill.amount() == amount);
        if (there.isEmpty()) {
            throw Cashier.refused("key-reused");
        }
        if (fresh) {
            Answers.done(
                    book.run(
                            new DayBook.Deed(
                                    sender.org(),
                                    sender.actor(),
                                    "bills",
                                    sender.key(),
                                    TillKinds.SLIP,
                                    Map.of(
                                            "no", text(no),
                                            "item", text(wanted.charge()),
                                            "quantity", whole(wanted.quantity()),
                                            "rate", money(wanted.rate())))));
        }
    }

    /** The same command has the same number. */
    private static String number(Sender sender, LocalDate day) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (sender.actor().id() + "/" + sender.key())
                                            .getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest, 0, 4).toUpperCase(Locale.ROOT);
            return "S%s-%s".formatted(day.format(DateTimeFormatter.ofPattern("yyMMdd")), hex);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
