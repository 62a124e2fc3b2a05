package io.shouwen.server.hall;

import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.server.hall.Waits.Expected;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody may take a number for, and how long it takes now. */
@Component
public final class ServiceLines {
    private final HallServices services;
    private final Waits waits;

    public ServiceLines(HallServices services, Waits waits) {
        this.services = services;
        this.waits = waits;
    }

    /** The services that some counter serves, by the lines in which one waits for them. */
    public List<ServiceLine> of(OrgId org, int unit, Texts texts) {
        List<ServiceOffer> offers = services.atCounters(org, unit);
        Map<String, Expected> expected =
                waits.joining(
                        org,
                        unit,
                        offers.stream().map(ServiceOffer::name).toList(),
                        TicketClass.USUAL);
        Map<String, List<ServiceLine.Choice>> lines = new LinkedHashMap<>();
        for (ServiceOffer offer : offers) {
            Expected wait = Optional.ofNullable(expected.get(offer.name())).orElseThrow();
            lines.computeIfAbsent(line(offer, texts), name -> new ArrayList<>())
                    .add(
                            new ServiceLine.Choice(
                                    offer.name(),
                                    texts.name(offer.says().zh(), offer.says().en()),
                                    wait.ahead(),
                                    WaitWords.of(wait, texts),
                                    PaperList.titles(offer, texts),
                                    Fees.titles(offer.charges(), texts)));
        }
        return named(lines, texts);
    }

    /** What belongs to no line comes last, beside lines under a title of its own. */
    private static List<ServiceLine> named(
            Map<String, List<ServiceLine.Choice>> lines, Texts texts) {
        List<ServiceLine.Choice> others = lines.getOrDefault("", List.of());
        List<ServiceLine> named = new ArrayList<>();
        lines.forEach((name, choices) -> {
            if (!name.isEmpty()) {
                named.add(new ServiceLine(name, choices));
            }
        });
        if (!others.isEmpty()) {
            named.add(new ServiceLine(named.isEmpty() ? "" : texts.of("kiosk.others"), others));
        }
        return List.copyOf(named);
    }

    private static String line(ServiceOffer offer, Texts texts) {
        return offer.line()
                .map(Line::says)
                .map(says -> texts.name(says.zh(), says.en()))
                .orElse("");
    }
}
