package io.shouwen.pack.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.Schemas;
import io.shouwen.pack.service.ServiceCatalogue.Charge;
import io.shouwen.pack.service.ServiceCatalogue.Cue;
import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.pack.service.ServiceCatalogue.Paper;
import io.shouwen.pack.service.ServiceCatalogue.Place;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class ServiceReaderTest {
    private static final String TWO =
            """
            lines:
              desk: {says: {zh: 业务, en: Business}, letter: B}
            papers:
              deed: {says: {zh: 产权证, en: Deed}, original: true, may-follow: true}
            charges:
              check: {says: {zh: 校验费, en: Check}, price: 12.50 yuan}
              gas: {says: {zh: 气费, en: Gas}}
            services:
              connect:
                says: {zh: 新装, en: Connect}
                place: counter
                line: desk
                papers: deed
                charges: [check, gas]
                request: installation
                procedure: city.1
                form:
                  type: object
                  properties:
                    load: {type: integer, title: 容量, x-title-en: Load, minimum: 1}
                    why: {type: string, title: 事由, x-title-en: Reason, enum: ['1', 新], x-enum-en: [one, new]}
                  required: load
              ask: {says: {zh: 咨询, en: Ask}, place: inquiry}
            cues:
              - {with: seat.offered, clause: city.1, payments: false, say: {zh: 您请坐。, en: Please take a seat.}}
              - {with: seat.offered, clause: city.1}
            """;

    @TempDir private Path folder;

    @Test
    void aServiceIsReadWithWhatItNeedsAndCosts() throws IOException {
        ServiceCatalogue read = read(TWO);

        assertThat(read.lines())
                .containsEntry("desk", new Line("desk", new Words("业务", "Business"), "B", false));
        assertThat(read.papers())
                .containsEntry("deed", new Paper("deed", new Words("产权证", "Deed"), true, true));
        assertThat(read.charges())
                .containsEntry(
                        "check", new Charge("check", new Words("校验费", "Check"), Optional.of(1250L)))
                .containsEntry("gas", new Charge("gas", new Words("气费", "Gas"), Optional.empty()));
        Service connect = read.service("connect").orElseThrow();
        assertThat(connect.place()).isEqualTo(Place.COUNTER);
        assertThat(connect.charges()).containsExactly("check", "gas");
        assertThat(connect.request()).contains("installation");
        assertThat(connect.procedure()).contains("city.1");
        assertThat(read.lineOf("connect")).map(Line::letter).contains("B");
        assertThat(read.lineOf("ask")).isEmpty();
    }

    @Test
    void theFormIsJsonAsItWasWritten() throws IOException {
        Optional<String> form = read(TWO).service("connect").flatMap(Service::form);

        assertThat(form)
                .contains(
                        """
                        {"type":"object","properties":{\
                        "load":{"type":"integer","title":"容量","x-title-en":"Load","minimum":1},\
                        "why":{"type":"string","title":"事由","x-title-en":"Reason",\
                        "enum":["1","新"],"x-enum-en":["one","new"]}},"required":["load"]}\
                        """);
    }

    @Test
    void ofTwoCataloguesTheOtherWinsWhereBothSpeak() throws IOException {
        ServiceCatalogue one = read(TWO);
        ServiceCatalogue other =
                read("services: {ask: {says: {zh: 问, en: Query}, place: inquiry}}");

        assertThat(one.and(other).services().keySet()).containsExactly("connect", "ask");
        assertThat(one.and(other).service("ask").map(Service::says))
                .contains(new Words("问", "Query"));
    }

    @Test
    void aCueNamesItsMomentItsClauseAndWhatMayBeSaid() throws IOException {
        assertThat(read(TWO).cues())
                .containsExactly(
                        new Cue(
                                "seat.offered",
                                "city.1",
                                Optional.of(false),
                                Optional.of(new Words("您请坐。", "Please take a seat."))),
                        new Cue("seat.offered", "city.1", Optional.empty(), Optional.empty()));
        assertThat(read(TWO).and(read(TWO)).cues()).hasSize(2);
    }

    @Test
    void aCueOfAnUnknownMomentOrClauseIsToldWithTheNearestName() throws IOException {
        Problems problems = new Problems();
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        """
                        services: {ask: {says: {zh: 问, en: Ask}, place: inquiry}}
                        cues:
                          - {with: seat.ofered, clause: city.1, say: {zh: 好, en: Yes}}
                          - {with: seat.offered, clause: city.11, say: {zh: 好}}
                        """);
        ServiceReader reader =
                new ServiceReader(List.of("city.1"), List.of("seat.offered"), problems);
        assertThat(Yaml.file(file, "wrong.yaml", problems).map(reader::read).orElseThrow().cues())
                .isEmpty();

        assertThat(problems.rendered())
                .contains(
                        "error[unknown-fact-kind]: no fact kind named `seat.ofered`",
                        "did you mean `seat.offered`?",
                        "error[unknown-clause]: no clause `city.11`",
                        "error[missing-key]: a text in both languages needs the key `en`");
    }

    @Test
    void everyCodeOfAHallSaysWhatMayBeSaid() {
        assertThat(
                        Codes.read(List.of(Path.of("../standards")), new Problems())
                                .orElseThrow()
                                .packs()
                                .stream()
                                .map(pack -> pack.versions().getLast())
                                .map(Pack.Version::services)
                                .filter(services -> !services.equals(ServiceCatalogue.NONE)))
                .allSatisfy(services ->
                        assertThat(services.cues().stream().filter(cue -> cue.say().isPresent()))
                                .hasSizeGreaterThan(3));
    }

    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        Map<String, Form.Keys> forms =
                Map.of(
                        "", ServiceReader.KEYS,
                        "words", ServiceReader.WORDS,
                        "line", ServiceReader.LINE,
                        "paper", ServiceReader.PAPER,
                        "charge", ServiceReader.CHARGE,
                        "service", ServiceReader.SERVICE,
                        "cue", ServiceReader.CUE,
                        "form", FormReader.KEYS,
                        "field", FormReader.FIELD);
        for (Map.Entry<String, Form.Keys> form : forms.entrySet()) {
            assertThat(Schemas.keys("services", form.getKey()))
                    .as(form.getKey())
                    .containsExactlyInAnyOrderElementsOf(form.getValue().names());
        }
    }

    @Test
    void everyCodeOfAHallOffersSomethingAtEveryPlace() {
        List<ServiceCatalogue> offered =
                Codes.read(List.of(Path.of("../standards")), new Problems())
                        .orElseThrow()
                        .packs()
                        .stream()
                        .map(pack -> pack.versions().getLast())
                        .map(Pack.Version::services)
                        .filter(services -> !services.equals(ServiceCatalogue.NONE))
                        .toList();

        assertThat(offered)
                .hasSizeGreaterThan(3)
                .allSatisfy(services -> {
                    Set<Place> places =
                            services.services().values().stream()
                                    .map(Service::place)
                                    .collect(Collectors.toSet());
                    assertThat(places).isEqualTo(EnumSet.allOf(Place.class));
                    assertThat(services.services()).hasSizeBetween(8, 14);
                });
    }

    private ServiceCatalogue read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("services.yaml"), text);
        Problems problems = new Problems();
        ServiceCatalogue read =
                Yaml.file(file, "services.yaml", problems)
                        .map(
                                new ServiceReader(
                                                List.of("city.1"),
                                                List.of("seat.offered"),
                                                problems)
                                        ::read)
                        .orElseThrow();
        assertThat(problems.rendered()).isEmpty();
        return read;
    }
}
