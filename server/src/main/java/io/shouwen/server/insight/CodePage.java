package io.shouwen.server.insight;

import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.explain.Figures;
import io.shouwen.server.insight.ReadClause.Count;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The written code as a document one reads, each clause with how it was kept this month. */
@Controller
class CodePage {
    private final Shelf shelf;
    private final Tally tally;
    private final WallClock clock;
    private final Frames frames;

    CodePage(Shelf shelf, Tally tally, WallClock clock, Frames frames) {
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
        model.addAttribute("versions", shelf.of(me.org()).standards().versions());
        model.addAttribute("now", clock.now());
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
                standards.versions().stream()
                        .filter(one ->
                                one.ref().code().equals(code)
                                        && one.ref().version().equals(version))
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        Texts texts = Texts.in(frames.language(request));
        RuleWords words =
                new RuleWords(
                        standards, roles(standard.ref()), texts, new Figures(texts, me.zone()));
        List<Count> counts = tally.thisMonth(me.org());
        Map<String, List<Count>> byClause =
                counts.stream().collect(Collectors.groupingBy(Count::clause));
        model.addAttribute("standard", standard);
        model.addAttribute(
                "countedAt",
                counts.stream().map(Count::asOf).max(Comparator.<Instant>naturalOrder()));
        model.addAttribute(
                "clauses",
                standard.clauses().stream()
                        .map(clause ->
                                new ReadClause(
                                        clause,
                                        words.of(clause.rule()),
                                        byClause.getOrDefault(clause.id().value(), List.of())))
                        .toList());
        return "insight/code";
    }

    private Map<String, Words> roles(StandardRef of) {
        return shelf.packs().stream()
                .flatMap(pack -> pack.versions().stream())
                .filter(version -> version.standard().ref().equals(of))
                .findFirst()
                .<Map<String, Words>>map(Pack.Version::roles)
                .orElse(Map.of());
    }
}
