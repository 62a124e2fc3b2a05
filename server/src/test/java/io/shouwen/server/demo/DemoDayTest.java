package io.shouwen.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;

import javax.sql.DataSource;

/** A small day is played through the doors of the product, and nothing of it is refused. */
class DemoDayTest {
    private static final OrgId ORG = new OrgId(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void everybodyDoesTheirWorkAndNothingIsRefused() throws InterruptedException {
        try (TestServer server = TestServer.demo()) {
            DemoDay day = server.bean(DemoDay.class);
            assertThat(day.begin(ORG, DemoDay.Size.small())).isTrue();
            assertThat(day.begin(ORG, DemoDay.Size.small())).isFalse();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (day.told().state() == Tale.State.PLAYING && System.nanoTime() < until) {
                Thread.sleep(200);
            }
            Tale.Told told = day.told();
            assertThat(told.first()).isEmpty();
            assertThat(told.refused()).isZero();
            assertThat(told.state()).isEqualTo(Tale.State.OVER);
            assertThat(told.of(Tale.Count.REPAIRS)).isGreaterThan(8);
            assertThat(told.of(Tale.Count.LINKED)).isPositive();
            assertThat(told.of(Tale.Count.MENDED)).isPositive();
            assertThat(told.of(Tale.Count.VISITORS)).isPositive();
            assertThat(told.of(Tale.Count.RATINGS)).isPositive();
            assertThat(told.of(Tale.Count.REMOTE)).isPositive();
            assertThat(told.of(Tale.Count.SERVED)).isEqualTo(told.of(Tale.Count.VISITORS));
            assertThat(count(server, "select count(*) from ticket where state = 'done'"))
                    .isEqualTo(told.of(Tale.Count.VISITORS));
            assertThat(
                            count(
                                    server,
                                    "select count(*) from payment where kind <> 'refund' and state"
                                            + " = 'closed'"))
                    .isEqualTo(told.of(Tale.Count.PAYMENTS));
            assertThat(
                            count(
                                    server,
                                    "select count(*) from payment where kind = 'refund' and state"
                                            + " = 'closed'"))
                    .isEqualTo(told.of(Tale.Count.REFUNDS));
            assertThat(count(server, "select count(*) from rating where given_at is not null"))
                    .isEqualTo(told.of(Tale.Count.RATINGS));
            assertThat(count(server, "select count(*) from cash_day where locked_at is not null"))
                    .isEqualTo(1);
            assertThat(
                            count(
                                    server,
                                    "select count(distinct supply) from bill where no like"
                                            + " 'water-____-__-__-%'"))
                    .as("accounts with a bill of the day")
                    .isEqualTo(10);
            assertThat(count(server, "select count(*) from call"))
                    .isEqualTo(told.of(Tale.Count.CALLS));
            assertThat(
                            count(
                                    server,
                                    "select count(*) from call where state in ('done',"
                                            + " 'abandoned')"))
                    .isEqualTo(told.of(Tale.Count.CALLS));
            assertThat(
                            count(
                                    server,
                                    """
                                    select count(*) from request r
                                    where r.type = 'repair' and exists (select from fact f
                                        where f.subject = r.id and f.kind = 'slip.filled')
                                    """))
                    .isEqualTo(told.of(Tale.Count.MENDED));
            assertThat(
                            count(
                                    server,
                                    """
                                    select count(*) from request
                                    where event is not null
                                    """))
                    .isEqualTo(told.of(Tale.Count.LINKED));
        }
    }

    private static int count(TestServer server, String sql) {
        return server.bean(OrgScope.class)
                .reading(
                        ORG,
                        () ->
                                JdbcClient.create(server.bean(DataSource.class))
                                        .sql(sql)
                                        .query(Integer.class)
                                        .single());
    }
}
