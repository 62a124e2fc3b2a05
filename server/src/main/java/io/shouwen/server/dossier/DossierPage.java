package io.shouwen.server.dossier;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request as a paper that leaves the house; that it left is a fact. */
@Controller
class DossierPage {
    private static final int LONGEST_REASON = 200;
    private static final List<Role> LOOKING =
            List.of(Role.AGENT, Role.DISPATCHER, Role.TECHNICIAN, Role.CHIEF, Role.QUALITY);

    private final Sight sight;
    private final Requests requests;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Frames frames;

    DossierPage(Sight sight, Requests requests, Persons persons, Dossiers dossiers, Frames frames) {
        this.sight = sight;
        this.requests = requests;
        this.persons = persons;
        this.dossiers = dossiers;
        this.frames = frames;
    }

    /** Each time it is asked for it leaves the house once more. */
    @PostMapping("/requests/{number}/dossier")
    ResponseEntity<byte[]> export(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Story story = sight.story(me, number);
        String why = reason.strip();
        if (whole && !me.hasAny(LOOKING)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "forbidden");
        }
        if (why.length() > LONGEST_REASON || (whole && why.isEmpty())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "reason-missing");
        }
        Times times = frames.of(request).times();
        byte[] pdf =
                whole
                        ? dossiers.whole(me, story, customer(me, story, why), times)
                        : dossiers.masked(me, story, times);
        tell(me, story, whole, why);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(story.request().id().number() + ".pdf")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    /** The customer's values; each is a fact, with its reason. */
    private Map<String, String> customer(Me me, Story story, String why) {
        Map<String, String> values = new LinkedHashMap<>();
        story.request()
                .customer()
                .map(PersonId::new)
                .ifPresent(customer -> {
                    for (PersonField field : PersonField.values()) {
                        persons.unmask(me.org(), customer, field, me.person(), why)
                                .ifPresent(value -> values.put(field.written(), value));
                    }
                });
        return values;
    }

    private void tell(Me me, Story story, boolean whole, String why) {
        Map<String, Value> values = new HashMap<>();
        values.put(DossierKinds.WHOLE, new Value.Flag(whole));
        if (!why.isEmpty()) {
            values.put(DossierKinds.WHY, new Value.Text(why));
        }
        Answers.done(
                requests.add(
                        Sight.sender(me, UUID.randomUUID().toString(), "request-page"),
                        story.request().id(),
                        List.of(NewFact.now(DossierKinds.EXPORTED, values))));
    }
}
