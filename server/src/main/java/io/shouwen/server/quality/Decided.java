package io.shouwen.server.quality;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Settlement;
import io.shouwen.engine.score.Settlement.Decision;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.server.ledger.Account;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The last decision of a person about the finding itself, not about an appeal.
 *
 * @param revision the revision it names; a milder one later keeps it, a graver one reopens it
 * @param lateSeconds how late that revision was
 * @param pointsHundredths what was imposed; zero for a dismissal
 * @param moneyFen what was proposed to deduct; zero for a dismissal
 * @param at when it was recorded, which is when the person found is told
 * @param words names the text of the reason
 */
public record Decided(
        boolean confirmed,
        int revision,
        long lateSeconds,
        long pointsHundredths,
        long moneyFen,
        List<Sharing> shares,
        int by,
        Instant at,
        String words) {
    public Decided {
        shares = List.copyOf(shares);
    }

    /** Everything it takes from the person or unit found and from those who share. */
    List<Due> due(Account found) {
        Map<String, String> holders = new HashMap<>();
        shares.forEach(
                one -> holders.put(one.share().role(), Account.ofPerson(one.person()).name()));
        Price imposed =
                Price.plain(
                        Set.of(),
                        new Tariff(
                                new Range(pointsHundredths, pointsHundredths),
                                new Range(moneyFen, moneyFen)),
                        shares.stream().map(Sharing::share).toList());
        return Settlement.due(
                imposed, new Decision(pointsHundredths, moneyFen), found.name(), holders);
    }
}
