package io.shouwen.server;

import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A test process starts many servers; what Spring reads of a class is read for the first. */
final class ClassesReadOnce implements SpringApplicationRunListener {
    private static final Map<Resource, MetadataReader> CLASSES = new ConcurrentHashMap<>();

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
        if (context instanceof DefaultResourceLoader loader) {
            Map<Resource, MetadataReader> read = loader.getResourceCache(MetadataReader.class);
            read.putAll(CLASSES);
            context.addBeanFactoryPostProcessor(factory -> CLASSES.putAll(read));
        }
    }
}
