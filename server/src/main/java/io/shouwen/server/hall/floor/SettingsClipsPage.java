package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Clips;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recordings with which a hall speaks its calls. */
@Controller
class SettingsClipsPage {
    /** All recordings of a hall at once. */
    private static final long MOST_BYTES = 20L << 20;

    private final SettingsReader reader;
    private final Clips clips;

    SettingsClipsPage(SettingsReader reader, Clips clips) {
        this.reader = reader;
        this.clips = clips;
    }

    /** Single recordings, or a zip of them. */
    @PostMapping("/hall/settings/clips")
    String put(
            Me me,
            @RequestParam int hall,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        int unit = reader.founded(me, hall).id();
        List<Clips.Sent> sent = new ArrayList<>();
        for (MultipartFile file : files.orElse(List.of())) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            if (file.getSize() > MOST_BYTES) {
                throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "clip-unfit", name);
            }
            sent.add(new Clips.Sent(name, file.getBytes()));
        }
        clips.put(me.org(), unit, sent);
        return SettingsPage.back(unit);
    }

    /** None any more. */
    @PostMapping("/hall/settings/clips/removed")
    String clear(Me me, @RequestParam int hall) {
        int unit = reader.founded(me, hall).id();
        clips.clear(me.org(), unit);
        return SettingsPage.back(unit);
    }
}
