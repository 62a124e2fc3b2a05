package io.shouwen.server.hall;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue.Charge;
import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.pack.service.ServiceCatalogue.Paper;
import io.shouwen.pack.service.ServiceCatalogue.Place;

import java.util.List;
import java.util.Optional;

/**
 * Something that a hall does for customers.
 *
 * @param name as facts and addresses write it
 * @param place where it is done
 * @param line in which one waits for it
 * @param papers all that has to be brought
 * @param charges what it may cost, as the approved tariff has it
 * @param form whether there is a form to fill in
 */
public record ServiceOffer(
        String name,
        Words says,
        Place place,
        Optional<Line> line,
        List<Paper> papers,
        List<Charge> charges,
        boolean form) {
    public ServiceOffer {
        papers = List.copyOf(papers);
        charges = List.copyOf(charges);
    }
}
