package io.shouwen.server.book;

import io.shouwen.engine.standard.Home;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * Which books and matters a person may see and tell of: those of the units that their posts of
 * today reach, and their own. Others' own books are for those who oversee them.
 */
@Component
class Abouts {
    private static final Pattern NAMED = Pattern.compile("(unit|person|matter)-([1-9][0-9]{0,8})");
    private static final Set<Role> LOOKING_AFTER = EnumSet.copyOf(Role.OVERSEEING);

    static {
        LOOKING_AFTER.add(Role.DISPATCHER);
    }

    private final OrgScope scope;
    private final Sight sight;
    private final Units units;
    private final Staff staff;
    private final Requests requests;
    private final Records records;
    private final Shelf shelf;
    private final OwnerRows owners;

    Abouts(
            DataSource dataSource,
            OrgScope scope,
            Sight sight,
            Units units,
            Staff staff,
            Requests requests,
            Records records,
            Shelf shelf) {
        this.scope = scope;
        this.sight = sight;
        this.units = units;
        this.staff = staff;
        this.requests = requests;
        this.records = records;
        this.shelf = shelf;
        this.owners = new OwnerRows(JdbcClient.create(dataSource));
    }

    /** What an address names; what is not there and what is out of sight look the same. */
    About of(Me me, String to, Texts texts) {
        Matcher named = NAMED.matcher(to);
        if (!named.matches()) {
            SubjectId id = SubjectId.parse(to).orElseThrow(Refusal::notFound);
            return request(me, id, texts).orElseGet(() -> of(me, read(me, id), texts));
        }
        int owner = Integer.parseInt(named.group(2));
        return switch (named.group(1)) {
            case "unit" ->
                    new About(
                            to,
                            Home.UNIT,
                            seen(me, owner),
                            Optional.empty(),
                            owner,
                            unit(me.org(), owner, texts));
            case "matter" ->
                    new About(
                            to,
                            Home.MATTER,
                            seen(me, owner),
                            Optional.empty(),
                            owner,
                            texts.of("record.new-matter", unit(me.org(), owner, texts)));
            default -> person(me, owner, texts);
        };
    }

    private int seen(Me me, int unit) {
        if (!sight.units(me).contains(unit)) {
            throw Refusal.notFound();
        }
        return unit;
    }

    private About person(Me me, int person, Texts texts) {
        Member member =
                Optional.ofNullable(staff.named(me.org(), Set.of(person)).get(person))
                        .filter(one -> person == me.person() || looksAfter(me, person))
                        .orElseThrow(Refusal::notFound);
        return new About(
                "person-" + person,
                Home.PERSON,
                staff.posts(me.org(), person).stream().min(Integer::compare).orElse(0),
                Optional.empty(),
                person,
                texts.name(member.nameZh(), member.nameEn()));
    }

    private boolean looksAfter(Me me, int person) {
        Set<Integer> posts = new HashSet<>(staff.posts(me.org(), person));
        posts.retainAll(sight.units(me));
        return me.hasAny(LOOKING_AFTER) && !posts.isEmpty();
    }

    private Optional<About> request(Me me, SubjectId id, Texts texts) {
        return requests.find(me.org(), id)
                .map(story -> {
                    if (!sight.sees(me, story.request())) {
                        throw Refusal.notFound();
                    }
                    return new About(
                            id.number(),
                            Home.REQUEST,
                            story.request().unit(),
                            Optional.of(id),
                            0,
                            texts.of("record.request", id.number()));
                });
    }

    /** A book or a matter that the person may see. */
    Records.Read read(Me me, SubjectId id) {
        return records.find(me.org(), id)
                .filter(read ->
                        switch (read.home()) {
                            case PERSON -> seesPerson(me, owner(me.org(), id));
                            case UNIT, MATTER, REQUEST, CALL, TICKET, PAYMENT ->
                                    sight.units(me).contains(read.history().unit());
                        })
                .orElseThrow(Refusal::notFound);
    }

    private boolean seesPerson(Me me, int person) {
        return person == me.person() || looksAfter(me, person);
    }

    private int owner(OrgId org, SubjectId id) {
        return scope.reading(org, () -> owners.of(id)).map(OwnerRows.Owner::id).orElse(0);
    }

    /** What a book or a matter is called, and how more is told of it. */
    About of(Me me, Records.Read read, Texts texts) {
        SubjectId id = read.history().id();
        int unit = read.history().unit();
        Optional<OwnerRows.Owner> owner = scope.reading(me.org(), () -> owners.of(id));
        return switch (read.home()) {
            case UNIT, PERSON -> {
                int of = owner.map(OwnerRows.Owner::id).orElse(unit);
                String name =
                        read.home() == Home.UNIT
                                ? unit(me.org(), of, texts)
                                : member(me.org(), of, texts);
                yield new About(
                        read.home().word() + "-" + of,
                        read.home(),
                        unit,
                        Optional.of(id),
                        of,
                        texts.of("record.book", name, owner.map(OwnerRows.Owner::year).orElse("")));
            }
            case MATTER, REQUEST, CALL, TICKET, PAYMENT ->
                    new About(
                            id.number(),
                            read.home(),
                            unit,
                            Optional.of(id),
                            0,
                            kind(me.org(), read, texts));
        };
    }

    private String kind(OrgId org, Records.Read read, Texts texts) {
        return read.history().facts().stream()
                .findFirst()
                .flatMap(fact -> shelf.of(org).standards().catalogue().kind(fact.kind()))
                .map(kind -> texts.name(kind.says().zh(), kind.says().en()))
                .orElse("");
    }

    private String unit(OrgId org, int unit, Texts texts) {
        return Optional.ofNullable(units.all(org).get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse(Integer.toString(unit));
    }

    private String member(OrgId org, int person, Texts texts) {
        return Optional.ofNullable(staff.named(org, Set.of(person)).get(person))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse(Integer.toString(person));
    }
}
