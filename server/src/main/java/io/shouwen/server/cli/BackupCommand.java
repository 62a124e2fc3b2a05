package io.shouwen.server.cli;

import io.shouwen.server.operations.Backup;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes everything the database holds into one compressed file, while the server works"
                    + " on.",
            "The key folder is not in it: keep a copy of that apart."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is written and whole",
            "2:no file was written; a sentence says why"
        })
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Language language;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Target target = new Target();

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    BackupCommand(Map<String, String> environment, Language language) {
        this.environment = environment;
        this.language = language;
    }

    @Override
    public Integer call() throws Exception {
        try (Target.Opened opened = target.open(environment);
                Connection connection = opened.connect()) {
            Backup.Written written = Backup.write(connection, file);
            spec.commandLine().getOut().println(json ? json(written) : sentence(written));
            return 0;
        }
    }

    private String sentence(Backup.Written written) {
        return Texts.in(language)
                .of(
                        "backup.written",
                        written.file(),
                        written.rows(),
                        written.tables(),
                        written.bytes(),
                        target.keys(environment));
    }

    private static String json(Backup.Written written) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("file", written.file().toString())
                .put("bytes", written.bytes())
                .put("rows", written.rows())
                .put("tables", written.tables())
                .toString();
    }
}
