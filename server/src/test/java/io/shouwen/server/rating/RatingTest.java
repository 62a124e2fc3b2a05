package io.shouwen.server.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.HallScreens;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.rating.Figures.By;
import io.shouwen.server.rating.Figures.Cohort;
import io.shouwen.server.rating.Figures.Line;
import io.shouwen.server.rating.Figures.Scope;
import io.shouwen.server.rating.Ratings.Days;
import io.shouwen.server.rating.Ratings.Said;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One visit, one rating; exact shares; and the chain of steps after a bad word. */
class RatingTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final TestServer SERVER = TestServer.demo();
    private static final HallScreens HALL = new HallScreens(SERVER);
    private static final int CLERK = HALL.sit("Y602", 1);
    private static final int MANAGER = new RoomsStory(SERVER).person("Y606");
    private static int keys;

    private final WallClock clock = SERVER.bean(WallClock.class);
    private final Ratings ratings = SERVER.bean(Ratings.class);
    private final Figures figures = SERVER.bean(Figures.class);

    @BeforeEach
    void sit() {
        HALL.sit("Y602", 1);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aVisitIsRatedOnceAndOnlyOnceSomethingWasDone() {
        HALL.take("new-connection");
        TicketRow called = HALL.call(CLERK);
        refused("rating-not-possible", () -> give(called, 1, "a"));
        open(called);
        refused("rating-not-possible", () -> give(called, 6, "a"));
        give(called, 1, "a");
        refused("already-rated", () -> give(called, 5, "a"));
        end(called);
        assertThat(ratings.find(HallScreens.ORG, called.id()).orElseThrow().level()).isEqualTo(1);
    }

    @Test
    void signalsPointAtTheFastAndAtTheSamePhone() {
        TicketRow first = served();
        clock.moveTo(clock.now().plusSeconds(30));
        give(first, 2, "one-phone", clock.now().minusSeconds(2));
        TicketRow second = served();
        give(second, 2, "one-phone", clock.now().minusSeconds(20));
        assertThat(line(first).signals()).containsExactly("fast", "same");
        assertThat(line(second).signals()).containsExactly("same");
    }

    @Test
    void whatWasSaidWithoutANameCountsButIsNotShownToTheClerk() {
        Scope month = nextMonth();
        TicketRow visit = served();
        ratings.give(
                customer(visit),
                visit.id(),
                new Said(5, "phone", clock.now(), true, Optional.empty()));
        assertThat(
                        ratings.ofClerk(
                                        HallScreens.ORG,
                                        CLERK,
                                        new Days(month.from(), month.until()),
                                        Place.NEWEST)
                                .lines())
                .isEmpty();
        assertThat(mine(month).rated()).isEqualTo(1);
        assertThat(mine(month).satisfied()).isEqualTo(new Share(0, 1));
    }

    @Test
    void whoLeftUnservedIsCountedNowhereAndThePageSaysSo() {
        Scope month = nextMonth();
        give(served(), 3, "b");
        TicketRow gone = HALL.take("new-connection");
        HALL.tell(CLERK, gone, NewFact.now(TicketKinds.LEFT, Map.of()));
        assertThat(mine(month).told()).isEqualTo(new Share(1, 1));
        assertThat(mine(month).satisfied()).isEqualTo(new Share(1, 1));
        assertThat(figures.excluded(month)).containsExactly(Map.entry("left", 1L));
    }

    @Test
    void theDeviceIsOnInTheMinutesInWhichItAsks() {
        Scope month = nextMonth();
        served();
        Counter counter = SERVER.bean(Halls.class).counters(HallScreens.ORG, HALL.unit).getFirst();
        Devices devices = SERVER.bean(Devices.class);
        String secret =
                devices.make(
                        HallScreens.ORG,
                        new Devices.Wanted(
                                HALL.unit, Device.RATING, Optional.of(counter.id()), "评价器"));
        Device device = devices.enter(secret, Device.RATING);
        SERVER.bean(Halls.class).leave(HallScreens.ORG, CLERK);
        clock.moveTo(clock.now().plus(Duration.ofHours(1)));
        long before = mine(month).on().whole();
        HALL.sit("Y602", 1);
        long on = mine(month).on().part();
        for (int minute = 0; minute < 3; minute++) {
            ratings.asked(device, counter.id());
            clock.moveTo(clock.now().plusSeconds(60));
        }
        clock.moveTo(clock.now().plus(Duration.ofMinutes(1)));
        SERVER.bean(Halls.class).leave(HallScreens.ORG, CLERK);
        HALL.sit("Y602", 1);
        assertThat(mine(month).on().whole() - before).isBetween(3L, 5L);
        assertThat(mine(month).on().part() - on).isBetween(2L, 3L);
    }

    @Test
    void theStepsFollowEachOtherAndCountByTheMonthOfTheRating() {
        Scope month = nextMonth();
        TicketRow bad = served();
        give(bad, 4, "c");
        TicketRow untrue = served();
        give(untrue, 5, "d");
        give(served(), 1, "e");
        refused("rating-step-not-there", () -> step(bad, "rating.rectified"));
        step(bad, "rating.fed-back");
        verify(bad, true);
        step(bad, "rating.rectified");
        verify(untrue, false);
        refused("rating-step-not-there", () -> step(untrue, "rating.rectified"));
        Instant ends = month.ends();
        clock.moveTo(ends.plus(Duration.ofDays(1)));
        step(bad, "rating.revisited");
        assertThat(figures.cohort(month, ends)).isEqualTo(new Cohort(3, 1, 2, 2, 1, 1, 0));
        assertThat(figures.cohort(month, ends).mended()).isEqualTo(new Share(1, 1));
        assertThat(figures.cohort(month, ends).again()).isEqualTo(new Share(0, 1));
        assertThat(figures.cohort(month, clock.now()).again()).isEqualTo(new Share(1, 1));
        step(bad, "rating.reopened");
        assertThat(figures.cohort(month, clock.now())).isEqualTo(new Cohort(3, 1, 2, 1, 1, 0, 0));
    }

    @Test
    void whatIsOpenIsListedApartAndWhoWasRatedFindsNothingOutAboutIt() {
        Scope month = nextMonth();
        TicketRow bad = served();
        give(bad, 4, "f");
        TicketRow good = served();
        give(good, 1, "g");
        listed(month, RatingFilter.FEEDBACK, good, bad);
        listed(month, RatingFilter.VERIFY, bad);
        SERVER.bean(FollowUp.class)
                .answer(
                        manager(MANAGER),
                        Set.of(HALL.unit),
                        List.of(bad.id().number(), good.id().number(), good.id().number()),
                        "谢谢您的意见");
        listed(month, RatingFilter.FEEDBACK);
        assertThat(SERVER.bean(FollowUp.class).followed(HallScreens.ORG, bad.id()).answer())
                .isEqualTo("谢谢您的意见");
        refused("rating-own", () -> tell(CLERK, bad, found(false)));
        assertThat(line(bad).acts(CLERK)).isEmpty();
        assertThat(line(bad).acts(MANAGER)).containsExactly("verify");
        verify(bad, true);
        listed(month, RatingFilter.VERIFY);
        listed(month, RatingFilter.RECTIFY, bad);
        step(bad, "rating.rectified");
        listed(month, RatingFilter.REVISIT, bad);
        refused("rating-own", () -> tell(CLERK, bad, said("rating.revisited")));
        step(bad, "rating.revisited");
        listed(month, RatingFilter.REVISIT);
        assertThat(SERVER.bean(FollowUp.class).followed(HallScreens.ORG, bad.id()).steps())
                .extracting(Step::act)
                .containsExactly("feedback", "verify", "rectify", "revisit");
    }

    private void listed(Scope month, RatingFilter filter, TicketRow... visits) {
        Days days = new Days(month.from(), month.until());
        assertThat(
                        ratings.ofUnits(HallScreens.ORG, month.units(), days, filter, Place.NEWEST)
                                .lines())
                .extracting(RatingLine::visit)
                .containsExactly(Stream.of(visits).map(TicketRow::id).toArray(SubjectId[]::new));
    }

    @Test
    void theCustomerSaysWhyOnceAndTheFirstWordsStay() {
        TicketRow visit = served();
        FollowUp followUp = SERVER.bean(FollowUp.class);
        refused("not-found", () -> followUp.explain(customer(visit), visit.id(), "等了很久"));
        give(visit, 4, "h");
        followUp.explain(customer(visit), visit.id(), "等了很久");
        followUp.explain(customer(visit), visit.id(), "别的");
        assertThat(followUp.followed(HallScreens.ORG, visit.id()).said()).isEqualTo("等了很久");
        assertThat(
                        SERVER.bean(Tickets.class)
                                .history(HallScreens.ORG, visit.id())
                                .orElseThrow()
                                .facts())
                .noneMatch(fact -> fact.toString().contains("等了很久"));
    }

    /** Who is to be answered is known by name and phone to whoever looks, and that is a fact. */
    @Test
    void whoLooksAtWhomIsOnRecordAndNobodyElseCan() {
        PersonId customer = person("林秀英", "13900007701");
        TicketRow visit = served(customer);
        give(visit, 4, "contact");
        String page = "/ratings/" + visit.id().number();
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        assertThat(manager.get(page).body())
                .contains(page + "/contact")
                .doesNotContain("林秀英", "13900007701");
        assertThat(looks(customer)).isEmpty();
        assertThat(contact(manager, page).body()).contains("林秀英", "13900007701");
        assertThat(looks(customer))
                .containsExactlyInAnyOrder(
                        MANAGER + " name rating " + visit.id().number(),
                        MANAGER + " phone rating " + visit.id().number());
        for (String elsewhere : List.of("wuguoqiang", "zhouting")) {
            TestBrowser other = TestBrowser.as(SERVER, elsewhere);
            int refused = elsewhere.equals("zhouting") ? 403 : 404;
            assertThat(other.get(page).statusCode()).as(elsewhere).isEqualTo(refused);
            HttpResponse<String> answer = contact(other, page);
            assertThat(answer.statusCode()).as(elsewhere).isEqualTo(refused);
            assertThat(answer.body()).as(elsewhere).doesNotContain("林秀英", "13900007701");
        }
        assertThat(looks(customer)).as("nobody saw any more").hasSize(2);
    }

    @Test
    void whoSpokeWithoutANameIsNotToBeReached() {
        PersonId customer = person("赵德明", "13900007702");
        TicketRow visit = served(customer);
        ratings.give(
                customer(visit),
                visit.id(),
                new Said(5, "phone", clock.now(), true, Optional.empty()));
        String page = "/ratings/" + visit.id().number();
        TestBrowser manager = TestBrowser.as(SERVER, "tangmin");
        assertThat(manager.get(page).body()).doesNotContain(page + "/contact");
        HttpResponse<String> refused = contact(manager, page);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain("赵德明", "13900007702");
        TicketRow unknown = served();
        give(unknown, 4, "unknown");
        assertThat(contact(manager, "/ratings/" + unknown.id().number()).statusCode())
                .as("nobody knows who it was")
                .isEqualTo(404);
        assertThat(looks(customer)).isEmpty();
    }

    /** The token is that of any page of theirs: the form itself may not be offered. */
    private static HttpResponse<String> contact(TestBrowser who, String page) {
        return who.post("/account", page + "/contact", Map.of());
    }

    private static PersonId person(String name, String phone) {
        return SERVER.bean(Persons.class)
                .enter(HallScreens.ORG, Map.of(PersonField.NAME, name, PersonField.PHONE, phone));
    }

    /** Who looked at what of a person, and why. */
    private static List<String> looks(PersonId person) {
        return SERVER.database()
                .orgScope()
                .reading(
                        HallScreens.ORG,
                        () ->
                                SERVER.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select concat_ws(' ', actor, body ->> 'field',
                                                    body ->> 'why')
                                                from fact
                                                where kind = 'personal.unmasked'
                                                    and body ->> 'person' = :person
                                                """)
                                        .param("person", person.toString())
                                        .query(String.class)
                                        .list());
    }

    @Test
    void aMonthOfRatingsIsReadPageByPage() {
        Scope month = nextMonth();
        for (int i = 0; i <= RatingLine.PAGE; i++) {
            give(served(), i == 0 ? 5 : 1, "page-" + i);
        }
        Days days = new Days(month.from(), month.until());
        Ratings.Page first =
                ratings.ofUnits(
                        HallScreens.ORG, month.units(), days, RatingFilter.ALL, Place.NEWEST);
        assertThat(first.lines()).hasSize(RatingLine.PAGE);
        Ratings.Page second =
                ratings.ofUnits(
                        HallScreens.ORG,
                        month.units(),
                        days,
                        RatingFilter.ALL,
                        Place.parse(first.next()).orElseThrow());
        assertThat(second.lines()).hasSize(1).doesNotContainAnyElementsOf(first.lines());
        assertThat(second.next()).isEmpty();
        assertThat(
                        ratings.ofUnits(
                                        HallScreens.ORG,
                                        month.units(),
                                        days,
                                        RatingFilter.BAD,
                                        Place.NEWEST)
                                .lines())
                .isEqualTo(second.lines());
        assertThat(ratings.ofClerk(HallScreens.ORG, CLERK, days, Place.NEWEST)).isEqualTo(first);
    }

    @Test
    void noCasesAreNoHundredPerCent() {
        assertThat(new Share(0, 0).none()).isTrue();
        Target target =
                new Target("rated", 8500, new ClauseId("boc.4.2.15d"), new Citation("", "15"));
        assertThat(target.percent()).isEqualTo("85");
        assertThat(target.keptBy(new Share(85, 100))).isTrue();
        assertThat(target.keptBy(new Share(8499, 10_000))).isFalse();
        assertThat(target.keptBy(new Share(84_999, 100_000))).isFalse();
        assertThat(new Target("on", 9850, target.clause(), target.cite()).percent())
                .isEqualTo("98.5");
        assertThat(new Share(999, 1000).percent()).isEqualTo("99.9");
        assertThat(new Share(9999, 10_000).percent()).isEqualTo("99.9");
    }

    /** A month in which nothing has happened yet begins. */
    private Scope nextMonth() {
        YearMonth month = YearMonth.from(clock.now().atZone(CHINA)).plusMonths(1);
        LocalDate first = month.atDay(1);
        clock.moveTo(first.plusDays(1).atTime(9, 0).atZone(CHINA).toInstant());
        return new Scope(
                HallScreens.ORG, List.of(HALL.unit), first, month.plusMonths(1).atDay(1), CHINA);
    }

    private Line mine(Scope month) {
        return figures.lines(month, By.CLERK).stream()
                .filter(line -> line.key() == CLERK)
                .findFirst()
                .orElseThrow();
    }

    private TicketRow served() {
        HALL.take("new-connection");
        TicketRow called = HALL.call(CLERK);
        open(called);
        return end(called);
    }

    /** The same for a customer whom the counter knows. */
    private static TicketRow served(PersonId customer) {
        HALL.take("new-connection");
        TicketRow called = HALL.call(CLERK);
        open(called);
        HALL.tell(
                CLERK,
                called,
                NewFact.now(
                        new FactKind("customer.identified"),
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(customer.value()))));
        return end(called);
    }

    private static void open(TicketRow called) {
        HALL.tell(
                CLERK,
                called,
                Tickets.now(TicketKinds.OPENED, Map.of("service", "new-connection")));
    }

    private static TicketRow end(TicketRow called) {
        return HALL.tell(CLERK, called, NewFact.now(TicketKinds.ENDED, Map.of()));
    }

    private void give(TicketRow visit, int level, String phone) {
        give(visit, level, phone, clock.now().minusSeconds(10));
    }

    private void give(TicketRow visit, int level, String phone, Instant shown) {
        ratings.give(
                customer(visit),
                visit.id(),
                new Said(level, "phone", shown, false, Optional.of(phone)));
    }

    private RatingLine line(TicketRow visit) {
        return ratings.find(HallScreens.ORG, visit.id()).orElseThrow();
    }

    private static Sender customer(TicketRow visit) {
        return Devices.sender(new Devices.Holder(HallScreens.ORG, visit.id()), "rating-" + keys++);
    }

    private static void verify(TicketRow visit, boolean proven) {
        tell(MANAGER, visit, found(proven));
    }

    private static NewFact found(boolean proven) {
        return NewFact.now(
                RatingKinds.VERIFIED,
                Map.of(
                        RatingKinds.TRUE,
                        new Value.Flag(proven),
                        RatingKinds.EVIDENCE,
                        new Value.Text("录像")));
    }

    private static void step(TicketRow visit, String kind) {
        tell(MANAGER, visit, said(kind));
    }

    private static NewFact said(String kind) {
        return NewFact.now(new FactKind(kind), Map.of(RatingKinds.WHAT, new Value.Text("已说明")));
    }

    private static Sender manager(int person) {
        return new Sender(
                HallScreens.ORG,
                Actor.person(person, Set.of("manager")),
                "step-" + keys++,
                "ratings");
    }

    private static void tell(int person, TicketRow visit, NewFact fact) {
        SERVER.bean(Tickets.class).tell(manager(person), visit.id(), List.of(fact));
    }

    private static void refused(String slug, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.slug()).isEqualTo(slug));
    }
}
