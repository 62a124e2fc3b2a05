package io.shouwen.server.file;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Attachment;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.slip.Slips;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The files of a request and its slips: one list, and a form to add to it. */
@Controller
class FilesPage {
    private static final List<Role> LOOKING =
            List.of(
                    Role.AGENT,
                    Role.DISPATCHER,
                    Role.TECHNICIAN,
                    Role.CHIEF,
                    Role.CLERK,
                    Role.CASHIER,
                    Role.MANAGER,
                    Role.QUALITY);
    private static final List<Role> ADDING =
            List.of(
                    Role.AGENT,
                    Role.DISPATCHER,
                    Role.TECHNICIAN,
                    Role.CHIEF,
                    Role.CLERK,
                    Role.CASHIER,
                    Role.MANAGER,
                    Role.HEAD);

    private final Sight sight;
    private final RequestFiles files;
    private final Slips slips;
    private final Frames frames;

    FilesPage(Sight sight, RequestFiles files, Slips slips, Frames frames) {
        this.sight = sight;
        this.files = files;
        this.slips = slips;
        this.frames = frames;
    }

    @GetMapping("/requests/{number}/files")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Story story = sight.story(me, number);
        return page(me, story, List.of(), "", request, model);
    }

    private String page(
            Me me,
            Story story,
            List<Shown> shown,
            String reason,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("number", story.request().id().number());
        model.addAttribute("files", files.of(story, frames.of(request).t()));
        model.addAttribute("slips", slips.of(me.org(), story.request().id()));
        model.addAttribute("shown", shown);
        model.addAttribute("reason", reason);
        model.addAttribute("look", me.hasAny(LOOKING));
        model.addAttribute("sorts", me.hasAny(ADDING) ? FileKinds.ADDED : List.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "file/files";
    }

    @PostMapping("/requests/{number}/files")
    String add(
            Me me,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam String key)
            throws IOException {
        Story story = sight.story(me, number);
        files.add(me, story, sort, Uploads.bytes(file), key);
        return "redirect:/requests/" + number + "/files";
    }

    /** Shows what lies with the request; each that is shown is a fact, with the reason. */
    @PostMapping("/requests/{number}/files/shown")
    String look(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model) {
        Story story = sight.story(me, number);
        String why = Answers.reason(reason);
        List<Shown> shown = files.shown(me, story, why, frames.of(request).t());
        return page(me, story, shown, why, request, model);
    }

    /** One of them whole: a picture in the window, anything else as a file to keep. */
    @PostMapping("/requests/{number}/files/{id}")
    ResponseEntity<byte[]> open(
            Me me,
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        Story story = sight.story(me, number);
        Attachment file =
                files.open(me, story, id, Answers.reason(reason)).orElseThrow(Refusal::notFound);
        return Downloads.of(file, "%s-%d".formatted(story.request().id().number(), id));
    }
}
