package io.shouwen.server.call;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Who is at the phones, and what they are doing: ready, on a call, writing it down, or away. */
@Component
public final class Agents {
    private static final String EXTENSION = "[0-9A-Za-z*#._-]{1,40}";

    private final OrgScope scope;
    private final WallClock clock;
    private final AgentRows rows;

    public Agents(DataSource dataSource, OrgScope scope, WallClock clock) {
        this.scope = scope;
        this.clock = clock;
        this.rows = new AgentRows(JdbcClient.create(dataSource));
    }

    /** What the person is doing; empty if they have not signed in. */
    public Optional<Agent> now(OrgId org, int person) {
        return scope.reading(org, () -> rows.now(org, person));
    }

    /** The extension that the person used last. */
    public String lastExtension(OrgId org, int person) {
        return scope.reading(org, () -> rows.lastExtension(org, person));
    }

    /** Everybody who is signed in in these units. */
    List<Agent> signedIn(OrgId org, Collection<Integer> units) {
        return scope.reading(org, () -> rows.signedIn(org, units));
    }

    /** Who sat at an extension at an instant; empty if nobody had signed in there. */
    Optional<Agent> at(OrgId org, String extension, Instant at) {
        return scope.reading(org, () -> rows.at(org, extension, at));
    }

    /** The person sits down at a phone; without an exchange there is no extension. */
    void signIn(OrgId org, int person, Post post, String extension) {
        if (!extension.isEmpty() && !extension.matches(EXTENSION)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "extension-unreadable", extension);
        }
        scope.run(
                org,
                () -> {
                    if (rows.taken(org, extension, person)) {
                        throw new Refusal(HttpStatus.CONFLICT, "extension-taken", extension);
                    }
                    move(
                            org,
                            new Agent(
                                    person,
                                    post.unit(),
                                    Agent.State.READY,
                                    "",
                                    extension,
                                    clock.now()));
                });
    }

    /** The person goes on to something else now; whoever has not signed in stays away. */
    public void turn(OrgId org, int person, Agent.State state, String reason) {
        turn(org, person, state, reason, clock.now());
    }

    /** As {@link #turn(OrgId, int, Agent.State, String)}, at an instant. */
    void turn(OrgId org, int person, Agent.State state, String reason, Instant at) {
        scope.run(
                org,
                () ->
                        rows.now(org, person)
                                .ifPresent(now ->
                                        move(
                                                org,
                                                new Agent(
                                                        person,
                                                        now.unit(),
                                                        state,
                                                        reason,
                                                        now.extension(),
                                                        at))));
    }

    void signOut(OrgId org, int person) {
        Instant now = clock.now();
        scope.run(org, () -> rows.close(org, person, now));
    }

    /** What is told late does not undo what began since. */
    private void move(OrgId org, Agent next) {
        rows.lock(org, next.person());
        Optional<Agent> before = rows.now(org, next.person());
        boolean late = before.filter(now -> now.since().isAfter(next.since())).isPresent();
        boolean same =
                before.filter(now -> now.state() == next.state())
                        .filter(now -> now.reason().equals(next.reason()))
                        .filter(now -> now.extension().equals(next.extension()))
                        .isPresent();
        if (!late && !same) {
            rows.close(org, next.person(), next.since());
            rows.open(org, next);
        }
    }
}
