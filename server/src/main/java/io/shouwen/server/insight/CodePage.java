package io.shouwen.server.insight;

import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.access.Me;
import io.shouwen.server.access.Routes;
import io.shouwen.server.acknowledgement.Acknowledgements;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.insight.ReadClause.Count;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The written code as a document one reads, each clause with how it was kept this month. */
@Controller
class CodePage {
    private final Shelf shelf;
    private final Tally tally;
    private final WallClock clock;
    private final Acknowledgements acknowledgements;
    private final Units units;
    private final Frames frames;

    CodePage(
            Shelf shelf,
            Tally tally,
            WallClock clock,
            Acknowledgements acknowledgements,
            Units units,
            Frames frames) {
        this.units = units;
        this.acknowledgements = acknowledgements;
        this.frames = frames;
        this.shelf = shelf;
        this.tally = tally;
        this.clock = clock;
    }

    @Bean
    static NavigationLink codeLink() {
        return new NavigationLink("/code", "insight.link", 80);
    }

    @GetMapping("/code")
    String codes(Me me, Model model) {
        Instant now = clock.now();
        Collection<Units.Unit> known = units.all(me.org()).values();
        model.addAttribute(
                "codes",
                versions(me, now).stream()
                        .map(one -> ShelvedCode.of(one, pack(one.ref()), known, now))
                        .sorted(ShelvedCode.BY_REACH)
                        .toList());
        return "insight/codes";
    }

    @GetMapping("/code/{code}/{version}")
    String code(
            Me me,
            @PathVariable String code,
            @PathVariable String version,
            HttpServletRequest request,
            Model model) {
        Standards standards = shelf.of(me.org()).standards();
        Standard standard =
                versions(me, clock.now()).stream()
                        .filter(one ->
                                one.ref().code().equals(code)
                                        && one.ref().version().equals(version))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        Texts texts = Texts.in(frames.language(request));
        ClauseWords words = new ClauseWords(standards.catalogue(), written(standard.ref()), texts);
        List<Count> counts = tally.thisMonth(me.org());
        Map<String, List<Count>> byClause =
                counts.stream().collect(Collectors.groupingBy(Count::clause));
        model.addAttribute("standard", standard);
        model.addAttribute(
                "toSign",
                acknowledgements.pending(me.org(), me.person()).stream()
                        .filter(one -> one.ref().equals(standard.ref()))
                        .toList());
        model.addAttribute(
                "readsSignatures",
                Routes.isOpenTo(me, "/code/%s/%s/signatures".formatted(code, version)));
        model.addAttribute(
                "countedAt",
                counts.stream().map(Count::asOf).max(Comparator.<Instant>naturalOrder()));
        model.addAttribute(
                "sections",
                ReadSection.of(
                        standard.clauses().stream()
                                .map(clause ->
                                        new ReadClause(
                                                clause,
                                                words.of(clause),
                                                byClause.getOrDefault(
                                                        clause.id().value(), List.of())))
                                .toList()));
        return "insight/code";
    }

    /** One of each version: as adopted today, or on its first day. */
    private List<Standard> versions(Me me, Instant now) {
        Map<String, Standard> versions = new LinkedHashMap<>();
        for (Standard part : shelf.of(me.org()).standards().versions()) {
            versions.merge(part.ref().toString(), part, (a, b) -> b.inForce(now) ? b : a);
        }
        return List.copyOf(versions.values());
    }

    private Optional<Pack> pack(StandardRef of) {
        return shelf.packs().stream().filter(pack -> pack.code().equals(of.code())).findFirst();
    }

    /** As it was read from its folder. */
    private Optional<Pack.Version> written(StandardRef of) {
        return pack(of).stream()
                .flatMap(pack -> pack.versions().stream())
                .filter(version -> version.standard().ref().toString().equals(of.toString()))
                .findFirst();
    }
}
