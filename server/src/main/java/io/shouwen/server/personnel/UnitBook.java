package io.shouwen.server.personnel;

import io.shouwen.server.masters.Names;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.personnel.UnitRows.Unit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Units as other sheets write them, within the organisation's open transaction. */
@Component
public final class UnitBook {
    private final UnitRows rows;

    public UnitBook(DataSource dataSource) {
        this.rows = new UnitRows(JdbcClient.create(dataSource));
    }

    /** The open units by what may be written for them. */
    public Names<Integer> names(OrgId org) {
        Names<Integer> names = new Names<>();
        for (Unit unit : rows.all(org)) {
            if (unit.closed().isEmpty()) {
                names.code(unit.code(), unit.id());
                names.name(unit.zh(), unit.id());
                names.name(unit.en(), unit.id());
            }
        }
        return names;
    }

    /** How each unit is written: its code if it has one, else its name. */
    public Map<Integer, String> written(OrgId org) {
        List<Unit> units = rows.all(org);
        return UnitsMaster.written(units);
    }
}
