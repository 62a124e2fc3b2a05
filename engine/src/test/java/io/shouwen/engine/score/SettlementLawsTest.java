package io.shouwen.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;
import io.shouwen.engine.score.Settlement.Decision;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of every settlement, whatever was decided and whoever holds which role. */
class SettlementLawsTest {
    private static final List<String> PEOPLE = List.of("T1", "T2", "C1", "D1");

    private record Case(Price price, Decision decision, String doer, Map<String, String> holders) {
        static Case random(Gen gen) {
            List<Share> shares = new ArrayList<>();
            for (String role : List.of("head", "deputy")) {
                if (gen.chance(80)) {
                    shares.add(new Share(role, gen.number(1, 3), gen.number(3, 12)));
                }
            }
            Map<String, String> holders = new HashMap<>();
            for (String role : List.of("head", "deputy")) {
                if (gen.chance(85)) {
                    holders.put(role, gen.oneOf(PEOPLE));
                }
            }
            Range points = new Range(0, 400);
            Range money = new Range(0, 50_000);
            return new Case(
                    Price.plain(Set.of(), new Tariff(points, money), shares),
                    new Decision(gen.number(0, 400), gen.number(0, 50_000)),
                    gen.oneOf(PEOPLE),
                    holders);
        }

        List<Due> due() {
            return Settlement.due(price, decision, doer, holders);
        }
    }

    @Test
    void whatIsPostedBringsTheBookToWhatIsDueAndASecondRunPostsNothing() {
        Gen.forAll(
                3000,
                gen -> {
                    List<Due> posted = new ArrayList<>(Case.random(gen).due());
                    List<Due> due = Case.random(gen).due();
                    posted.addAll(Settlement.toPost(due, posted));
                    assertThat(balances(posted)).isEqualTo(balances(due));
                    assertThat(Settlement.toPost(due, posted)).isEmpty();
                });
    }

    @Test
    void afterAReversalTheSumIsZero() {
        Gen.forAll(
                3000,
                gen -> {
                    List<Due> posted = new ArrayList<>(Case.random(gen).due());
                    posted.addAll(Settlement.toPost(List.of(), posted));
                    assertThat(balances(posted)).isEmpty();
                });
    }

    @Test
    void nobodyPaysAShareOfTheirOwnDeductionAndAnEmptyPostPaysNothing() {
        Gen.forAll(
                3000,
                gen -> {
                    Case one = Case.random(gen);
                    for (Due due : one.due()) {
                        if (!due.role().equals(Due.DOER)) {
                            assertThat(due.account()).isNotEqualTo(one.doer());
                            assertThat(one.holders()).containsEntry(due.role(), due.account());
                        }
                    }
                });
    }

    @Test
    void aShareIsRoundedHalfUpOnceFromTheExactFraction() {
        Gen.forAll(
                3000,
                gen -> {
                    Case one = Case.random(gen);
                    for (Share share : one.price().shares()) {
                        for (Due due : one.due()) {
                            if (due.role().equals(share.role())) {
                                boolean points = due.currency() == Due.Currency.POINTS;
                                long whole =
                                        points
                                                ? one.decision().pointsHundredths()
                                                : one.decision().moneyFen();
                                BigDecimal exact =
                                        BigDecimal.valueOf(whole * share.numerator())
                                                .divide(
                                                        BigDecimal.valueOf(share.denominator()),
                                                        0,
                                                        RoundingMode.HALF_UP);
                                assertThat(due.amount()).isEqualTo(-exact.longValueExact());
                            }
                        }
                    }
                });
    }

    private static Map<String, Long> balances(List<Due> lines) {
        Map<String, Long> sums =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        due -> due.account() + due.role() + due.currency(),
                                        Collectors.summingLong(Due::amount)));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }
}
