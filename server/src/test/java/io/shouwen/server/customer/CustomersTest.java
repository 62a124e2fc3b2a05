package io.shouwen.server.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.masters.Applied;
import io.shouwen.server.masters.MastersOffice;
import io.shouwen.server.masters.TestWorkbook;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.place.Located;
import io.shouwen.server.privacy.Hits;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class CustomersTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final MastersOffice OFFICE = new MastersOffice(SERVER);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");
    private static final Persons PERSONS = SERVER.bean(Persons.class);

    private static final String HEAD = "户号|身份|客户姓名|电话|所在地点|门牌|起始日期|终止日期\n";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theDeskFindsACustomerByAnyPhoneOrTheAccountAndShowsBothParties() {
        for (String typed : List.of("13700010001", "0713 7010001", "00018801")) {
            assertThat(caller(typed))
                    .as(typed)
                    .contains("王**", "户号 ****8801", "业主 王**", "租户 周*")
                    .contains("城关镇 / 人民路 / 新华小区 / 1号楼", "城区维修班")
                    .doesNotContain("王建国", "13700010001、");
        }
        assertThat(caller("13700010012")).contains("周*", "业主 王**");
        assertThat(caller("00099999")).doesNotContain("name=\"customer\" value=\"1");
    }

    @Test
    void aReportOfAKnownCustomerGoesToTheCrewOfTheirPlace() {
        Map<String, String> form = new HashMap<>(new RoomsStory(SERVER).form(AGENT, "13700019801"));
        String page = caller("13700019801");
        form.put(
                "customer",
                RoomsStory.first(
                        java.util.regex.Pattern.compile("name=\"customer\" value=\"(\\d+)\""),
                        page));
        form.put(
                "place",
                RoomsStory.first(
                        java.util.regex.Pattern.compile("name=\"place\" value=\"(\\d+)\""), page));
        form.put("settlement", "");
        String number = RoomsStory.number(new RoomsStory(SERVER).send(AGENT, form));
        assertThat(AGENT.get("/requests/" + number).body()).contains("农村维修班", "村组");
    }

    @Test
    void accountsComeInWithTheirZerosAndSeveralPhonesAndComingBackChangesNothing() {
        byte[] file =
                new TestWorkbook()
                        .sheet(
                                "客户",
                                HEAD
                                        + """
                                        #00020001|业主|甲一|13600020001；13600020002/0713-7020003|东门街|9 号|2020-01-01
                                        00020001|Tenant|乙一|13600020004|城关镇/东门街|9 号|2024-01-01
                                        00020002|业主|丙一|||十字路口|
                                        00020003|业主|丁一||||2020-01-01
                                        00020003|租户|戊一|13600020005|石桥村||2020-01-01
                                        """)
                        .file();
        assertThat(OFFICE.apply(file)).isEqualTo(new Applied(5, 0, 0));
        for (String phone : List.of("13600020001", "13600020002", "07137020003")) {
            assertThat(find(phone).people()).as(phone).hasSize(1);
        }
        assertThat(find("00020001").people()).hasSize(2);
        assertThat(find("20001").people()).as("the zeros belong to it").isEmpty();
        assertThat(holdings(only("13600020005").id()))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.place().map(Located::title)).contains("南河镇/石桥村");
                });
        assertThat(OFFICE.look(file, Language.ZH).upload()).as("the same again").isEmpty();
        byte[] out = OFFICE.export(MastersOffice.HOME, Language.EN);
        assertThat(TestWorkbook.rows(out, "Customers"))
                .anyMatch(row ->
                        row.startsWith(
                                "00020001|Owner|甲一|13600020001、13600020002、0713-7020003|城关镇/东门街|9"
                                        + " 号|"));
        assertThat(OFFICE.look(out, Language.ZH).problems()).isEmpty();
        assertThat(OFFICE.look(out, Language.ZH).parts()).allMatch(part -> part.all() == 0);
    }

    @Test
    void aNewOwnerEndsTheOneBeforeAndAMendedNameDoesNot() {
        OFFICE.apply(book("00021001|业主|前主|13600021001|东门街|1 号|2020-01-01"));
        assertThat(OFFICE.apply(book("00021001|业主|前主二|13600021001|东门街|1 号|2020-01-01")))
                .isEqualTo(new Applied(0, 1, 0));
        assertThat(OFFICE.apply(book("00021001|业主|后主|13600021009|东门街|1 号|2026-01-01")))
                .isEqualTo(new Applied(1, 0, 0));
        PersonId now = only("13600021009").id();
        assertThat(holdings(now))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.parties())
                            .extracting(Holding.Side::name)
                            .containsExactly("后*");
                });
        assertThat(holdings(only("13600021001").id())).as("no longer").isEmpty();
        assertThat(OFFICE.apply(book("00021001|业主|后主|13600021009|东门街|1 号|2026-01-01|2026-06-01")))
                .isEqualTo(new Applied(0, 0, 1));
        assertThat(holdings(now)).isEmpty();
    }

    @Test
    void whoeverIsErasedIsAPartyNoLonger() {
        OFFICE.apply(book("00022001|业主|将去|13600022001|东门街|2 号|2020-01-01"));
        PersonId person = only("13600022001").id();
        assertThat(holdings(person)).hasSize(1);
        PERSONS.erase(
                MastersOffice.HOME, person, OFFICE.number("select min(id) from person"), "要求");
        assertThat(holdings(person)).isEmpty();
        assertThat(find("00022001").people()).isEmpty();
    }

    @Test
    void eachMistakeAboutACustomerIsTold() {
        assertThat(
                        OFFICE.problems(
                                book(
                                        """
                                        00023001|房东|甲|13600023001|东门街||2020-01-01
                                        00023002|业主|甲|12345|东门街||2020-01-01
                                        00023003|业主|甲||东门||2020-01-01
                                        00023004|业主|甲||东门街||2020-01-01
                                        00023004|业主|乙||东门街||2020-01-01
                                        00023005|业主|甲||东门街||2020-01-01|2019-01-01
                                        00023006|业主|甲||东门街||2020-01-01
                                        00023006|租户|乙||人民路||2020-01-01
                                        00018801|业主|丁||||2001-01-01
                                        |业主|丙||||
                                        """),
                                Language.ZH))
                .containsExactly(
                        "客户 2 身份: 不能填“房东”。可填：业主、租户。",
                        "客户 3 电话: “12345”不是电话号码。",
                        "客户 4 所在地点: 没有地点“东门”。是否为“东门街”？",
                        "客户 6 户号: 户号“00023004”的同一身份和日期出现两次。",
                        "客户 7 终止日期: 终止日期 2019-01-01 不晚于起始日期。",
                        "客户 9 所在地点: 同一户号的另一行写的不是“人民路”。",
                        "客户 10 起始日期: 起始日期 2001-01-01 早于前一位的日期。",
                        "客户 11 户号: 必填，不能为空。");
    }

    @Test
    void customersLeaveOnlyForAReasonAndThatIsAFact() {
        TestBrowser admin = TestBrowser.as(SERVER, "zhoumin");
        HttpResponse<String> without =
                admin.post("/masters", "/masters/export", Map.of("sheet", "customers", "why", " "));
        assertThat(without.body()).contains("导出客户资料须填写原因");
        HttpResponse<String> with =
                admin.post(
                        "/masters", "/masters/export", Map.of("sheet", "customers", "why", "年度核对"));
        assertThat(with.headers().firstValue("Content-Disposition").orElse("")).contains(".xlsx");
        assertThat(OFFICE.text("select body->>'why' from fact where kind = 'masters.exported'"))
                .contains("年度核对");
    }

    @Test
    void nothingOfACustomerStandsInTheTablesInPlain() {
        assertThat(OFFICE.number("select count(*)::int from supply")).isGreaterThan(8);
        assertThat(OFFICE.text("select s::text from supply s").contains("18801")).isFalse();
        assertThat(OFFICE.text("select p::text from party p").contains("王")).isFalse();
    }

    @Test
    void anotherOrganisationFindsNobody() {
        Customers customers = SERVER.bean(Customers.class);
        PersonId person = only("13700010003").id();
        assertThat(holdings(person)).hasSize(1);
        assertThat(customers.of(new OrgId(79), person)).isEmpty();
    }

    private static byte[] book(String rows) {
        return new TestWorkbook().sheet("客户", HEAD + rows).file();
    }

    private static String caller(String typed) {
        return AGENT.post("/hotline", "/hotline/caller", Map.of("phone", typed)).body();
    }

    private static Hits find(String typed) {
        return PERSONS.find(MastersOffice.HOME, typed, OFFICE.number("select min(id) from person"));
    }

    private static MaskedPerson only(String phone) {
        List<MaskedPerson> people = find(phone).people();
        assertThat(people).hasSize(1);
        assertThat(people.getFirst().value(PersonField.PHONE)).startsWith(phone.substring(0, 3));
        return people.getFirst();
    }

    private static List<Holding> holdings(PersonId person) {
        return SERVER.bean(Customers.class).of(MastersOffice.HOME, person);
    }
}
