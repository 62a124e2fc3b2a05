package io.shouwen.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.ledger.Ledger.Cursor;
import io.shouwen.server.ledger.Settling.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class LedgerTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final OrgScope SCOPE = DATABASE.orgScope();
    private static final Account SEVEN = Account.ofPerson(7);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Instant NOW = Instant.parse("2026-04-02T01:00:00Z");
    private static int organisations;

    private final Ledger ledger = new Ledger(DATABASE.pool());
    private OrgId org = new OrgId(1);
    private int person;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void found() {
        org = new OrgId(++organisations);
        person = SCOPE.in(org, () -> found(org));
    }

    private static int found(OrgId org) {
        JDBC.sql("insert into org (org, name_zh) values (:org, '甲')")
                .param("org", org.value())
                .update();
        return JDBC.sql("insert into person (org, name_zh) values (:org, '乙') returning id")
                .param("org", org.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aConfirmedFindingTakesFromThePersonAndGivesToTheOrganisation() {
        assertThat(settle(41, 1, Reason.CONFIRMED, points(-100))).isEqualTo(1);
        assertThat(balance(SEVEN)).isEqualTo(-100);
        assertThat(balance(Account.ORGANISATION)).isEqualTo(100);
    }

    @Test
    void aSecondRunPostsNothing() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        assertThat(settle(41, 1, Reason.CONFIRMED, points(-100))).isZero();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aBreachTakenAwayIsReversedByAnEntryThatPointsToTheOriginal() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        settle(41, 2, Reason.WITHDRAWN);
        List<Line> lines = lines();
        assertThat(lines).extracting(Line::amount).containsExactly(100L, -100L);
        assertThat(lines).extracting(Line::balance).containsExactly(0L, -100L);
        assertThat(lines.getFirst().reverses()).hasValue(lines.getLast().id());
        assertThat(lines.getFirst().reason()).isEqualTo(Reason.WITHDRAWN);
        assertThat(lines.getLast().reversedBy()).hasValue(lines.getFirst().id());
    }

    @Test
    void aGraverDecisionAddsAndAMilderOneTakesBackAndPostsAnew() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        settle(41, 2, Reason.RECONSIDERED, points(-300));
        assertThat(lines()).extracting(Line::amount).containsExactly(-200L, -100L);
        settle(41, 3, Reason.RECONSIDERED, points(-50));
        assertThat(lines())
                .extracting(Line::amount)
                .containsExactly(-50L, 200L, 100L, -200L, -100L);
        assertThat(balance(SEVEN)).isEqualTo(-50);
    }

    @Test
    void aClosedMonthTakesNoneAndTheCorrectionGoesToTheOpenOne() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        SCOPE.run(org, () -> ledger.close(org, MARCH, person, NOW));
        settle(41, 2, Reason.WITHDRAWN);
        Line reversal = lines().getFirst();
        assertThat(reversal.forPeriod()).isEqualTo(MARCH);
        assertThat(reversal.postedIn()).isEqualTo(APRIL);
        assertThat(balance(SEVEN)).isZero();
        assertThatThrownBy(() -> insertInto(202603))
                .rootCause()
                .hasMessageContaining("the period 202603 of the ledger is closed");
        assertThatThrownBy(() -> insertInto(202602))
                .rootCause()
                .hasMessageContaining("the period 202602 of the ledger is closed");
    }

    @Test
    void closingCarriesTheBalanceOverAndClosingTwiceDoesNothing() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        SCOPE.run(org, () -> ledger.close(org, MARCH, person, NOW));
        SCOPE.run(org, () -> ledger.close(org, MARCH, person, NOW));
        settle(42, 1, Reason.CONFIRMED, points(-25));
        SCOPE.run(org, () -> ledger.close(org, APRIL, person, NOW));
        long carried =
                SCOPE.reading(
                        org,
                        () ->
                                JDBC.sql(
                                                """
                                                select amount from balance
                                                where account = 'person:7' and period = 202604
                                                """)
                                        .query(Long.class)
                                        .single());
        assertThat(carried).isEqualTo(-125);
        assertThat(balance(SEVEN)).isEqualTo(-125);
    }

    @Test
    void oneSidedMovementsAreRefusedWhenTheTransactionCommits() {
        assertThatThrownBy(() -> insertInto(202603))
                .rootCause()
                .hasMessageContaining("do not sum to zero");
    }

    @Test
    void theApplicationCannotChangeOrRemoveWhatIsPosted() {
        for (String table : List.of("txn", "entry", "balance", "period")) {
            for (String right : List.of("update", "delete", "truncate")) {
                boolean allowed =
                        JDBC.sql("select has_table_privilege('shouwen_app', :table, :right)")
                                .param("table", table)
                                .param("right", right)
                                .query(Boolean.class)
                                .single();
                assertThat(allowed).as(right + " on " + table).isFalse();
            }
        }
        settle(41, 1, Reason.CONFIRMED, points(-100));
        assertThatThrownBy(() ->
                        SCOPE.run(org, () -> JDBC.sql("update entry set amount = 1").update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        settle(41, 1, Reason.CONFIRMED, points(-100));
        OrgId other = new OrgId(++organisations);
        SCOPE.in(other, () -> found(other));
        for (String table : List.of("txn", "entry")) {
            long seen =
                    SCOPE.reading(
                            other,
                            () ->
                                    JDBC.sql("select count(*) from " + table)
                                            .query(Long.class)
                                            .single());
            assertThat(seen).isZero();
        }
        assertThat(SCOPE.<Long>reading(other, () -> ledger.balance(org, SEVEN, Currency.POINTS)))
                .isZero();
    }

    @Test
    void pagesOfLinesContinueWhereTheLastOneEnded() {
        for (int finding = 1; finding <= 5; finding++) {
            settle(finding, 1, Reason.CONFIRMED, points(-10L * finding));
        }
        List<Line> first =
                SCOPE.reading(
                        org, () -> ledger.lines(org, SEVEN, Currency.POINTS, Optional.empty(), 2));
        List<Line> second =
                SCOPE.reading(
                        org,
                        () ->
                                ledger.lines(
                                        org,
                                        SEVEN,
                                        Currency.POINTS,
                                        Optional.of(Cursor.after(first.getLast())),
                                        2));
        assertThat(first).extracting(Line::amount).containsExactly(-50L, -40L);
        assertThat(first).extracting(Line::balance).containsExactly(-150L, -100L);
        assertThat(second).extracting(Line::amount).containsExactly(-30L, -20L);
        assertThat(second).extracting(Line::balance).containsExactly(-60L, -30L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverIsDecidedWhatIsDueIsPostedAndEverythingSumsToZero(long seed) {
        Random random = new Random(seed);
        Map<Long, List<Due>> wanted = new HashMap<>();
        YearMonth month = MARCH;
        for (int step = 1; step <= 60; step++) {
            long finding = 1L + random.nextInt(6);
            List<Due> due = random.nextInt(4) == 0 ? List.of() : someDue(random);
            Settling what = new Settling(finding, step, step, NOW, Reason.RECONSIDERED, month, due);
            SCOPE.in(org, () -> ledger.settle(org, what));
            assertThat(SCOPE.<Integer>in(org, () -> ledger.settle(org, what))).isZero();
            wanted.put(finding, due);
            if (random.nextInt(15) == 0) {
                YearMonth closing = month;
                SCOPE.run(org, () -> ledger.close(org, closing, person, NOW));
                month = random.nextBoolean() ? month.plusMonths(1) : month;
            }
        }
        Map<String, Long> due = new HashMap<>();
        wanted.values()
                .forEach(all -> all.forEach(one -> due.merge(name(one), one.amount(), Long::sum)));
        due.values().removeIf(amount -> amount == 0);
        Map<String, Long> stands = new HashMap<>();
        for (int holder = 7; holder <= 9; holder++) {
            for (Currency currency : Currency.values()) {
                Account account = Account.ofPerson(holder);
                long amount = SCOPE.reading(org, () -> ledger.balance(org, account, currency));
                stands.put(account + "/" + currency, amount);
            }
        }
        stands.values().removeIf(amount -> amount == 0);
        assertThat(stands).isEqualTo(due);
        long sum =
                SCOPE.reading(
                        org,
                        () ->
                                JDBC.sql("select coalesce(sum(amount), 0)::bigint from entry")
                                        .query(Long.class)
                                        .single());
        assertThat(sum).isZero();
    }

    private static List<Due> someDue(Random random) {
        List<Due> due = new ArrayList<>();
        String[] roles = {Due.DOER, "head", "deputy"};
        for (int i = 0; i < roles.length; i++) {
            for (Currency currency : Currency.values()) {
                if (random.nextBoolean()) {
                    due.add(
                            new Due(
                                    "person:" + (7 + i),
                                    roles[i],
                                    currency,
                                    -1 - random.nextInt(500)));
                }
            }
        }
        return due;
    }

    private static String name(Due due) {
        return due.account() + "/" + due.currency();
    }

    private static Due points(long hundredths) {
        return new Due(SEVEN.name(), Due.DOER, Currency.POINTS, hundredths);
    }

    private int settle(long finding, int revision, Reason reason, Due... due) {
        Settling what = new Settling(finding, revision, revision, NOW, reason, MARCH, List.of(due));
        return SCOPE.in(org, () -> ledger.settle(org, what));
    }

    private long balance(Account account) {
        return SCOPE.reading(org, () -> ledger.balance(org, account, Currency.POINTS));
    }

    private List<Line> lines() {
        return SCOPE.reading(
                org, () -> ledger.lines(org, SEVEN, Currency.POINTS, Optional.empty(), 50));
    }

    private void insertInto(int period) {
        SCOPE.run(
                org,
                () ->
                        JDBC.sql(
                                        """
                                        with moved as (
                                            insert into txn (org, key, reason, finding, revision, fact, at)
                                            values (:org, 'hand', 'confirmed', 1, 1, 1, now()) returning id)
                                        insert into entry (org, posted_in, txn, account, for_period,
                                            currency, role, amount)
                                        select :org, :period, id, 'person:7', :period, 'points',
                                            'doer', -1 from moved
                                        """)
                                .param("org", org.value())
                                .param("period", period)
                                .update());
    }
}
