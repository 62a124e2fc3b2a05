package io.shouwen.server.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

class HotlineTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final RoomsStory ROOMS = new RoomsStory(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aReportIsSavedWithItsPromisesAndWhoAnswers() {
        String number = ROOMS.report(AGENT, "13900000001");
        String page = AGENT.get("/hotline/reports/" + number).body();
        assertThat(page).contains(number, "前到达现场", "前修复", "首问责任人 孙丽");
    }

    @Test
    void aTownStreetIsUrbanAndTheAddressIsClassified() {
        String number = ROOMS.report(AGENT, "13900000002");
        String story = AGENT.get("/requests/" + number).body();
        assertThat(story).contains("地址划分区域", "乡镇街道", "城区维修班", "城区报修，半小时内到场");
    }

    @Test
    void theCustomerIsShownMaskedAndWholeOnlyForAReason() {
        String number = ROOMS.report(AGENT, "13900000003");
        String path = "/requests/" + number;
        assertThat(AGENT.get(path).body()).contains("139****0003").doesNotContain("13900000003");
        assertThat(AGENT.post(path, path + "/customer", Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(AGENT.post(path, path + "/customer", Map.of("reason", "核对地址")).body())
                .contains("13900000003", "王小明");
    }

    @Test
    void eachTypeOfRequestBeginsWithItsOwnFacts() {
        Map<String, String> facts =
                Map.of(
                        "installation", "install.requested",
                        "complaint", "complaint.recorded",
                        "report", "complaint.recorded",
                        "enquiry", "contact.received",
                        "suggestion", "request.described",
                        "praise", "request.described");
        facts.forEach((type, fact) -> {
            Map<String, String> form = ROOMS.form(AGENT, "13900000301");
            form.keySet().removeAll(Set.of("severity", "symptom"));
            form.put("type", type);
            form.put("words", "说的是" + type);
            form.put("network", "ready");
            String number = RoomsStory.number(ROOMS.send(AGENT, form));
            assertThat(ROOMS.commits(number, fact)).as(type).hasSize(1);
            assertThat(ROOMS.commits(number, "repair.reported")).isEmpty();
            assertThat(AGENT.get("/requests/" + number).body()).contains("说的是" + type);
        });
    }

    @Test
    void whatIsNoRepairNeedsTheCustomersWords() {
        Map<String, String> form = ROOMS.form(AGENT, "13900000302");
        form.put("type", "complaint");
        form.put("words", " ");
        assertThat(ROOMS.send(AGENT, form).body()).contains("请写下客户的陈述");
    }

    @Test
    void aFormSentTwiceIsOneRequestAndOneCustomer() {
        Map<String, String> form = ROOMS.form(AGENT, "13900000004");
        String first = RoomsStory.number(ROOMS.send(AGENT, form));
        String second = RoomsStory.number(ROOMS.send(AGENT, form));
        assertThat(second).isEqualTo(first).isNotEmpty();
        String found =
                AGENT.post("/hotline", "/hotline/caller", Map.of("phone", "13900000004")).body();
        assertThat(found.split("name=\"customer\" value=\"[0-9]", -1)).hasSize(2);
    }

    @Test
    void aSecondCallFindsTheOpenRequestAndIsNotedOnIt() {
        String number = ROOMS.report(AGENT, "13900000005");
        String page =
                AGENT.post("/hotline", "/hotline/caller", Map.of("phone", "139-0000-0005")).body();
        assertThat(page).contains("已有工单 " + number, "前到达现场");
        AGENT.post(
                "/hotline",
                "/hotline/calls/" + number,
                Map.of("key", "again-" + number, "urged", "true"));
        assertThat(AGENT.get("/requests/" + number).body()).contains("客户再次来电");
    }

    @Test
    void anIncompleteFormComesBackWithWhatWasTyped() {
        Map<String, String> form = ROOMS.form(AGENT, "13900000006");
        form.put("settlement", "");
        HttpResponse<String> answer = ROOMS.send(AGENT, form);
        assertThat(answer.body()).contains("请选择所在地点", "人民路 12 号");
    }

    @Test
    void aMistypedNumberIsNotTakenForAnother() {
        assertThat(AGENT.get("/requests?number=2611-000001-9").statusCode()).isIn(404, 422);
        assertThat(AGENT.get("/requests?number=12").body()).contains("不是工单号");
    }
}
