package io.shouwen.server.place;

import io.shouwen.server.masters.Names;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.personnel.UnitBook;
import io.shouwen.server.place.PlaceRows.Stored;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** The invented county of the sample organisation: a town and a township with their villages. */
@Component
final class SamplePlaces {
    /** Way from the top, level, settlement, crew and outage area. */
    private static final String TREE =
            """
            城关镇|area|city|城区维修班|城关线
            城关镇/人民路|street|||
            城关镇/人民路/新华小区|compound|||人民路一线
            城关镇/人民路/新华小区/1号楼|building|||
            城关镇/人民路/新华小区/2号楼|building|||
            城关镇/人民路/广电大院|compound|||
            城关镇/东门街|street|||
            城关镇/东门街/东门花园|compound|||东门线
            南河镇|area|village|农村维修班|南河线
            南河镇/南河街|street|town-street|城区维修班|
            南河镇/河口村|village|||
            南河镇/河口村/桥头组|building|||
            南河镇/石桥村|village|||石桥支线
            """;

    private final OrgScope scope;
    private final PlaceRows rows;
    private final UnitBook units;

    SamplePlaces(DataSource dataSource, OrgScope scope, UnitBook units) {
        this.scope = scope;
        this.rows = new PlaceRows(JdbcClient.create(dataSource));
        this.units = units;
    }

    @EventListener
    @Order(1)
    void settle(Founding.SampleFounded founded) {
        OrgId org = founded.org();
        scope.run(
                org,
                () -> {
                    Names<Integer> crews = units.names(org);
                    Map<String, Stored> known = new HashMap<>();
                    TREE.lines().forEach(line -> add(org, line.split("\\|", -1), crews, known));
                });
    }

    private void add(OrgId org, String[] cells, Names<Integer> crews, Map<String, Stored> known) {
        String title = cells[0];
        int cut = title.lastIndexOf('/');
        Optional<Stored> parent =
                cut < 0
                        ? Optional.empty()
                        : Optional.ofNullable(known.get(title.substring(0, cut)));
        int id = rows.nextId();
        List<Integer> path = new ArrayList<>(parent.map(Stored::path).orElse(List.of()));
        path.add(id);
        Stored place =
                new Stored(
                        id,
                        parent.map(Stored::id),
                        cells[1],
                        title.substring(cut + 1),
                        "",
                        cells[2],
                        crews.byName(cells[3]).stream().findFirst(),
                        cells[4],
                        Optional.empty(),
                        path,
                        title);
        rows.add(org, place);
        known.put(title, place);
    }
}
