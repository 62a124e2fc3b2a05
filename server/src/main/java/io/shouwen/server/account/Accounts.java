package io.shouwen.server.account;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Guesses;
import io.shouwen.server.access.Me;
import io.shouwen.server.access.Sessions;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Who may sign in. An administrator gives out starting passwords, each shown once; whoever signs in
 * with one can do nothing before they have chosen their own, which nobody else ever sees.
 */
@Component
public class Accounts {
    /** As many as are opened at once: each password takes a while to be hashed. */
    static final int BATCH = 50;

    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{1,63}";

    private final OrgScope scope;
    private final Journal journal;
    private final Units units;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final Guesses guesses;
    private final WallClock clock;
    private final AccountRows rows;

    Accounts(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Units units,
            PasswordEncoder passwords,
            Sessions sessions,
            Guesses guesses,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.units = units;
        this.passwords = passwords;
        this.sessions = sessions;
        this.guesses = guesses;
        this.clock = clock;
        this.rows = new AccountRows(JdbcClient.create(dataSource));
    }

    /** What a person is handed: shown once, kept nowhere. */
    public record Given(
            String number, String nameZh, String nameEn, String login, String password) {}

    List<AccountLine> after(Me me, int after, int most) {
        return scope.reading(me.org(), () -> rows.after(me.org(), today(me), after, most));
    }

    private LocalDate today(Me me) {
        return clock.now().atZone(me.zone()).toLocalDate();
    }

    /** Opens an account under a login of the administrator's choice. */
    Given open(Me me, int person, String login, String key) {
        String wanted = login.strip().toLowerCase(Locale.ROOT);
        if (!wanted.matches(LOGIN)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "login-shape");
        }
        return scope.in(
                me.org(),
                () -> {
                    AccountLine line = line(me.org(), person);
                    if (line.login().isPresent()) {
                        throw new Refusal(HttpStatus.CONFLICT, "account-exists");
                    }
                    return tryOpen(me, line, wanted, key)
                            .orElseThrow(
                                    () -> new Refusal(HttpStatus.CONFLICT, "login-taken", wanted));
                });
    }

    /** Opens accounts for those who have none, under their staff numbers, some at once. */
    List<Given> openMissing(Me me, String key) {
        return scope.in(
                me.org(),
                () -> {
                    List<Given> given = new ArrayList<>();
                    for (AccountLine line : rows.without(me.org(), today(me), BATCH)) {
                        logins(me.org(), line).stream()
                                .flatMap(login ->
                                        tryOpen(me, line, login, key + "-" + line.person())
                                                .stream())
                                .findFirst()
                                .ifPresent(given::add);
                    }
                    return given;
                });
    }

    /** Logins are one line over all houses; where a number is taken, the house's own is added. */
    private static List<String> logins(OrgId org, AccountLine line) {
        String number = line.number().toLowerCase(Locale.ROOT);
        String plain = number.matches(LOGIN) ? number : "p" + line.person();
        return List.of(plain, plain + "@" + org, "p" + line.person() + "@" + org);
    }

    /** Nobody gets a second account: where the command is sent again, the first one is there. */
    private Optional<Given> tryOpen(Me me, AccountLine line, String login, String key) {
        String password = StartingPassword.draw();
        if (!rows.open(me.org(), line.person(), login, passwords.encode(password))) {
            return Optional.empty();
        }
        tell(me, line.person(), AccountKinds.OPENED, key);
        return Optional.of(given(line, login, password));
    }

    private static Given given(AccountLine line, String login, String password) {
        return new Given(line.number(), line.nameZh(), line.nameEn(), login, password);
    }

    /** Gives out another starting password; whoever was signed in is so no longer. */
    Given reset(Me me, int person, String key) {
        String password = StartingPassword.draw();
        String hash = passwords.encode(password);
        return scope.in(
                me.org(),
                () -> {
                    AccountLine line = line(me.org(), person);
                    String login = line.login().orElseThrow(Refusal::notFound);
                    if (tell(me, person, AccountKinds.RESET, key)) {
                        throw new Refusal(HttpStatus.CONFLICT, "password-shown");
                    }
                    rows.password(me.org(), person, hash, true);
                    signOutAfter(me.org(), person, "");
                    return given(line, login, password);
                });
    }

    void close(Me me, int person, boolean closed, String key) {
        if (closed && person == me.person()) {
            throw new Refusal(HttpStatus.CONFLICT, "own-account");
        }
        scope.run(
                me.org(),
                () -> {
                    AccountLine line = line(me.org(), person);
                    if (line.login().isEmpty()) {
                        throw Refusal.notFound();
                    }
                    FactKind kind = closed ? AccountKinds.CLOSED : AccountKinds.REOPENED;
                    if (line.closed() == closed || tell(me, person, kind, key)) {
                        return;
                    }
                    rows.close(me.org(), person, closed);
                    signOutAfter(me.org(), person, "");
                });
    }

    /** Once it is written: nobody slips in with the old password in between. */
    private void signOutAfter(OrgId org, int person, String kept) {
        rows.account(org, person)
                .ifPresent(account ->
                        TransactionSynchronizationManager.registerSynchronization(
                                new TransactionSynchronization() {
                                    @Override
                                    public void afterCommit() {
                                        sessions.endOthers(org, account, kept);
                                    }
                                }));
    }

    /** Takes the person's own password; every other session of theirs ends. */
    void choose(Me me, String old, String chosen, String session, String key) {
        if (chosen.length() < SHORTEST || chosen.length() > LONGEST) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "password-length", SHORTEST, LONGEST);
        }
        if (guesses.tooMany(me)) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "password-guesses");
        }
        String hash = scope.reading(me.org(), () -> rows.hash(me.org(), me.person())).orElse("");
        if (!passwords.matches(old, hash)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "password-wrong");
        }
        guesses.right(me);
        if (old.equals(chosen)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "password-same");
        }
        String encoded = passwords.encode(chosen);
        scope.run(
                me.org(),
                () -> {
                    if (tell(me, me.person(), AccountKinds.CHOSEN, key)) {
                        return;
                    }
                    if (!rows.choose(me.org(), me.person(), hash, encoded)) {
                        throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "password-wrong");
                    }
                    signOutAfter(me.org(), me.person(), session);
                });
    }

    private AccountLine line(OrgId org, int person) {
        return rows.of(org, person).orElseThrow(Refusal::notFound);
    }

    /** Answers whether this very command was carried out before: then nothing else is written. */
    private boolean tell(Me me, int person, FactKind kind, String key) {
        Command.Claim claim = new Command.Claim(AccountKinds.SUBJECT, Integer.toString(person));
        Command.Target target =
                journal.holder(me.org(), claim)
                        .<Command.Target>map((SubjectId id) -> new Command.Existing(id))
                        .orElseGet(() ->
                                new Command.Opening(
                                        AccountKinds.SUBJECT,
                                        units.house(me.org()),
                                        Optional.of(claim)));
        return Answers.done(
                        journal.run(
                                new Command(
                                        me.org(),
                                        new Actor(
                                                Integer.toString(me.person()),
                                                Set.of(AccountKinds.PRODUCER),
                                                Optional.empty()),
                                        key,
                                        AccountKinds.SUBJECT,
                                        target,
                                        List.of(
                                                NewFact.now(
                                                        kind,
                                                        Map.of(
                                                                AccountKinds.PERSON,
                                                                new Value.Text(
                                                                        Integer.toString(
                                                                                person))))))))
                .again();
    }
}
