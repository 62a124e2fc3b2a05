package io.shouwen.bench;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import javax.sql.DataSource;

/**
 * Where a bench asks for it, the server's connections write down what requests send to the
 * database: what its rounds do meanwhile is not theirs.
 */
@AutoConfiguration
@ConditionalOnProperty(RecordedPool.WANTED)
public final class RecordedPool {
    static final String WANTED = "shouwen.bench.recorded";

    /** What requests send. */
    static final Recorder RECORDER =
            new Recorder(() -> Thread.currentThread().getName().startsWith("tomcat-handler"));

    @Bean
    static BeanPostProcessor recordedPool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? RECORDER.over(pool) : bean;
            }
        };
    }
}
