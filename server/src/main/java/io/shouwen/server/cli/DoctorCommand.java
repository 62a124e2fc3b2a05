package io.shouwen.server.cli;

import io.shouwen.server.operations.Doctor;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at the machine, the database and what is waiting in it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong; there may be advice",
            "1:something is wrong: it is named",
            "2:it could not be looked at; a sentence says why"
        })
final class DoctorCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Language language;
    private final Clock clock;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Target target = new Target();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    DoctorCommand(Map<String, String> environment, Language language, Clock clock) {
        this.environment = environment;
        this.language = language;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Target.Opened opened = target.open(environment)) {
            Doctor doctor =
                    new Doctor(
                            opened.address(),
                            target.folder(environment),
                            target.keys(environment),
                            target.isEmbedded(environment),
                            environment,
                            clock);
            List<Doctor.Finding> findings = doctor.examine();
            print(findings);
            return findings.stream().anyMatch(found -> found.state() == Doctor.State.WRONG) ? 1 : 0;
        }
    }

    private void print(List<Doctor.Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode();
            ArrayNode list = node.putArray("findings");
            for (Doctor.Finding found : findings) {
                ObjectNode one = list.addObject();
                one.put("subject", found.subject()).put("state", found.state().written());
                found.names().forEach(one.putArray("names")::add);
                one.put("sentence", found.sentence(Language.EN));
            }
            out.println(node);
            return;
        }
        for (Doctor.Finding found : findings) {
            String mark = Texts.in(language).of("doctor.state." + found.state().written());
            out.println(mark + "  " + found.sentence(language));
        }
    }
}
