package io.shouwen.server.home;

import io.shouwen.server.organisation.Founding;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Founds the sample organisation if the start asked for it, and prints where the doors are. */
@Component
class Opening implements ApplicationRunner {
    private final Founding founding;
    private final Environment environment;
    private final boolean demo;

    Opening(
            Founding founding,
            Environment environment,
            @Value("${shouwen.demo:false}") boolean demo) {
        this.founding = founding;
        this.environment = environment;
        this.demo = demo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo && founding.demo().isEmpty()) {
            founding.foundSample();
        }
        String port = environment.getProperty("local.server.port", "");
        String lang = System.getenv().getOrDefault("LANG", "");
        String terminal = System.getenv().getOrDefault("LC_ALL", lang);
        System.out.println(
                Texts.in(Language.of(terminal)).of("start.ready", "http://localhost:" + port));
    }
}
