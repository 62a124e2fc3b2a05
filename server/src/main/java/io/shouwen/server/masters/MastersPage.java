package io.shouwen.server.masters;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The masters of the organisation: out as a workbook, mended in Excel, and in again. */
@Controller
class MastersPage {
    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Imports imports;
    private final WallClock clock;
    private final Frames frames;

    MastersPage(Imports imports, WallClock clock, Frames frames) {
        this.imports = imports;
        this.clock = clock;
        this.frames = frames;
    }

    @Bean
    static NavigationLink mastersLink() {
        return new NavigationLink("/masters", "masters.link", 70);
    }

    @GetMapping("/masters")
    String show(
            Me me,
            @RequestParam(defaultValue = "") String applied,
            HttpServletRequest request,
            Model model) {
        Optional<Applied> done =
                id(applied).flatMap(id -> imports.applied(me.org(), me.person(), id));
        return page(Optional.empty(), done, "", request, model);
    }

    private String page(
            Optional<Imports.Trial> trial,
            Optional<Applied> applied,
            String mistake,
            HttpServletRequest request,
            Model model) {
        Texts texts = texts(request);
        model.addAttribute("sheets", imports.sheets());
        model.addAttribute("trial", trial.map(it -> TrialView.of(it, texts)));
        model.addAttribute("applied", applied);
        model.addAttribute("mistake", mistake);
        model.addAttribute("megabytes", WorkbookReader.MOST_BYTES >> 20);
        model.addAttribute("mostRows", SheetReader.MOST_ROWS);
        return "masters/masters";
    }

    private Texts texts(HttpServletRequest request) {
        return Texts.in(frames.language(request));
    }

    @GetMapping("/masters/template")
    void template(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = texts(request);
        Excel.head(response, texts.of("masters.template.file"));
        new WorkbookWriter(texts).template(imports.sheets(), response.getOutputStream());
    }

    /**
     * By POST: it is told as a fact, and takes a reason where customers' values leave the house.
     */
    @PostMapping("/masters/export")
    @Nullable String export(
            Me me,
            @RequestParam(name = "sheet", defaultValue = "") Set<String> keys,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        List<Sheet> sheets =
                imports.sheets().stream().filter(sheet -> keys.contains(sheet.key())).toList();
        if (sheets.isEmpty()) {
            return page(
                    Optional.empty(), Optional.empty(), "masters.mistake.sheet", request, model);
        }
        if (why.isBlank() && sheets.stream().anyMatch(Sheet::personal)) {
            return page(Optional.empty(), Optional.empty(), "masters.mistake.why", request, model);
        }
        imports.tellExport(me.org(), me.person(), sheets, why);
        Texts texts = texts(request);
        String today = clock.now().atZone(me.zone()).toLocalDate().toString();
        Excel.head(response, texts.of("masters.export.file", today));
        imports.write(me.org(), sheets, texts, response.getOutputStream());
        return null;
    }

    /** The dry run. */
    @PostMapping("/masters/uploads")
    String look(
            Me me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Model model)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(Optional.empty(), Optional.empty(), "masters.mistake.file", request, model);
        }
        if (file.getSize() > WorkbookReader.MOST_BYTES) {
            return page(Optional.empty(), Optional.empty(), "masters.mistake.size", request, model);
        }
        Imports.Trial trial = imports.look(me.org(), me.person(), file.getBytes());
        return page(Optional.of(trial), Optional.empty(), "", request, model);
    }

    @PostMapping("/masters/uploads/{upload}")
    String apply(Me me, @PathVariable String upload) {
        UUID id = id(upload).orElseThrow(Refusal::notFound);
        imports.apply(me.org(), me.person(), id);
        return "redirect:/masters?applied=" + id;
    }

    private static Optional<UUID> id(String written) {
        return written.matches(UUID_SHAPE)
                ? Optional.of(UUID.fromString(written))
                : Optional.empty();
    }
}
