package io.shouwen.server.subscription;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.subscription.Subscription.Result;
import io.shouwen.server.subscription.Subscription.Wanted;
import io.shouwen.server.subscription.SubscriptionView.Choice;
import io.shouwen.server.subscription.SubscriptionView.Delivery;
import io.shouwen.server.subscription.SubscriptionView.Form;
import io.shouwen.server.subscription.SubscriptionView.Kinds;
import io.shouwen.server.subscription.SubscriptionView.Line;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Reads addresses for their pages: those whose units are all within an administrator's reach. */
@Component
final class SubscriptionReader {
    static final Wanted USUAL =
            new Wanted(
                    Set.of(Result.PROMISE_BREACHED.word()),
                    Set.of("request.opened", "request.closed"),
                    Set.of(),
                    30);

    /** The capacities in which the house tells of itself: no affair of others. */
    private static final Set<String> INNER = Set.of("privacy", "registrar", "signer");

    private static final List<String> HEADINGS =
            List.of(
                    "subscription.kinds.course",
                    "subscription.kinds.finding",
                    "subscription.kinds.request",
                    "subscription.kinds.call",
                    "subscription.kinds.ticket",
                    "subscription.kinds.payment",
                    "subscription.kinds.unit",
                    "subscription.kinds.person",
                    "subscription.kinds.matter",
                    "subscription.kinds.other");

    private static final int MOST = 50;
    private static final int MOST_WAITING = 1_000;

    private final OrgScope scope;
    private final Units units;
    private final Shelf shelf;
    private final SubscriptionRows rows;
    private final DeliveryRows deliveries;

    SubscriptionReader(DataSource dataSource, OrgScope scope, Units units, Shelf shelf) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.units = units;
        this.shelf = shelf;
        this.rows = new SubscriptionRows(jdbc);
        this.deliveries = new DeliveryRows(jdbc);
    }

    /** The units that an administrator may let others see. */
    Set<Integer> reach(Me me) {
        return units.reach(me.org(), me.units());
    }

    Optional<Subscription> find(Me me, int id) {
        Set<Integer> reached = reach(me);
        return scope.reading(me.org(), () -> rows.find(me.org(), id))
                .filter(one -> one.state() != Subscription.State.CLOSED)
                .filter(one -> reached.containsAll(one.wanted().units()));
    }

    SubscriptionView.All all(Me me, int before, Texts texts) {
        OrgId org = me.org();
        Set<Integer> reached = reach(me);
        List<Subscription> found = scope.reading(org, () -> rows.page(org, before, MOST + 1));
        List<Line> lines =
                found.stream()
                        .limit(MOST)
                        .filter(one -> reached.containsAll(one.wanted().units()))
                        .map(this::line)
                        .toList();
        Optional<Integer> next =
                found.size() > MOST ? Optional.of(found.get(MOST - 1).id()) : Optional.empty();
        Wanted usual = new Wanted(USUAL.results(), USUAL.kinds(), Set.of(units.house(org)), 30);
        return new SubscriptionView.All(lines, next, form(me, "", "", usual, texts));
    }

    private Line line(Subscription one) {
        int waiting =
                scope.reading(
                        one.org(), () -> deliveries.waiting(one.org(), one.id(), MOST_WAITING));
        return new Line(
                one.id(),
                one.name(),
                one.address().getHost(),
                state(one),
                waiting,
                waiting == MOST_WAITING);
    }

    private static String state(Subscription one) {
        return one.state() == Subscription.State.ON && one.failingSince().isPresent()
                ? "failing"
                : one.state().name().toLowerCase(Locale.ROOT);
    }

    SubscriptionView.One one(Me me, Subscription one, String state, long before, Texts texts) {
        Optional<String> asked = Optional.of(state).filter(Set.of("waiting", "sent")::contains);
        List<DeliveryRows.Kept> found =
                scope.reading(
                        me.org(),
                        () -> deliveries.page(me.org(), one.id(), asked, before, MOST + 1));
        List<DeliveryRows.Kept> page = found.subList(0, Math.min(MOST, found.size()));
        return new SubscriptionView.One(
                one,
                state(one),
                form(me, one.name(), one.address().toString(), one.wanted(), texts),
                page.stream().map(SubscriptionReader::delivery).toList(),
                asked.orElse(""),
                found.size() > MOST ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    private static Delivery delivery(DeliveryRows.Kept kept) {
        return new Delivery(
                kept.id(),
                kept.type(),
                kept.about().map(SubjectId::number).orElse(""),
                kept.what(),
                kept.state().equals("sent"),
                kept.keptAt(),
                kept.sentAt(),
                kept.attempts(),
                kept.error());
    }

    private Form form(Me me, String name, String address, Wanted wanted, Texts texts) {
        return new Form(
                UUID.randomUUID().toString(),
                name,
                address,
                Arrays.stream(Result.values())
                        .map(one ->
                                new Choice(
                                        one.word(),
                                        texts.of("subscription.result." + one.key()),
                                        wanted.result(one)))
                        .toList(),
                wanted.soonMinutes(),
                unitChoices(me, wanted, texts),
                kinds(me.org(), wanted, texts));
    }

    private List<Choice> unitChoices(Me me, Wanted wanted, Texts texts) {
        Set<Integer> reached = reach(me);
        return units.all(me.org()).values().stream()
                .filter(unit -> reached.contains(unit.id()))
                .map(unit ->
                        new Choice(
                                Integer.toString(unit.id()),
                                texts.name(unit.nameZh(), unit.nameEn()),
                                wanted.units().contains(unit.id())))
                .toList();
    }

    /** The kinds that can be told, by name. */
    Set<String> kinds(Me me) {
        return told(me.org()).map(kind -> kind.kind().name()).collect(Collectors.toSet());
    }

    private Stream<Catalogue.Kind> told(OrgId org) {
        return shelf.of(org).standards().catalogue().kinds().values().stream()
                .filter(kind -> !kind.producers().isEmpty())
                .filter(kind -> !INNER.containsAll(kind.producers()));
    }

    /** The kinds that can be told, under headings. */
    private List<Kinds> kinds(OrgId org, Wanted wanted, Texts texts) {
        Map<Integer, List<Choice>> byHeading = new TreeMap<>();
        told(org)
                .sorted(Comparator.comparing(kind -> kind.kind().name()))
                .forEach(kind ->
                        byHeading
                                .computeIfAbsent(heading(kind), _ -> new ArrayList<>())
                                .add(
                                        new Choice(
                                                kind.kind().name(),
                                                texts.name(kind.says().zh(), kind.says().en()),
                                                wanted.kinds().contains(kind.kind().name()))));
        return byHeading.entrySet().stream()
                .map(one -> new Kinds(HEADINGS.get(one.getKey()), one.getValue()))
                .toList();
    }

    private static int heading(Catalogue.Kind kind) {
        String name = kind.kind().name();
        if (name.startsWith("request.") || name.startsWith("handover.")) {
            return 0;
        }
        if (name.startsWith("finding.") || name.startsWith("appeal.")) {
            return 1;
        }
        Set<Home> homes = kind.homes().home();
        for (Home home : Home.values()) {
            if (homes.contains(home)) {
                return HEADINGS.indexOf("subscription.kinds." + home.word());
            }
        }
        return HEADINGS.size() - 1;
    }
}
