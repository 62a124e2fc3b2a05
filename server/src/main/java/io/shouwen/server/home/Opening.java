package io.shouwen.server.home;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;

/** Founds the sample organisation if the start asked for it, and prints where the doors are. */
@Component
class Opening implements ApplicationRunner {
    private final Founding founding;
    private final Environment environment;
    private final WallClock wallClock;
    private final Clock clock;
    private final boolean demo;

    Opening(
            Founding founding,
            Environment environment,
            WallClock wallClock,
            Clock clock,
            @Value("${shouwen.demo:false}") boolean demo) {
        this.founding = founding;
        this.environment = environment;
        this.wallClock = wallClock;
        this.clock = clock;
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
        Texts texts = Texts.in(Language.of(terminal));
        Duration drift = wallClock.drift(clock);
        if (drift.compareTo(WallClock.LARGE_DRIFT) > 0) {
            System.err.println(texts.of("doctor.clock.wrong", drift.toMillis()));
        }
        System.out.println(texts.of("start.ready", "http://localhost:" + port));
    }
}
