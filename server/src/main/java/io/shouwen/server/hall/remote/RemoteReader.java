package io.shouwen.server.hall.remote;

import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.ServiceLines;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** Reads what somebody is shown who is not in the hall yet. */
@Component
class RemoteReader {
    private final Entrance entrance;
    private final ServiceLines lines;
    private final Units units;

    RemoteReader(Entrance entrance, ServiceLines lines, Units units) {
        this.entrance = entrance;
        this.lines = lines;
        this.units = units;
    }

    RemoteLine line(RemoteDoor door, Texts texts) {
        return new RemoteLine(
                door,
                hall(door.org(), door.unit(), texts),
                entrance.shut(door.org(), door.unit()),
                lines.of(door.org(), door.unit(), texts));
    }

    /** What a hall is called. */
    String hall(OrgId org, int unit, Texts texts) {
        return Optional.ofNullable(units.all(org).get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElseThrow(Refusal::notFound);
    }
}
