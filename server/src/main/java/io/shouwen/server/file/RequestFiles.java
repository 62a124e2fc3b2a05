package io.shouwen.server.file;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Attachment;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies with a request: what phones brought home and what was added at a desk. */
@Component
public final class RequestFiles {
    private final OrgScope scope;
    private final Enclosures enclosures;
    private final Writings writings;
    private final Requests requests;
    private final Staff staff;

    RequestFiles(
            OrgScope scope,
            Enclosures enclosures,
            Writings writings,
            Requests requests,
            Staff staff) {
        this.scope = scope;
        this.enclosures = enclosures;
        this.writings = writings;
        this.requests = requests;
        this.staff = staff;
    }

    /** All of them, oldest first; none is opened. */
    public List<FileLine> of(Story story, Texts texts) {
        Map<String, Integer> bringers = bringers(story);
        Map<Integer, Member> people =
                staff.named(story.history().org(), List.copyOf(bringers.values()));
        return enclosures.of(story.history().org(), story.request().id()).stream()
                .map(line ->
                        new FileLine(
                                line.id(),
                                line.what(),
                                line.media(),
                                line.size(),
                                line.keptAt(),
                                Optional.ofNullable(bringers.get(Long.toString(line.id())))
                                        .map(people::get)
                                        .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                        .orElse("")))
                .toList();
    }

    /** Who brought each, by its number. */
    private static Map<String, Integer> bringers(Story story) {
        Map<String, Integer> bringers = new HashMap<>();
        for (Fact fact : story.history().facts()) {
            if (fact.kind().equals(FileKinds.KEPT) && fact.actor().matches("[1-9][0-9]{0,8}")) {
                fact.value(FileKinds.NUMBER)
                        .map(Value::toString)
                        .ifPresent(id -> bringers.put(id, Integer.valueOf(fact.actor())));
            }
        }
        return bringers;
    }

    /** Adds one under the customer's key, or under that of who adds it where nobody is named. */
    void add(Me me, Story story, String sort, byte[] file, String key) {
        if (!FileKinds.ADDED.contains(sort)) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "file-sort-missing");
        }
        Attachment attachment = Uploads.read(file);
        scope.run(me.org(), () -> add(me, story, sort, attachment, key));
    }

    private void add(Me me, Story story, String sort, Attachment file, String key) {
        if (enclosures.of(me.org(), story.request().id()).size() >= Enclosures.MOST) {
            throw new Refusal(HttpStatus.CONFLICT, "files-too-many", Enclosures.MOST);
        }
        PersonId owner =
                story.request()
                        .customer()
                        .map(PersonId::new)
                        .orElseGet(() -> writings.writerOf(me.org(), me.person()));
        Enclosures.Kept kept =
                enclosures
                        .keep(
                                me.org(),
                                me.person() + "/" + key,
                                new Enclosures.Content(
                                        owner, story.request().id(), sort, file.content()))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-erased"));
        Answers.done(
                requests.add(
                        Sight.sender(me, key, "request-page"),
                        story.request().id(),
                        List.of(NewFact.now(FileKinds.KEPT, FileKinds.told(sort, kept)))));
    }

    /** Shows all of them small; each is a fact with its reason. */
    List<Shown> shown(Me me, Story story, String reason, Texts texts) {
        List<Shown> shown = new ArrayList<>();
        for (FileLine line : of(story, texts)) {
            open(me, story, line.id(), reason).ifPresent(file -> shown.add(shown(line, file)));
        }
        return shown;
    }

    private static Shown shown(FileLine line, Attachment file) {
        return switch (file.media()) {
            case JPEG, PNG -> new Shown(line, Thumbnail.of(file.bytes()).orElse(""), "");
            case PDF -> new Shown(line, "", "");
            case TEXT -> new Shown(line, "", file.content());
        };
    }

    /** Opens one; that is a fact with its reason. */
    Optional<Attachment> open(Me me, Story story, long id, String reason) {
        return enclosures
                .open(me.org(), story.request().id(), id, me.person(), reason)
                .map(Attachment::read);
    }
}
