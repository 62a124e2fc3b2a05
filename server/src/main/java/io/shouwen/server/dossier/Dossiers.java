package io.shouwen.server.dossier;

import io.shouwen.server.access.Me;
import io.shouwen.server.file.FileLine;
import io.shouwen.server.file.RequestFiles;
import io.shouwen.server.page.Times;
import io.shouwen.server.quality.FindingLine;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.seal.CaseProof;
import io.shouwen.server.seal.Seal;
import io.shouwen.server.slip.Slip;
import io.shouwen.server.slip.Slips;
import io.shouwen.server.story.Reader;
import io.shouwen.server.story.Reading;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what belongs to a case and writes it as a paper. */
@Component
class Dossiers {
    private final Reader reader;
    private final Findings findings;
    private final RequestFiles files;
    private final Slips slips;
    private final Seal seal;

    Dossiers(Reader reader, Findings findings, RequestFiles files, Slips slips, Seal seal) {
        this.reader = reader;
        this.findings = findings;
        this.files = files;
        this.slips = slips;
        this.seal = seal;
    }

    /**
     * What stands in the paper.
     *
     * @param customer the customer's values, masked or whole
     * @param whole whether they are whole
     * @param by who exports it, by name
     */
    record Content(
            Reading reading,
            Map<String, String> customer,
            boolean whole,
            String by,
            List<FindingLine> findings,
            List<FileLine> files,
            List<Slip> slips,
            Optional<CaseProof> proof) {}

    /** Without the customer's values, and without what people wrote. */
    byte[] masked(Me me, Story story, Times times) {
        Reading reading = reader.wordless(story, times);
        return write(me, story, reading, reading.customer(), false, times);
    }

    /** With all of it. */
    byte[] whole(Me me, Story story, Map<String, String> customer, Times times) {
        return write(me, story, reader.read(story, times), customer, true, times);
    }

    private byte[] write(
            Me me,
            Story story,
            Reading reading,
            Map<String, String> customer,
            boolean whole,
            Times times) {
        Content content =
                new Content(
                        reading,
                        customer,
                        whole,
                        times.texts().name(me.nameZh(), me.nameEn()),
                        findings.about(me.org(), story.request().id(), me.person()),
                        files.of(story, times.texts()),
                        slips.of(me.org(), story.request().id()),
                        seal.proof(me.org(), story.request().id().value()));
        return new DossierPaper(content, times).pdf();
    }
}
