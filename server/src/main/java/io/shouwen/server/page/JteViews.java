package io.shouwen.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Renders a template of {@code src/main/jte} by the name a handler returns. Each template may take
 * a parameter {@code Frame frame}; its other parameters are the model's attributes by name.
 */
@Configuration(proxyBeanMethods = false)
class JteViews {
    @Bean
    TemplateEngine templates() {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, null, "io.shouwen.server.jte");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Bean
    ViewResolver templateViews(TemplateEngine templates, Frames frames) {
        return new Resolver(templates, frames);
    }

    private record Resolver(TemplateEngine templates, Frames frames)
            implements ViewResolver, Ordered {
        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            String file = name + ".jte";
            return templates.hasTemplate(file) ? new TemplateView(templates, frames, file) : null;
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    private record TemplateView(TemplateEngine templates, Frames frames, String file)
            implements View {
        private static final String HTML = "text/html;charset=UTF-8";

        @Override
        public String getContentType() {
            return HTML;
        }

        @Override
        public void render(
                @Nullable Map<String, ?> model,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
            parameters.put("frame", frames.of(request));
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(file, parameters, output);
            response.setContentType(HTML);
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }
}
