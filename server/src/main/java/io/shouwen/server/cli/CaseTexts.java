package io.shouwen.server.cli;

import io.shouwen.server.seal.CaseCheck;
import io.shouwen.server.seal.Fault;
import io.shouwen.server.seal.Root;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** What a check of one case found, for a person and for a program. */
record CaseTexts(CaseCheck check, boolean witness) {
    List<String> sentences(Language language) {
        Texts texts = Texts.in(language);
        List<String> sentences = new ArrayList<>();
        check.faults().forEach(fault -> sentences.add(fault.sentence(language)));
        if (!check.sound()) {
            sentences.add(texts.of("seal.case.faults", check.faults().size()));
            return sentences;
        }
        Root root = check.root().orElseThrow();
        sentences.add(texts.of("seal.case.sound", check.facts(), root.no(), root.at()));
        sentences.add(texts.of("seal.case.key", root.key()));
        if (witness) {
            sentences.add(
                    texts.of(
                            check.witnessed() ? "seal.case.witnessed" : "seal.case.not-witnessed",
                            root.no()));
        }
        return sentences;
    }

    ObjectNode json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("sound", check.sound()).put("facts", check.facts());
        node.put("witnessed", check.witnessed());
        check.root().ifPresent(root -> node.put("root", root.no()).put("key", root.key()));
        ArrayNode faults = node.putArray("faults");
        for (Fault fault : check.faults()) {
            ObjectNode one = faults.addObject();
            one.put("kind", fault.kind().slug());
            fault.args().forEach(one.putArray("names")::add);
            one.put("sentence", fault.sentence(Language.EN));
        }
        return node;
    }
}
