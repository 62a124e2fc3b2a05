package io.shouwen.server.hall;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.Optional;

/** Makes slips of numbers. */
@Component
public final class NumberSlips {
    private final Units units;
    private final HallServices services;

    public NumberSlips(Units units, HallServices services) {
        this.units = units;
        this.services = services;
    }

    /** The slip of a number, with the address under which this server was asked. */
    public NumberSlip of(OrgId org, Number number, Texts texts, HttpServletRequest request) {
        TicketRow ticket = number.ticket();
        Units.Unit unit =
                Optional.ofNullable(units.all(org).get(ticket.unit()))
                        .orElseThrow(Refusal::notFound);
        String url =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/t/" + number.secret())
                        .toUriString();
        return new NumberSlip(
                texts.name(unit.nameZh(), unit.nameEn()),
                ticket.number(),
                HallServices.title(services.of(org, ticket.unit()), ticket.service(), texts),
                number.expected().ahead(),
                WaitWords.of(number.expected(), texts),
                ticket.takenAt().orElse(ticket.cameAt()),
                url,
                QrCode.of(url),
                SlipCode.of(Tokens.digest(number.secret())));
    }
}
