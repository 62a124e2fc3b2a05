package io.shouwen.server;

import io.shouwen.server.postgres.DataFolder;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.DatabaseAddress;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

import java.time.Clock;

import javax.sql.DataSource;

/**
 * The running organisation. Nothing of ours is looked for by its package but the components: Spring
 * Boot would open every class once more, for annotations that none has.
 */
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "io.shouwen.server.none")
public class ShouwenServer {
    public static void main(String[] args) {
        Language language = StartSettings.terminalLanguage(System.getenv());
        try {
            StartSettings settings = StartSettings.of(System.getenv(), args);
            settings.checkPort();
            start(open(settings), settings);
        } catch (TerminalProblem problem) {
            System.err.println(problem.sentence(language));
            System.exit(problem.exitCode());
        }
    }

    private static Database open(StartSettings settings) {
        return settings.databaseUrl().isEmpty()
                ? Database.embedded(DataFolder.hold(settings.dataFolder()))
                : Database.at(DatabaseAddress.parse(settings.databaseUrl()));
    }

    /** Starts on an open database, which is closed with the context. */
    public static ConfigurableApplicationContext start(Database database, StartSettings settings) {
        SpringApplication application = new SpringApplication(ShouwenServer.class);
        application.setDefaultProperties(settings.properties());
        application.addInitializers(context -> register(database, context));
        try {
            return application.run();
        } catch (RuntimeException e) {
            database.close();
            if (e instanceof PortInUseException) {
                throw StartSettings.portTaken(settings.port());
            }
            throw startProblem(e);
        }
    }

    /** A bean that could not be made hides the sentence for the person at the terminal. */
    private static RuntimeException startProblem(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TerminalProblem problem) {
                return problem;
            }
        }
        return thrown;
    }

    private static void register(Database database, ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(Database.class, () -> database);
        beans.registerBean(DataSource.class, () -> context.getBean(Database.class).pool());
    }

    /** The only clock of the process; the instant of a judgement comes from the database. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
