package io.shouwen.server.hotline;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.complaint.Complaints;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.place.Located;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of the phone desk as it was filled in.
 *
 * @param key the form's own key: sent twice, it is one report
 * @param customer the id of a known customer, or empty for a new one
 * @param place the id of the place in the tree of addresses, or empty
 * @param call the number of the call in which it is reported, or empty
 * @param type what the customer wants; a repair if nothing is said
 * @param network for an installation, what is missing of the network
 * @param words what the customer says, for everything but a repair
 * @param event the number of the declared event that the customer confirms, or empty
 * @param against whom a complaint is about, or empty
 * @param anonymous not empty where somebody who complains gives no name
 * @param happened the day of what is complained about, or empty
 * @param apologised not empty where the agent has apologised for it, first of all
 */
public record Report(
        String key,
        String phone,
        String customer,
        String name,
        String address,
        String settlement,
        String severity,
        @Nullable String special,
        String symptom,
        @Nullable String place,
        @Nullable String call,
        @Nullable String event,
        String type,
        String network,
        String words,
        @Nullable String against,
        @Nullable String anonymous,
        @Nullable String happened,
        @Nullable String apologised) {
    /** What is seen, in the order in which agents ask. */
    public static final List<String> SYMPTOMS =
            List.of("no-picture", "no-signal", "mosaic", "no-network", "slow-network", "line-down");

    public static final List<String> SETTLEMENTS = List.of("city", "town-street", "village");

    public static final List<String> SEVERITIES = List.of("minor", "major");

    /** As {@link #empty}, in a call whose number nobody types. */
    static Report during(String key, String call) {
        return new Report(
                key, "", "", "", "", "", "", "", "", "", call, "", "repair", "", "", "", "", "",
                "");
    }

    /** Whether a line lies at the address of an installation. */
    public static final List<String> NETWORKS =
            List.of("ready", "distribution-missing", "trunk-missing");

    private static final int LONGEST_WORDS = 500;

    static Report empty(String key, String phone) {
        return new Report(
                key, phone, "", "", "", "", "", "", "", "", "", "", "repair", "", "", "", "", "",
                "");
    }

    public Report {
        key = key == null ? "" : key;
        phone = phone == null ? "" : phone;
        name = name == null ? "" : name;
        address = address == null ? "" : address;
        special = special == null ? "" : special;
        customer = customer == null ? "" : customer;
        place = place == null ? "" : place;
        call = call == null ? "" : call;
        event = event == null ? "" : event;
        type = type == null || type.isEmpty() ? RequestType.REPAIR.word() : type;
        network = network == null ? "" : network;
        words = words == null ? "" : words;
        against = against == null ? "" : against;
        anonymous = anonymous == null ? "" : anonymous;
        happened = happened == null ? "" : happened;
        apologised = apologised == null ? "" : apologised;
        symptom = symptom == null ? "" : symptom;
        severity = severity == null ? "" : severity;
        settlement = settlement == null ? "" : settlement;
    }

    /** Whether the box was ticked; a browser sends nothing for an empty one. */
    public boolean inSpecialPeriod() {
        return special != null && !special.isEmpty();
    }

    /** The place that was chosen. */
    Optional<Integer> placeId() {
        return Optional.ofNullable(place)
                .filter(id -> id.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
    }

    /** Whether somebody complains who gives no name. */
    boolean nameless() {
        return Complaints.takes(requestType()) && anonymous != null && !anonymous.isEmpty();
    }

    /** Whether whoever complains heard an apology first of all. */
    public boolean saidSorry() {
        return apologised != null && !apologised.isEmpty();
    }

    /** Whom a complaint is about. */
    String concerned() {
        return against == null ? "" : against;
    }

    /** The word by which somebody who gives no name asks for the answer. */
    public String codeWord() {
        return Complaints.codeWord(key);
    }

    /** The event that was chosen. */
    Optional<SubjectId> eventId() {
        return Optional.ofNullable(event).flatMap(SubjectId::parse);
    }

    /** As the place says, where nobody has said where it is. */
    Report at(Located where) {
        return settlement.isEmpty() && where.settlement().isPresent()
                ? new Report(
                        key,
                        phone,
                        customer,
                        name,
                        address,
                        where.settlement().get(),
                        severity,
                        special,
                        symptom,
                        place,
                        call,
                        event,
                        type,
                        network,
                        words,
                        against,
                        anonymous,
                        happened,
                        apologised)
                : this;
    }

    boolean known() {
        return !customer.isEmpty();
    }

    String callNumber() {
        return call == null ? "" : call;
    }

    /** The same of a customer who is known. */
    Report of(PersonId person) {
        return new Report(
                key,
                phone,
                person.toString(),
                name,
                address,
                settlement,
                severity,
                special,
                symptom,
                place,
                call,
                event,
                type,
                network,
                words,
                against,
                anonymous,
                happened,
                apologised);
    }

    /** Of whoever has the number: nobody was chosen and no call is on record. */
    Report byPhone(String number) {
        return new Report(
                key,
                number,
                "",
                name,
                address,
                settlement,
                severity,
                special,
                symptom,
                place,
                "",
                event,
                type,
                network,
                words,
                against,
                anonymous,
                happened,
                apologised);
    }

    /** Whether it is reported in a call that is on record. */
    public boolean inCall() {
        return call != null && !call.isEmpty();
    }

    /**
     * The text key of what is missing; empty if nothing is.
     *
     * @param named whether the customer's name and address are known already
     */
    String mistake(boolean named) {
        if (!named && !nameless() && (name.isBlank() || address.isBlank())) {
            return "hotline.mistake.customer";
        }
        if (RequestType.of(type).isEmpty()) {
            return "hotline.mistake.type";
        }
        if (Intake.goesOut(requestType()) && !SETTLEMENTS.contains(settlement)) {
            return "hotline.mistake.settlement";
        }
        if (requestType() != RequestType.REPAIR) {
            return mistakeOfOthers();
        }
        if (!SEVERITIES.contains(severity)) {
            return "hotline.mistake.severity";
        }
        return SYMPTOMS.contains(symptom) ? "" : "hotline.mistake.symptom";
    }

    private String mistakeOfOthers() {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            return "hotline.mistake.words";
        }
        boolean untold = requestType() == RequestType.INSTALLATION && !NETWORKS.contains(network);
        return untold ? "hotline.mistake.network" : "";
    }

    /** A street in a town counts as urban (cable.3.3.2p). */
    String area() {
        return settlement.equals("village") ? "rural" : "urban";
    }

    Map<PersonField, String> personal() {
        boolean isPhone = phone.replaceAll("[^0-9]", "").length() >= 7;
        return Map.of(
                PersonField.NAME, name,
                PersonField.PHONE, isPhone ? phone : "",
                PersonField.ADDRESS, address);
    }

    /** What the customer wants. */
    RequestType requestType() {
        return RequestType.of(type).orElse(RequestType.REPAIR);
    }

    /** The area in which the address lies. */
    NewFact classified() {
        return NewFact.now(
                HotlineKinds.CLASSIFIED,
                Map.of(
                        "settlement", new Value.Text(settlement),
                        "area", new Value.Text(area())));
    }

    /** The fault. */
    NewFact reported() {
        return NewFact.now(
                HotlineKinds.REPORTED,
                Map.of(
                        "area", new Value.Text(area()),
                        "severity", new Value.Text(severity),
                        "symptom", new Value.Text(symptom),
                        "special", new Value.Flag(inSpecialPeriod())));
    }
}
