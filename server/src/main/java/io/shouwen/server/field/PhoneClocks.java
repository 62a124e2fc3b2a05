package io.shouwen.server.field;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.stereotype.Component;

import java.time.Instant;

import javax.sql.DataSource;

/** How far the clocks of the technicians' phones are ahead, as they said when they met ours. */
@Component
class PhoneClocks {
    private final OrgScope scope;
    private final WallClock clock;
    private final PhoneRows rows;

    PhoneClocks(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new PhoneRows(dataSource);
    }

    void met(Me me, String device, long aheadMillis) {
        Instant now = clock.now();
        scope.run(me.org(), () -> rows.keep(me.org(), me.person(), device, aheadMillis, now));
    }
}
