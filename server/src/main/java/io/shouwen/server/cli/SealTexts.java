package io.shouwen.server.cli;

import io.shouwen.server.seal.Fault;
import io.shouwen.server.seal.SealReport;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** What a check of the seal found, for a person and for a program. */
record SealTexts(SealReport report, boolean witness) {
    List<String> sentences(Language language) {
        Texts texts = Texts.in(language);
        List<String> sentences = new ArrayList<>();
        report.faults().forEach(fault -> sentences.add(line(fault, language)));
        if (report.faultCount() > report.faults().size()) {
            sentences.add(
                    texts.of("seal.verify.more", report.faultCount() - report.faults().size()));
        }
        for (SealReport.Part part : report.parts()) {
            sentences.add(
                    texts.of(
                            "seal.verify.part",
                            part.org(),
                            part.facts(),
                            part.sealed(),
                            part.roots(),
                            part.waiting(),
                            part.witnessed()));
        }
        sentences.add(
                texts.of(
                        report.sound() ? "seal.verify.sound" : "seal.verify.faults",
                        report.faultCount()));
        if (!witness) {
            sentences.add(texts.of("seal.verify.no-witness"));
        }
        return sentences;
    }

    private static String line(Fault fault, Language language) {
        return fault.org() + ": " + fault.sentence(language);
    }

    ObjectNode json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("sound", report.sound()).put("witness", witness);
        node.put("fault_count", report.faultCount());
        ArrayNode faults = node.putArray("faults");
        for (Fault fault : report.faults()) {
            ObjectNode one = faults.addObject();
            one.put("org", fault.org().value()).put("kind", fault.kind().slug());
            fault.args().forEach(one.putArray("names")::add);
            one.put("sentence", fault.sentence(Language.EN));
        }
        ArrayNode parts = node.putArray("organisations");
        for (SealReport.Part part : report.parts()) {
            parts.addObject()
                    .put("org", part.org().value())
                    .put("facts", part.facts())
                    .put("sealed", part.sealed())
                    .put("roots", part.roots())
                    .put("waiting", part.waiting())
                    .put("witnessed", part.witnessed());
        }
        return node;
    }
}
