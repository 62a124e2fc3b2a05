package io.shouwen.server.page;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers what the container refuses before any page of ours hears of it, such as an address that
 * nobody can read: a plain page with the same sentences and nothing of the container.
 */
public final class BareFailure extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(BareFailure.class);
    private static final int OUR_FAULTS = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        boolean said = response.getContentWritten() > 0 || !response.setErrorReported();
        if (status < HttpStatus.BAD_REQUEST.value() || said) {
            return;
        }
        if (thrown != null) {
            LOG.error("status={} before any page", status, thrown);
        }
        Language language = language(request);
        Texts texts = Texts.in(language);
        String slug = status < OUR_FAULTS ? "bad-request" : "fault";
        boolean problem = String.valueOf(request.getRequestURI()).startsWith("/api/");
        String text =
                problem
                        ? """
                        {"type":"https://shouwen.io/problems/%s","title":"%s","status":%d,\
                        "detail":"%s"}
                        """
                                .formatted(
                                        slug,
                                        texts.of("refusal." + slug + ".title"),
                                        status,
                                        texts.of("refusal." + slug))
                        : """
                        <!DOCTYPE html>
                        <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title></head>
                        <body><h1>%2$s</h1><p>%3$s</p><p><a href="/">%4$s</a></p></body></html>
                        """
                                .formatted(
                                        language.tag(),
                                        texts.of("refusal." + slug + ".title"),
                                        texts.of("refusal." + slug),
                                        texts.of("page.back"));
        String type =
                problem ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=utf-8";
        write(response, type, text);
    }

    private static Language language(Request request) {
        return request.getHeader("Accept-Language") == null
                ? Language.ZH
                : Language.of(request.getLocale());
    }

    private static void write(Response response, String type, String text) {
        try {
            response.setContentType(type);
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            // Whoever asked has gone.
            LOG.debug("Nobody waits for the answer", e);
        }
    }

    /** Puts it in the container's place. */
    @Configuration(proxyBeanMethods = false)
    static class InPlace {
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareFailures() {
            return factory ->
                    factory.addContextCustomizers(context -> {
                        if (context.getParent()
                                instanceof org.apache.catalina.core.StandardHost host) {
                            host.setErrorReportValveClass(BareFailure.class.getName());
                        }
                    });
        }
    }
}
