package io.shouwen.server.notice;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;

import javax.sql.DataSource;

/**
 * The one way in which people are told something outside of the screens. A message is kept in the
 * caller's transaction, so it is told exactly if what it speaks of has happened.
 */
@Component
public final class Notices {
    private final OrgScope scope;
    private final WallClock clock;
    private final MessageRows rows;

    public Notices(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new MessageRows(JdbcClient.create(dataSource));
    }

    /** Keeps messages to be sent; those whose key was kept before are left out. */
    public void keep(List<Notice> notices) {
        notices.stream()
                .map(Notice::org)
                .distinct()
                .forEach(org -> {
                    List<Notice> own = notices.stream().filter(n -> n.org().equals(org)).toList();
                    scope.run(org, () -> rows.keep(org, own, clock.now()));
                });
    }

    /** Keeps one message to be sent, unless one of its key was kept before. */
    public void keep(Notice notice) {
        keep(List.of(notice));
    }
}
