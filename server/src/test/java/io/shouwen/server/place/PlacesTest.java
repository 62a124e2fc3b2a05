package io.shouwen.server.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.RoomsStory;
import io.shouwen.server.TestBrowser;
import io.shouwen.server.TestServer;
import io.shouwen.server.masters.Applied;
import io.shouwen.server.masters.MastersOffice;
import io.shouwen.server.masters.TestWorkbook;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.place.Places.Guess;
import io.shouwen.server.text.Language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PlacesTest {
    private static final TestServer SERVER = TestServer.demo();
    private static final MastersOffice OFFICE = new MastersOffice(SERVER);
    private static final Places PLACES = SERVER.bean(Places.class);
    private static final TestBrowser AGENT = TestBrowser.as(SERVER, "sunli");

    private static final String HEAD = "地点名称|所在地点|级别|地点编码|城乡类别|维修班组|停供片区|停用日期\n";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aPlaceIsFoundWhileItIsTypedAndInheritsFromAbove() {
        assertThat(guess("人民").places().getFirst().title()).isEqualTo("城关镇/人民路");
        assertThat(guess("人民").sure()).as("it is not typed to the end").isFalse();
        assertThat(guess("人民路 12 号 3 单元").sure()).isTrue();
        Located court = guess("人民路新华小区2号楼501").places().getFirst();
        assertThat(court.title()).isEqualTo("城关镇/人民路/新华小区/2号楼");
        assertThat(court.settlement()).contains("city");
        assertThat(court.outage()).isEqualTo("人民路一线");
        assertThat(court.crew())
                .contains(OFFICE.number("select id from unit where name_zh = '城区维修班'"));
        assertThat(guess("河口").places().getFirst().settlement()).contains("village");
        assertThat(guess("南河街").places().getFirst().settlement()).contains("town-street");
        assertThat(guess("不存在的地方").places()).isEmpty();
        assertThat(guess("").places()).isEmpty();
    }

    @Test
    void theDeskListsPlacesAndFillsInWhatThePlaceSaysUnlessItWasChosenByHand() {
        String typed =
                AGENT.post("/hotline", "/hotline/places", Map.of("address", "人民路 12 号")).body();
        assertThat(typed).contains("城关镇 / 人民路", "城区维修班");
        assertThat(typed).containsPattern("value=\"city\" checked");
        Located street = guess("人民路").places().getFirst();
        String byHand =
                AGENT.post(
                                "/hotline",
                                "/hotline/places",
                                Map.of(
                                        "address", "人民路 12 号",
                                        "place", Integer.toString(street.id()),
                                        "settlement", "village"))
                        .body();
        assertThat(byHand).containsPattern("value=\"village\" checked");
    }

    @Test
    void aReportGoesToTheCrewOfThePlaceAndItsSettlementCountsIfNoneIsChosen() {
        OFFICE.apply(
                new TestWorkbook()
                        .sheet("单位", "单位名称|类别|上级单位\n河口站|站点|维修部")
                        .sheet("地点", HEAD + "河口渡|河口村|楼栋|||河口站||\n")
                        .file());
        RoomsStory rooms = new RoomsStory(SERVER);
        Map<String, String> form = rooms.form(AGENT, "13900000071");
        form.put("place", Integer.toString(guess("河口渡").places().getFirst().id()));
        form.put("settlement", "");
        String number = RoomsStory.number(rooms.send(AGENT, form));
        assertThat(number).isNotEmpty();
        assertThat(OFFICE.text("select u.name_zh from request r join unit u on u.id = r.unit"))
                .contains("河口站");
    }

    @Test
    void aPlaceWithACodeIsRenamedAndMovedAndTakesAllBelowItAlong() {
        OFFICE.apply(
                new TestWorkbook()
                        .sheet(
                                "地点",
                                HEAD
                                        + """
                                        三栋|甲巷|楼栋|||||
                                        甲巷|移镇|街道|M1||||
                                        移镇||片区|M0|城区|||
                                        新镇||片区|M9|村组|||
                                        """)
                        .file());
        assertThat(guess("甲巷三栋").places().getFirst().settlement()).contains("city");
        Applied applied =
                OFFICE.apply(new TestWorkbook().sheet("地点", HEAD + "乙巷|新镇|街道|M1||||").file());
        assertThat(applied).isEqualTo(new Applied(0, 1, 0));
        Located house = guess("乙巷三栋").places().getFirst();
        assertThat(house.title()).isEqualTo("新镇/乙巷/三栋");
        assertThat(house.settlement()).contains("village");
        assertThat(guess("甲巷").places()).isEmpty();
        assertThat(
                        OFFICE.problems(
                                new TestWorkbook().sheet("地点", HEAD + "新镇|乙巷|片区|M9||||").file(),
                                Language.EN))
                .containsExactly("Places 2 Within: With “乙巷” the chain upwards becomes a circle.");
    }

    @Test
    void eachMistakeAboutAPlaceIsTold() {
        assertThat(
                        OFFICE.problems(
                                new TestWorkbook()
                                        .sheet(
                                                "地点",
                                                HEAD
                                                        + """
                                                        1号楼|人民东路|楼栋|||||
                                                        东/西||片区|||||
                                                        老区||片区|||||
                                                        老区||片区|||||
                                                        丙巷|老区|街道||市区|||
                                                        丁巷|城关镇/人民路|街|||||
                                                        """)
                                        .file(),
                                Language.ZH))
                .containsExactly(
                        "地点 2 所在地点: 没有地点“人民东路”。",
                        "地点 3 地点名称: “东/西”含有“/”。",
                        "地点 5 地点名称: 地点“老区”出现两次。",
                        "地点 6 城乡类别: 不能填“市区”。是否为“城区”？可填：城区、乡镇街道、村组。",
                        "地点 7 级别: 不能填“街”。是否为“街道”？可填：片区、街道、村、小区、楼栋。");
    }

    @Test
    void anyTreeInAnyOrderComesInAndComingBackChangesNothing() {
        for (int round = 0; round < 6; round++) {
            Random random = new Random(7L + round);
            List<String> titles = new ArrayList<>(List.of("县" + round));
            List<String> rows = new ArrayList<>(List.of("县%d||片区".formatted(round)));
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                String above = titles.get(random.nextInt(titles.size()));
                String name = "路" + i % 7;
                if (!titles.contains(above + "/" + name)) {
                    titles.add(above + "/" + name);
                    rows.add("%s|%s|街道".formatted(name, above));
                }
            }
            Collections.shuffle(rows, random);
            byte[] file =
                    new TestWorkbook()
                            .sheet("地点", "地点名称|所在地点|级别\n" + String.join("\n", rows))
                            .file();
            assertThat(OFFICE.apply(file)).isEqualTo(new Applied(titles.size(), 0, 0));
            assertThat(
                            OFFICE.text(
                                            "select title from place where title like '县"
                                                    + round
                                                    + "%'")
                                    .split(",", -1))
                    .containsExactlyInAnyOrderElementsOf(titles);
            byte[] out = OFFICE.export(MastersOffice.HOME, Language.EN);
            assertThat(OFFICE.look(out, Language.ZH).parts()).allMatch(part -> part.all() == 0);
            assertThat(OFFICE.look(out, Language.ZH).problems()).isEmpty();
        }
    }

    @Test
    void anotherOrganisationFindsNoPlace() {
        assertThat(PLACES.guess(new OrgId(78), "人民路").places()).isEmpty();
        int id = guess("人民路").places().getFirst().id();
        assertThat(PLACES.find(new OrgId(78), id)).isEmpty();
    }

    private static Guess guess(String address) {
        return PLACES.guess(MastersOffice.HOME, address);
    }
}
