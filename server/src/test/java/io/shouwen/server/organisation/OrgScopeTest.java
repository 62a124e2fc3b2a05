package io.shouwen.server.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.postgres.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

class OrgScopeTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = DATABASE.jdbc();
    private static final OrgScope SCOPE = DATABASE.orgScope();
    private static final OrgId ONE = new OrgId(1);
    private static final OrgId TWO = new OrgId(2);

    static {
        for (OrgId org : List.of(ONE, TWO)) {
            SCOPE.run(
                    org,
                    () ->
                            JDBC.sql("insert into org (org, name_zh) values (:org, '甲')")
                                    .param("org", org.value())
                                    .update());
        }
    }

    @Test
    void aTransactionSeesItsOwnOrganisationAlone() {
        assertThat(SCOPE.reading(ONE, OrgScopeTest::visible)).containsExactly(1);
        assertThat(SCOPE.reading(TWO, OrgScopeTest::visible)).containsExactly(2);
    }

    @Test
    void withoutAnOrganisationNothingIsSeen() {
        SCOPE.reading(ONE, OrgScopeTest::visible);
        assertThat(visible()).isEmpty();
    }

    @Test
    void nothingIsWrittenIntoAnotherOrganisation() {
        assertThatThrownBy(() ->
                        SCOPE.run(
                                ONE,
                                () ->
                                        JDBC.sql(
                                                        "insert into person (org, name_zh)"
                                                                + " values (2, '乙')")
                                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void anOpenTransactionIsJoinedByItsOwnOrganisationOnly() {
        assertThat(SCOPE.in(ONE, () -> SCOPE.in(ONE, OrgScopeTest::visible))).containsExactly(1);
        assertThatThrownBy(() -> SCOPE.in(ONE, () -> SCOPE.in(TWO, OrgScopeTest::visible)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theApplicationCannotSwitchTheWallOff() {
        assertThatThrownBy(() -> JDBC.sql("alter table org disable row level security").update())
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @Test
    void everyTableOfAnOrganisationIsBehindTheWall() {
        List<String> open =
                JDBC.sql(
                                """
                                select c.relname
                                from pg_class c
                                join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'public' and c.relkind in ('r', 'p')
                                    and not c.relispartition
                                    and exists (select from pg_attribute a
                                        where a.attrelid = c.oid and a.attname = 'org')
                                    and not (c.relrowsecurity and c.relforcerowsecurity
                                        and exists (select from pg_policy p
                                            where p.polrelid = c.oid and p.polname = 'one_org'))
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(open).as("add: call wall_org('table') to the migration").isEmpty();
    }

    @Test
    void theApplicationDeletesNothingOfAnOrganisation() {
        List<String> deletable =
                JDBC.sql(
                                """
                                select t from unnest(array['org', 'unit', 'person', 'post',
                                    'account', 'api_token', 'birth']) t
                                where has_table_privilege('shouwen_app', t, 'delete')
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(deletable).isEmpty();
    }

    private static List<Integer> visible() {
        return JDBC.sql("select org from org order by org").query((row, n) -> row.getInt(1)).list();
    }
}
