package io.shouwen.server.quality;

import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;

/**
 * A house of its own for each crash. What is rolled on goes through all houses of a database, so
 * few of them share one.
 */
final class CrashHouses implements AutoCloseable {
    private static final int HOUSES = 20;

    private TestDatabase database = TestDatabase.fresh();
    private QualityOffice calm = office();
    private int houses;

    private QualityOffice office() {
        QualityOffice office = new QualityOffice(database);
        office.itIs("2026-03-02T02:00:00Z");
        return office;
    }

    /**
     * The next house, which nobody has founded yet; whatever was kept of the last one may be gone.
     */
    OrgId next() {
        if (houses == HOUSES) {
            database.close();
            database = TestDatabase.fresh();
            calm = office();
            houses = 0;
        }
        return new OrgId(++houses);
    }

    /** A process of the present database that lives. */
    QualityOffice calm() {
        return calm;
    }

    /** A process of the present database that hangs on a switch. */
    QualityOffice process(CrashSwitch crash) {
        return new QualityOffice(database, crash.connections(database.pool()), crash.failPoints());
    }

    @Override
    public void close() {
        database.close();
    }
}
