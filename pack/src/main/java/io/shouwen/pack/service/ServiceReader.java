package io.shouwen.pack.service;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue.Charge;
import io.shouwen.pack.service.ServiceCatalogue.Cue;
import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.pack.service.ServiceCatalogue.Paper;
import io.shouwen.pack.service.ServiceCatalogue.Place;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code services.yaml}: what is done for customers, with papers, forms and prices. */
public final class ServiceReader {
    /** The name of the file in the folder of a version. */
    public static final String FILE = "services.yaml";

    static final Form.Keys KEYS =
            Form.Keys.of("the services", "lines", "papers", "charges", "services", "cues");
    static final Form.Keys WORDS = Form.Keys.of("a text in both languages", "zh", "en");
    static final Form.Keys LINE = Form.Keys.of("a line", "says", "letter", "payments");
    static final Form.Keys PAPER = Form.Keys.of("a paper", "says", "original", "may-follow");
    static final Form.Keys CHARGE = Form.Keys.of("a charge", "says", "price");
    static final Form.Keys SERVICE =
            Form.Keys.of(
                    "a service",
                    "says",
                    "place",
                    "line",
                    "papers",
                    "form",
                    "charges",
                    "request",
                    "procedure");

    static final Form.Keys CUE = Form.Keys.of("a cue", "with", "clause", "payments", "say");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern LETTER = Pattern.compile("[A-Z]");
    private static final Pattern PRICE = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,2})?) yuan");

    private final Collection<String> clauses;
    private final Collection<String> kinds;
    private final Problems problems;

    /**
     * @param clauses the ids of the version's clauses
     * @param kinds the names of the facts that it knows
     */
    public ServiceReader(Collection<String> clauses, Collection<String> kinds, Problems problems) {
        this.clauses = List.copyOf(clauses);
        this.kinds = List.copyOf(kinds);
        this.problems = problems;
    }

    /** The catalogue of a file; what is wrong in it is told and left out. */
    public ServiceCatalogue read(Node root) {
        Optional<Form> form = Form.open(root, KEYS, problems);
        if (form.isEmpty()) {
            return ServiceCatalogue.NONE;
        }
        form.get().required("services");
        SequencedMap<String, Line> lines = each(form.get(), "lines", LINE, this::line);
        SequencedMap<String, Paper> papers = each(form.get(), "papers", PAPER, this::paper);
        SequencedMap<String, Charge> charges = each(form.get(), "charges", CHARGE, this::charge);
        lettersApart(form.get());
        Known known =
                new Known(
                        names(form.get(), "lines"),
                        names(form.get(), "papers"),
                        names(form.get(), "charges"));
        return new ServiceCatalogue(
                lines,
                papers,
                charges,
                each(
                        form.get(),
                        "services",
                        SERVICE,
                        (name, service) -> service(name, service, known)),
                form.get().items("cues").stream().flatMap(node -> cue(node).stream()).toList());
    }

    /** A moment without a sentence is a cue, too: the clause itself is what is shown. */
    private Optional<Cue> cue(Node node) {
        return Form.open(node, CUE, problems)
                .flatMap(form -> {
                    Optional<String> with = form.requiredText("with").flatMap(this::kind);
                    Optional<String> clause = form.requiredText("clause").flatMap(this::clause);
                    Optional<Boolean> payments = form.flag("payments");
                    Optional<Words> say = form.form("say", WORDS).flatMap(ServiceReader::words);
                    return with.isEmpty() || clause.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Cue(with.get(), clause.get(), payments, say));
                });
    }

    private Optional<String> kind(ScalarNode text) {
        // An empty catalogue is told where it is read; every name would only repeat it.
        if (kinds.contains(text.text()) || kinds.isEmpty()) {
            return Optional.of(text.text());
        }
        problems.add(
                Slug.UNKNOWN_FACT_KIND,
                text.spot(),
                "no fact kind named " + text.described(),
                Phrases.suggestion(text.text(), kinds)
                        .or(() ->
                                Optional.of(
                                        "add it to facts.yaml, or name one that stands there")));
        return Optional.empty();
    }

    /**
     * The names of which a service may speak, also where something is wrong with what they name.
     */
    private record Known(List<String> lines, List<String> papers, List<String> charges) {}

    private static List<String> names(Form form, String key) {
        return form.node(key).orElse(null) instanceof MapNode map
                ? map.entries().stream().map(entry -> entry.key().text()).toList()
                : List.of();
    }

    private <T> SequencedMap<String, T> each(
            Form form, String key, Form.Keys keys, BiFunction<String, Form, Optional<T>> read) {
        SequencedMap<String, T> found = new LinkedHashMap<>();
        for (MapNode.Entry entry : form.named(key, "names with what they stand for")) {
            ScalarNode name = entry.key();
            if (!NAME.matcher(name.text()).matches()) {
                problems.add(
                        Slug.BAD_NAME,
                        name.spot(),
                        name.described() + " cannot name " + keys.what(),
                        "write lower-case letters, digits and `-`, such as `meter-check`");
            }
            Form.open(entry.value(), keys, problems)
                    .flatMap(inner -> read.apply(name.text(), inner))
                    .ifPresent(one -> found.put(name.text(), one));
        }
        return found;
    }

    private Optional<Words> says(Form form) {
        form.required("says");
        return form.form("says", WORDS).flatMap(ServiceReader::words);
    }

    private static Optional<Words> words(Form both) {
        Optional<String> zh = both.requiredWords("zh");
        Optional<String> en = both.requiredWords("en");
        return zh.isEmpty() || en.isEmpty()
                ? Optional.empty()
                : Optional.of(new Words(zh.get(), en.get()));
    }

    private Optional<Line> line(String name, Form form) {
        Optional<Words> says = says(form);
        Optional<ScalarNode> letter = form.requiredText("letter");
        boolean payments = form.flag("payments").orElse(false);
        if (letter.isPresent() && !LETTER.matcher(letter.get().text()).matches()) {
            problems.add(
                    Slug.BAD_NAME,
                    letter.get().spot(),
                    letter.get().described() + " cannot begin the numbers of a line",
                    "write one letter from `A` to `Z`");
            return Optional.empty();
        }
        return says.isEmpty() || letter.isEmpty()
                ? Optional.empty()
                : Optional.of(new Line(name, says.get(), letter.get().text(), payments));
    }

    /** Numbers of two lines must not look alike. */
    private void lettersApart(Form form) {
        Map<String, String> taken = new HashMap<>();
        for (MapNode.Entry entry : form.named("lines", "lines")) {
            if (entry.value() instanceof MapNode line
                    && line.get("letter").orElse(null) instanceof ScalarNode letter) {
                String other = taken.putIfAbsent(letter.text(), entry.key().text());
                if (other != null) {
                    problems.add(
                            Slug.DUPLICATE_LETTER,
                            letter.spot(),
                            "the letter " + letter.described() + " begins the numbers of two lines",
                            "the other line is "
                                    + Phrases.quoted(other)
                                    + "; give one of the two another letter");
                }
            }
        }
    }

    private Optional<Paper> paper(String name, Form form) {
        boolean original = form.flag("original").orElse(false);
        boolean mayFollow = form.flag("may-follow").orElse(false);
        return says(form).map(says -> new Paper(name, says, original, mayFollow));
    }

    private Optional<Charge> charge(String name, Form form) {
        Optional<Words> says = says(form);
        Optional<ScalarNode> price = form.text("price");
        Optional<Long> fen = price.flatMap(this::fen);
        return price.isPresent() && fen.isEmpty()
                ? Optional.empty()
                : says.map(words -> new Charge(name, words, fen));
    }

    private Optional<Long> fen(ScalarNode price) {
        Matcher amount = PRICE.matcher(price.text());
        if (!amount.matches()) {
            problems.add(
                    Slug.BAD_AMOUNT,
                    price.spot(),
                    price.described() + " is no price",
                    "write such as `100 yuan` or `12.50 yuan`; leave the key out where the amount"
                            + " comes with the bill");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(amount.group(1)).movePointRight(2).longValueExact());
    }

    private Optional<Service> service(String name, Form form, Known known) {
        Optional<Words> says = says(form);
        Optional<Place> place =
                form.required("place").flatMap(n -> form.choice("place", Place.class));
        Optional<String> line = form.text("line").flatMap(text -> one(text, "line", known.lines()));
        place.ifPresent(at -> waits(form, at));
        List<String> papers = all(form, "papers", "paper", known.papers());
        List<String> charges = all(form, "charges", "charge", known.charges());
        Optional<String> filled = form.node("form").flatMap(new FormReader(problems)::read);
        Optional<String> request = form.text("request").flatMap(this::request);
        Optional<String> procedure = form.text("procedure").flatMap(this::clause);
        return says.isEmpty() || place.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Service(
                                name,
                                says.get(),
                                place.get(),
                                line,
                                papers,
                                filled,
                                charges,
                                request,
                                procedure));
    }

    /** One waits for a counter and for nothing else. */
    private void waits(Form form, Place place) {
        if (place == Place.COUNTER) {
            form.required("line");
        } else if (form.has("line")) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot("line"),
                    "nobody waits in a line for what is not done at a counter",
                    "remove `line`, or write `place: counter`");
        }
    }

    private List<String> all(Form form, String key, String what, List<String> known) {
        return form.texts(key).stream().flatMap(text -> one(text, what, known).stream()).toList();
    }

    private Optional<String> one(ScalarNode text, String what, List<String> known) {
        if (known.contains(text.text())) {
            return Optional.of(text.text());
        }
        problems.add(
                Slug.UNKNOWN_ENTRY,
                text.spot(),
                "no " + what + " named " + text.described(),
                Phrases.suggestion(text.text(), known)
                        .or(() -> Optional.of("name it under `" + what + "s` of this file")));
        return Optional.empty();
    }

    private Optional<String> request(ScalarNode text) {
        if (ServiceCatalogue.REQUESTS.contains(text.text())) {
            return Optional.of(text.text());
        }
        problems.add(
                Slug.UNKNOWN_CHOICE,
                text.spot(),
                "no type of request named " + text.described(),
                Phrases.suggestion(text.text(), ServiceCatalogue.REQUESTS));
        return Optional.empty();
    }

    private Optional<String> clause(ScalarNode text) {
        if (clauses.contains(text.text())) {
            return Optional.of(text.text());
        }
        problems.add(
                Slug.UNKNOWN_CLAUSE,
                text.spot(),
                "no clause " + text.described() + " in this version",
                Phrases.suggestion(text.text(), clauses));
        return Optional.empty();
    }
}
