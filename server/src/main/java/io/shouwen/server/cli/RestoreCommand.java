package io.shouwen.server.cli;

import io.shouwen.server.operations.Restore;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup into an empty database, all of it or nothing, and checks the seal.",
            "Personal values can be read only with the key folder that belongs to them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:restored, and the seal holds",
            "1:restored, and the seal does not hold: what is wrong is named",
            "2:nothing was restored; a sentence says why"
        })
final class RestoreCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Language language;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    RestoreCommand(Map<String, String> environment, Language language) {
        this.environment = environment;
        this.language = language;
    }

    @Override
    public Integer call() throws Exception {
        try (Target.Opened opened = target.openOrCreate(environment)) {
            Restore.Restored restored = Restore.read(file, opened.address());
            print(restored, new SealTexts(restored.seal(), false));
            return restored.seal().sound() ? 0 : 1;
        }
    }

    private void print(Restore.Restored restored, SealTexts seal) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode node = seal.json();
            node.put("rows", restored.rows()).put("schema", restored.schema());
            out.println(node);
            return;
        }
        out.println(
                Texts.in(language)
                        .of(
                                "restore.done",
                                restored.rows(),
                                restored.schema(),
                                target.keys(environment)));
        seal.sentences(language).forEach(out::println);
    }
}
