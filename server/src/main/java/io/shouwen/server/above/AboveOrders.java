package io.shouwen.server.above;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.request.Requests.Story;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Takes in orders from above, each of their numbers once, and what is written in reply. */
@Component
public final class AboveOrders {
    static final int LONGEST_TEXT = 4000;
    static final int LONGEST_NAME = 60;
    private static final String CLAIM = "above";

    private final OrgScope scope;
    private final Requests requests;
    private final RequestWords words;
    private final Persons persons;
    private final Answered answered;
    private final AboveRows rows;

    AboveOrders(
            DataSource dataSource,
            OrgScope scope,
            Requests requests,
            RequestWords words,
            Persons persons,
            Answered answered) {
        this.scope = scope;
        this.requests = requests;
        this.words = words;
        this.persons = persons;
        this.answered = answered;
        this.rows = new AboveRows(JdbcClient.create(dataSource));
    }

    /**
     * An order as it came.
     *
     * @param receiver whoever took it in: they answer for it until it is handed over
     * @param reference their number of it, one of its source
     * @param text what the caller said; kept in words, never in a fact
     * @param customer name, phone and address of the caller, as far as they were sent
     */
    public record Order(
            int unit,
            int receiver,
            String source,
            String reference,
            String matterClass,
            RequestType type,
            Instant due,
            String text,
            Map<PersonField, String> customer) {
        public Order {
            source = source.strip();
            reference = reference.strip();
            customer = Map.copyOf(customer);
        }

        private Command.Claim claim() {
            return AboveOrders.claim(source, reference);
        }

        private boolean complete() {
            return fits(source)
                    && fits(reference)
                    && matterClass.length() <= LONGEST_NAME
                    && !text.isBlank()
                    && text.length() <= LONGEST_TEXT;
        }

        private static boolean fits(String name) {
            return !name.isEmpty() && name.length() <= LONGEST_NAME;
        }
    }

    private static Command.Claim claim(String source, String reference) {
        return new Command.Claim(CLAIM, source.strip() + "\n" + reference.strip());
    }

    /** The request of one of their numbers, if it came before. */
    Optional<SubjectId> known(OrgId org, String source, String reference) {
        return scope.reading(org, () -> rows.known(org, source, reference));
    }

    /** Opens the request of an order; the same command opens it once. */
    public Outcome.Done receive(Sender sender, Order order) {
        if (!order.complete()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "above-incomplete", LONGEST_TEXT);
        }
        return scope.in(sender.org(), () -> receiveOnce(sender, order));
    }

    private Outcome.Done receiveOnce(Sender sender, Order order) {
        OrgId org = sender.org();
        Optional<Story> before =
                answered.opened(org, sender.actor().id(), sender.key())
                        .flatMap(opened -> requests.find(org, opened));
        if (before.isPresent()) {
            return again(sender, order, before.get());
        }
        Optional<SubjectId> known = known(org, order.source(), order.reference());
        if (known.isPresent()) {
            throw new Refusal(
                    HttpStatus.CONFLICT, "above-known", order.reference(), known.get().number());
        }
        RequestWords.Named text = RequestWords.Named.of(order.text().strip());
        Optional<Long> customer =
                order.customer().isEmpty()
                        ? Optional.empty()
                        : Optional.of(persons.enter(org, order.customer()).value());
        Outcome.Done done = open(sender, order, customer, text.name());
        words.keep(org, done.subject(), order.receiver(), text);
        return done;
    }

    /** The same command once more: the customer and the words are those of the first time. */
    private Outcome.Done again(Sender sender, Order order, Story before) {
        String text = AboveOrder.of(before.history().facts()).map(AboveOrder::words).orElse("");
        return open(sender, order, before.request().customer(), text);
    }

    private Outcome.Done open(Sender sender, Order order, Optional<Long> customer, String text) {
        Map<String, Value> values = new HashMap<>();
        values.put(AboveKinds.SOURCE, new Value.Text(order.source()));
        values.put(AboveKinds.REFERENCE, new Value.Text(order.reference()));
        if (!order.matterClass().isBlank()) {
            values.put(AboveKinds.MATTER_CLASS, new Value.Text(order.matterClass().strip()));
        }
        values.put(AboveKinds.DUE, new Value.Moment(order.due()));
        values.put(AboveKinds.WORDS, new Value.Text(text));
        Requests.Opening opening =
                new Requests.Opening(
                        order.unit(),
                        order.type(),
                        customer,
                        Optional.empty(),
                        order.receiver(),
                        Optional.empty(),
                        order.receiver(),
                        List.of(NewFact.now(AboveKinds.RECEIVED, values)));
        return Answers.done(requests.open(sender, opening, order.claim()));
    }

    /** Writes a reply; sent twice, it is one. */
    void reply(Sender sender, SubjectId request, int writer, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "above-incomplete", LONGEST_TEXT);
        }
        scope.run(
                sender.org(),
                () -> {
                    boolean again =
                            answered.opened(sender.org(), sender.actor().id(), sender.key())
                                    .isPresent();
                    if (!again) {
                        write(sender, request, writer, RequestWords.Named.of(text.strip()));
                    }
                });
    }

    private void write(Sender sender, SubjectId request, int writer, RequestWords.Named text) {
        Map<String, Value> values = Map.of(AboveKinds.WORDS, new Value.Text(text.name()));
        Outcome outcome =
                requests.add(
                        sender, request, List.of(NewFact.now(AboveKinds.REPLY_WRITTEN, values)));
        if (outcome instanceof Refused refused) {
            throw Answers.refusal(refused);
        }
        words.keep(sender.org(), request, writer, text);
    }
}
