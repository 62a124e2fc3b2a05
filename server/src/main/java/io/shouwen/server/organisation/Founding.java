package io.shouwen.server.organisation;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Decides once, for the life of a database, what it is: the sample organisation for trying things
 * out, or a real one that starts empty with its administrator.
 */
@Component
public class Founding {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final FoundingRows rows;
    private final OrgScope scope;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Founding(
            DataSource dataSource,
            OrgScope scope,
            PasswordEncoder passwords,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.rows = new FoundingRows(JdbcClient.create(dataSource));
        this.scope = scope;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The name and the first administrator of an organisation that starts empty. */
    public record Beginning(String orgName, String adminName, String login, String password) {}

    /**
     * The sample organisation came to be; told in the transaction of its founding, so that a room
     * can settle its own affairs in it.
     */
    public record SampleFounded(OrgId org) {}

    /** Empty until the choice was made; then whether this is a demo database. */
    public Optional<Boolean> demo() {
        return rows.demo();
    }

    public boolean isDemo() {
        return demo().orElse(false);
    }

    /** Creates the sample organisation. A second founding is refused by the database. */
    public OrgId foundSample() {
        OrgId org = rows.nextOrg();
        scope.run(
                org,
                () -> {
                    rows.birth(true);
                    new SampleOrganisation(rows, org, today().minusYears(1)).create();
                    events.publishEvent(new SampleFounded(org));
                });
        return org;
    }

    /** Creates an organisation with one unit and one person, its administrator. */
    public OrgId foundEmpty(Beginning beginning) {
        OrgId org = rows.nextOrg();
        String hash = passwords.encode(beginning.password());
        LocalDate today = today();
        scope.run(
                org,
                () -> {
                    rows.birth(false);
                    rows.org(org, beginning.orgName(), "", CHINA);
                    int unit = rows.root(org, "company", beginning.orgName(), "", today);
                    int person = rows.person(org, "", beginning.adminName(), "");
                    rows.post(org, person, unit, Role.ADMIN, today);
                    rows.account(org, person, beginning.login(), hash);
                });
        return org;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CHINA));
    }
}
