package io.shouwen.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.webhook.TestReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** What people are told outside of the screens. */
class NoticesTest {
    private static final OrgId ORG = new OrgId(1);
    private static final Instant PROMISED = Instant.parse("2026-03-02T02:30:00Z");

    private final TestServer server = TestServer.demo();
    private final RoomsStory rooms = new RoomsStory(server);
    private final TestBrowser agent = TestBrowser.as(server, "sunli");
    private final WallClock clock = server.bean(WallClock.class);
    private final Notices notices = server.bean(Notices.class);
    private TestReceiver receiver;
    private Sending sending;
    private SubjectId request;

    @BeforeEach
    void aRequest() throws Exception {
        receiver = new TestReceiver();
        sending =
                new Sending(
                        server.bean(DataSource.class),
                        server.bean(OrgScope.class),
                        clock,
                        server.bean(Persons.class),
                        server.bean(Wording.class),
                        new WebhookGateway(receiver.post()));
        request = SubjectId.parse(rooms.report(agent, "13900070001")).orElseThrow();
    }

    @AfterEach
    void close() {
        receiver.close();
        server.close();
    }

    private Notice toTechnician(String key) {
        return notice(key, new Notice.Staff(rooms.person("Y201")));
    }

    private Notice toCustomer(String key) {
        long customer =
                server.bean(Requests.class)
                        .find(ORG, request)
                        .orElseThrow()
                        .request()
                        .customer()
                        .orElseThrow();
        return notice(key, new Notice.Customer(new PersonId(customer)));
    }

    private Notice notice(String key, Notice.To to) {
        return new Notice(
                ORG,
                key,
                to,
                "job-offered",
                List.of(new Value.Text(request.number()), new Value.Moment(PROMISED)),
                request,
                rooms.person("Y201"),
                Duration.ofHours(1));
    }

    @Test
    void aKeyIsToldOnceWithItsAddressAndItsWordsInBothLanguages() {
        notices.keep(toCustomer("offered/1"));
        notices.keep(toCustomer("offered/1"));
        sending.sendDue();
        sending.sendDue();
        assertThat(receiver.bodies()).hasSize(1);
        assertThat(receiver.bodies().getFirst())
                .contains("\"phone\":\"13900070001\"")
                .contains(request.number())
                .contains("3月2日 10:30")
                .contains("2 Mar, 10:30");
    }

    @Test
    void whatTheGatewayDoesNotTakeComesAgainUnderTheSameId() {
        receiver.refuse(1);
        notices.keep(toTechnician("offered/1"));
        sending.sendDue();
        sending.sendDue();
        assertThat(receiver.ids()).hasSize(1);
        clock.setAhead(Duration.ofMinutes(1));
        sending.sendDue();
        assertThat(receiver.ids()).hasSize(2).allMatch(receiver.ids().getFirst()::equals);
        assertThat(receiver.bodies().getLast()).contains("\"staff\":\"Y201\"");
    }

    @Test
    void whatCouldNotBeToldInItsTimeLapsesAndIsShownToThoseWhoSteer() {
        notices.keep(toTechnician("offered/1"));
        clock.setAhead(Duration.ofHours(2));
        sending.sendDue();
        assertThat(receiver.bodies()).isEmpty();
        String list = TestBrowser.as(server, "xufang").get("/notices?state=lapsed").body();
        assertThat(list).contains(request.number());
        assertThat(TestBrowser.as(server, "xufang").get("/notices?state=sent").body())
                .doesNotContain(request.number());
    }

    @Test
    void aTransactionThatFailsTellsNobody() {
        try {
            server.bean(OrgScope.class)
                    .run(
                            ORG,
                            () -> {
                                notices.keep(toTechnician("offered/1"));
                                throw new IllegalStateException("the act failed");
                            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the act failed");
        }
        sending.sendDue();
        assertThat(receiver.bodies()).isEmpty();
    }

    @Test
    void aPersonOfTheHouseFindsTheirOwnMessagesAndMarksThemRead() {
        notices.keep(toTechnician("offered/1"));
        TestBrowser technician = TestBrowser.as(server, "liwei");
        String page = technician.get("/my/notices").body();
        assertThat(page).contains(request.number()).contains("upto");
        String upto = page.replaceAll("(?s).*name=\"upto\" value=\"(\\d+)\".*", "$1");
        technician.post("/my/notices", "/my/notices/read", Map.of("upto", upto));
        assertThat(technician.get("/my/notices").body())
                .contains(request.number())
                .doesNotContain("name=\"upto\"");
        assertThat(TestBrowser.as(server, "zhangyong").get("/my/notices").body())
                .doesNotContain(request.number());
    }
}
