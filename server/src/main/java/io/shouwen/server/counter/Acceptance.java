package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.counter.CounterPage.Sent;
import io.shouwen.server.file.FileKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Picture;
import io.shouwen.server.request.Requests;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accepting a matter: where the catalogue says so, a request is opened, whose promises then run;
 * the stay and the request name each other. What the customer filled in and drew, and what was
 * copied of their papers, lies with the request under their key.
 */
@Component
class Acceptance {
    private final OrgScope scope;
    private final CounterDesk desk;
    private final Offerings offerings;
    private final Openings openings;
    private final Requests requests;
    private final Enclosures enclosures;
    private final WallClock clock;

    Acceptance(
            OrgScope scope,
            CounterDesk desk,
            Offerings offerings,
            Openings openings,
            Requests requests,
            Enclosures enclosures,
            WallClock clock) {
        this.scope = scope;
        this.desk = desk;
        this.offerings = offerings;
        this.openings = openings;
        this.requests = requests;
        this.enclosures = enclosures;
        this.clock = clock;
    }

    /**
     * The signature of the customer.
     *
     * @param on paper or screen; empty where nothing is signed
     * @param picture what was drawn on the screen
     */
    record Signature(String on, String picture) {
        boolean drawn() {
            return on.equals("screen");
        }
    }

    /** What stands against accepting; empty if nothing does. */
    static Optional<Refusal> against(Service service, Form form, Visit visit, Papers papers) {
        boolean needsCustomer = service.request().isPresent() || !form.empty();
        if (needsCustomer && visit.customer().isEmpty()) {
            return Optional.of(new Refusal(HttpStatus.CONFLICT, "customer-first"));
        }
        return papers.accepted().equals("missing")
                ? Optional.of(new Refusal(HttpStatus.CONFLICT, "papers-missing"))
                : Optional.empty();
    }

    /**
     * Accepts the open matter; a form with mistakes changes nothing. Sent twice it is accepted
     * once, and whatever breaks off leaves nothing behind.
     */
    Filled accept(Me me, String key, Sent sent, Signature signature) {
        if (desk.answered(me, key)) {
            return Filled.NOTHING;
        }
        CounterDesk.Here here = desk.mine(me);
        CounterMatters.unsettled(here);
        ServiceCatalogue catalogue = offerings.of(me.org(), here.ticket().unit());
        Service service = service(catalogue, here.matter().service());
        Form form = service.form().map(Form::read).orElse(Form.NONE);
        Papers papers = Papers.of(catalogue, here.visit(), here.matter());
        against(service, form, here.visit(), papers)
                .ifPresent(refusal -> {
                    throw refusal;
                });
        if (signature.drawn() && !Picture.fits(signature.picture())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "enclosure-unfit");
        }
        Filled filled = Filled.check(form, sent.texts());
        if (filled.right()) {
            Openings.Case accepted = new Openings.Case(me, key, here, service, papers);
            scope.run(
                    me.org(),
                    () -> {
                        SubjectId about = openings.open(accepted, sent).orElse(here.ticket().id());
                        List<NewFact> kept = enclose(accepted, about, form, filled, signature);
                        tell(accepted, about, kept, signature);
                    });
        }
        return filled;
    }

    private static Service service(ServiceCatalogue catalogue, String name) {
        return catalogue
                .service(name)
                .orElseThrow(
                        () -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-service"));
    }

    /** What lies with the request, or with the stay where no request is opened. */
    private List<NewFact> enclose(
            Openings.Case accepted,
            SubjectId about,
            Form form,
            Filled filled,
            Signature signature) {
        List<NewFact> facts = new ArrayList<>();
        if (!form.empty()) {
            facts.add(keep(accepted, about, FileKinds.FORM, filled.json(form)));
        }
        if (signature.drawn()) {
            facts.add(keep(accepted, about, FileKinds.SIGNATURE, signature.picture()));
        }
        facts.addAll(move(accepted, about));
        return facts;
    }

    /** What was copied of the papers goes along with the request and is told of it as well. */
    private List<NewFact> move(Openings.Case accepted, SubjectId about) {
        SubjectId ticket = accepted.here().ticket().id();
        List<Visit.Scan> scans = accepted.here().matter().scans();
        if (about.equals(ticket)) {
            return List.of();
        }
        enclosures.move(
                accepted.me().org(), ticket, about, scans.stream().map(Visit.Scan::id).toList());
        return scans.stream()
                .map(scan -> NewFact.now(FileKinds.KEPT, scan.fact().values()))
                .toList();
    }

    private NewFact keep(Openings.Case accepted, SubjectId about, String sort, String content) {
        PersonId customer =
                accepted.here()
                        .visit()
                        .customer()
                        .map(PersonId::new)
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-first"));
        Enclosures.Kept kept =
                enclosures
                        .keep(
                                accepted.me().org(),
                                "%d/%s-%s".formatted(accepted.me().person(), accepted.key(), sort),
                                new Enclosures.Content(customer, about, sort, content))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-erased"));
        return NewFact.now(FileKinds.KEPT, FileKinds.told(sort, kept));
    }

    private void tell(
            Openings.Case accepted, SubjectId about, List<NewFact> kept, Signature signature) {
        Me me = accepted.me();
        SubjectId ticket = accepted.here().ticket().id();
        List<NewFact> facts = new ArrayList<>();
        if (about.equals(ticket)) {
            facts.addAll(kept);
        } else if (!kept.isEmpty()) {
            Answers.done(
                    requests.add(CounterDesk.sender(me, accepted.key() + "-kept"), about, kept));
        }
        if (!signature.on().isEmpty()) {
            facts.add(
                    NewFact.now(
                            CounterKinds.SIGNED,
                            Map.of(
                                    CounterKinds.FORM,
                                    new Value.Text(accepted.service().name()),
                                    CounterKinds.ON,
                                    new Value.Text(signature.on()))));
        }
        // What is accepted here is entered by it: a code may ask for both (crgas.6.2.1.3g).
        facts.add(CounterDesk.fact(CounterKinds.RECORDED));
        Map<String, Value> values = accepted.values();
        if (!about.equals(ticket)) {
            values.put(CounterKinds.REQUEST, new Value.Text(about.number()));
        }
        values.put(
                CounterKinds.SECONDS,
                new Value.Whole(accepted.here().matter().worked(clock.now()).toSeconds()));
        facts.add(NewFact.now(CounterKinds.ACCEPTED, values));
        desk.tell(me, accepted.key(), accepted.here(), facts.toArray(NewFact[]::new));
    }
}
