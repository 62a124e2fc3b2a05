package io.shouwen.server.customer;

import io.shouwen.server.customer.SupplyRows.Party;
import io.shouwen.server.customer.SupplyRows.Supply;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Names;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.place.PlaceBook;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Roll;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** A dozen invented customers of the sample organisation. */
@Component
final class SampleCustomers {
    /** Account, party, name, phones, place, door, since. */
    private static final String CUSTOMERS =
            """
            00018801|owner|王建国|13700010001、0713-7010001|城关镇/人民路/新华小区/1号楼|1 单元 301|2019-05-01
            00018801|tenant|周婷|13700010012|城关镇/人民路/新华小区/1号楼|1 单元 301|2026-02-01
            00018802|owner|李秀英|13700010002|城关镇/人民路/新华小区/1号楼|2 单元 502|2018-09-12
            00018803|owner|张伟|13700010003|城关镇/人民路/新华小区/2号楼|1 单元 101|2020-03-18
            00018804|owner|刘芳|13700010004|城关镇/人民路/新华小区/2号楼|3 单元 602|2021-07-01
            00018804|tenant|陈浩|13700010014|城关镇/人民路/新华小区/2号楼|3 单元 602|2025-09-01
            00018811|owner|县广电家属委员会|0713-7010011|城关镇/人民路/广电大院|传达室|2015-01-01
            00018821|owner|赵国庆|13700010021|城关镇/东门街/东门花园|4 栋 1204|2022-11-05
            00018822|owner|东门便利店|13700010022|城关镇/东门街|36 号|2023-04-20
            00019801|owner|吴大山|13700019801|南河镇/河口村|18 号|2012-06-30
            00019802|owner|郑春花|13700019802|南河镇/石桥村|7 号|2016-10-08
            00019803|owner|南河卫生院|0713-7019803|南河镇/南河街|2 号|2010-01-01
            """;

    private final OrgScope scope;
    private final SupplyRows rows;
    private final Roll roll;
    private final PlaceBook places;

    SampleCustomers(DataSource dataSource, OrgScope scope, Roll roll, PlaceBook places) {
        this.scope = scope;
        this.rows = new SupplyRows(JdbcClient.create(dataSource));
        this.roll = roll;
        this.places = places;
    }

    /** After the places are there. */
    @EventListener
    @Order(2)
    void settle(Founding.SampleFounded founded) {
        scope.run(founded.org(), () -> enter(founded.org()));
    }

    private void enter(OrgId org) {
        Names<Integer> known = places.names(org);
        Map<String, Supply> supplies = new LinkedHashMap<>();
        List<Map<PersonField, String>> people = new ArrayList<>();
        List<Line> lines = CUSTOMERS.lines().map(SampleCustomers::line).toList();
        for (Line line : lines) {
            String title = line.text(CustomersMaster.PLACE);
            String account = line.text(CustomersMaster.ACCOUNT);
            if (!supplies.containsKey(account)) {
                supplies.put(
                        account,
                        new Supply(
                                rows.nextIds(1).getFirst(),
                                HexFormat.of().formatHex(roll.account(org, account)),
                                known.byCode(title)));
            }
            people.add(Values.of(line, Map.of(), "", title));
        }
        rows.add(org, List.copyOf(supplies.values()));
        List<PersonId> entered = roll.enter(org, people);
        List<Party> parties = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Supply supply =
                    Optional.ofNullable(supplies.get(line.text(CustomersMaster.ACCOUNT)))
                            .orElseThrow();
            parties.add(
                    new Party(
                            supply.id(),
                            line.text(CustomersMaster.ROLE),
                            line.day(CustomersMaster.SINCE).orElse(LocalDate.EPOCH),
                            Optional.empty(),
                            entered.get(i)));
        }
        rows.addParties(org, parties);
    }

    private static Line line(String written) {
        String[] cells = written.split("\\|", -1);
        return new Line(
                1,
                Map.of(
                        CustomersMaster.ACCOUNT, cells[0],
                        CustomersMaster.ROLE, cells[1],
                        CustomersMaster.NAME, cells[2],
                        CustomersMaster.PHONES, cells[3],
                        CustomersMaster.PLACE, cells[4],
                        CustomersMaster.DOOR, cells[5],
                        CustomersMaster.SINCE, cells[6]));
    }
}
