package io.shouwen.server.cli;

import com.zaxxer.hikari.HikariDataSource;

import io.shouwen.server.keys.KeyFolder;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.privacy.MasterKeyChange;
import io.shouwen.server.privacy.PrivacyKeys;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;
import io.shouwen.server.text.Texts;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a new master key in the place of the old one, wraps every person's key by it and"
                    + " destroys the old one. Servers work on.",
            "Broken off in the middle, nothing is unreadable: run it again.",
            "Backups made before can be read only with the copy of the keys of their time."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is wrapped by the new key and the old one is gone",
            "2:it was not done or not finished; a sentence says why"
        })
final class KeysRotateCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Language language;
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Target target = new Target();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    KeysRotateCommand(Map<String, String> environment, Language language) {
        this.environment = environment;
        this.language = language;
    }

    @Override
    public Integer call() throws SQLException {
        Path folder = target.keys(environment);
        PrivacyKeys keys = keys(new KeyFolder(folder));
        try (Target.Opened opened = target.open(environment)) {
            int pending = Database.pendingMigrations(opened.address());
            if (pending > 0) {
                throw new TerminalProblem(
                        TerminalProblem.Kind.DATABASE, "doctor.migrations.wrong", pending);
            }
            try (HikariDataSource pool = Database.pool(opened.address())) {
                OrgScope scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
                print(new MasterKeyChange(pool, scope, keys).run(), folder);
            }
        }
        return 0;
    }

    private PrivacyKeys keys(KeyFolder folder) {
        if (!environment.getOrDefault("SHOUWEN_PRIVACY_KEYS", "").isBlank()) {
            throw new TerminalProblem(TerminalProblem.Kind.SETTING, "keys.environment");
        }
        return PrivacyKeys.existing(folder)
                .orElseThrow(() ->
                        new TerminalProblem(
                                TerminalProblem.Kind.FILES, "keys.missing", folder.path()));
    }

    private void print(long people, Path folder) {
        String answer =
                json
                        ? JsonMapper.shared().createObjectNode().put("people", people).toString()
                        : Texts.in(language).of("keys.rotated", people, folder);
        spec.commandLine().getOut().println(answer);
    }
}
