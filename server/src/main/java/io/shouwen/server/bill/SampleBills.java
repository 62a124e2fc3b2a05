package io.shouwen.server.bill;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Dues of the sample organisation's customers: some months each, and for other companies too. */
@Component
final class SampleBills {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int DUE_DAY = 25;

    /** Account, payee, what, fen, months ago. */
    private static final String BILLS =
            """
            00018801||business|2600|1
            00018801||business|2600|2
            00018801|power|electricity|8735|1
            00018802||business|2600|1
            00018803||business|2600|1
            00018803||business|2600|2
            00018803||business|2600|3
            00018803|power|electricity|12040|1
            00018803|water|other|4520|1
            00018804||business|2600|1
            00018811||business|18800|1
            00018821||business|2600|0
            00018821|power|electricity|23150|0
            00018822||business|5800|1
            00018822|water|other|9960|1
            00019801||business|1800|1
            00019802||business|1800|2
            00019803||business|36000|1
            00019803|power|electricity|158200|1
            """;

    private final OrgScope scope;
    private final Bills bills;
    private final Supplies accounts;
    private final WallClock clock;

    SampleBills(OrgScope scope, Bills bills, Supplies accounts, WallClock clock) {
        this.scope = scope;
        this.bills = bills;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** After the customers are there. */
    @EventListener
    @Order(3)
    void settle(Founding.SampleFounded founded) {
        scope.run(founded.org(), () -> enter(founded.org()));
    }

    private void enter(OrgId org) {
        bills.settle(org, new CashTerms(CashTerms.Order.OLDEST, 100, 0));
        bills.keep(org, new Bills.Payee("power", "英山供电所", "Yingshan Power"));
        bills.keep(org, new Bills.Payee("water", "英山自来水公司", "Yingshan Water"));
        YearMonth now = YearMonth.from(clock.now().atZone(CHINA));
        List<String[]> lines = BILLS.lines().map(line -> line.split("\\|", -1)).toList();
        Map<String, Long> supplies =
                accounts.numbered(org, lines.stream().map(cells -> cells[0]).toList());
        List<NewBill> fresh = new ArrayList<>();
        for (String[] cells : lines) {
            YearMonth month = now.minusMonths(Long.parseLong(cells[4]));
            String whose = cells[1].isEmpty() ? "tv" : cells[1];
            fresh.add(
                    new NewBill(
                            "%s-%s-%s".formatted(whose, month, cells[0]),
                            OptionalLong.of(
                                    Optional.ofNullable(supplies.get(cells[0])).orElseThrow()),
                            OptionalInt.empty(),
                            What.of(cells[2]).orElseThrow(),
                            "",
                            1,
                            cells[1],
                            Optional.of(month),
                            Long.parseLong(cells[3]),
                            due(month),
                            OptionalInt.empty()));
        }
        bills.add(org, fresh);
    }

    private static LocalDate due(YearMonth month) {
        return month.atDay(DUE_DAY);
    }
}
