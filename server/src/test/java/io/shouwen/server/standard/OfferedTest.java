package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/** What a hall offers by the codes that it has adopted. */
class OfferedTest {
    private static final OrgId HOUSE = new OrgId(1);
    private static final int COMPANY = 1;
    private static final int HALL = 2;
    private static final Map<Integer, Set<String>> NAMES =
            Map.of(COMPANY, Set.of("公司"), HALL, Set.of("公司", "城区营业厅"));
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aHallOffersWhatItsCodesName() {
        ServiceCatalogue offered = offerings().of(HOUSE, HALL);

        assertThat(offered.services())
                .containsKeys("new-connection", "line-moved")
                .doesNotContainKeys("move-pipe", "settle-and-pay-out");
        assertThat(offered.lines().values())
                .extracting(ServiceCatalogue.Line::letter)
                .doesNotHaveDuplicates()
                .contains("A", "B", "C");
    }

    @Test
    void whatTwoCodesNameIsOfferedOnceAsTheLaterHasIt() {
        ServiceCatalogue offered = offerings().of(HOUSE, HALL);

        assertThat(offered.service("pay-electricity").flatMap(Service::procedure))
                .contains("bureau.fee.order");
    }

    @Test
    void whoHasAdoptedNoneOfThemOffersNothing() {
        assertThat(offerings().of(HOUSE, COMPANY)).isEqualTo(ServiceCatalogue.NONE);
    }

    private static Offerings offerings() {
        DataSource pool = DATABASE.pool();
        OrgScope scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
        Shelf shelf = new Shelf(List.of(), (org, unit) -> NAMES.getOrDefault(unit, Set.of()));
        shelf.put(Codes.read(List.of(Path.of("../standards")), new Problems()).orElseThrow(), "");
        return new Offerings(scope, shelf, new WallClock(pool));
    }
}
