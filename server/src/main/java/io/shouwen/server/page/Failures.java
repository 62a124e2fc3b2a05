package io.shouwen.server.page;

import io.shouwen.server.text.Texts;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where anything that went wrong becomes words: a sentence on a page or in a
 * fragment, problem+json under {@code /api} and for whoever asks for it. A fault of ours gets an
 * incident number, which is also in the log, and shows nothing else.
 */
@Controller
class Failures implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String PROBLEMS = "https://shouwen.io/problems/";

    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json;
    private final CodeWords words;

    Failures(JsonMapper json, CodeWords words) {
        this.json = json;
        this.words = words;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        Failure failure = failure(request, Texts.in(Languages.of(request)));
        response.setStatus(failure.status().value());
        if (path(request).startsWith("/api/") || asksForProblem(request)) {
            return new ModelAndView(problem(failure));
        }
        if (request.getHeader("HX-Request") != null) {
            return new ModelAndView("page/failure-note", Map.of("failure", failure));
        }
        return Doorstep.of(path(request))
                .map(doorstep -> bare(doorstep, failure, path(request)))
                .orElseGet(() ->
                        new ModelAndView(
                                "page/failure",
                                Map.of("failure", failure, "form", TypedForm.of(request, json))));
    }

    /** A device or a customer's phone has nothing to do on the pages of staff. */
    private static ModelAndView bare(Doorstep doorstep, Failure failure, String failed) {
        return new ModelAndView(
                "page/failure-bare",
                Map.of(
                        "failure",
                        failure,
                        "doorstep",
                        doorstep,
                        "leads",
                        doorstep.leads(failure, failed)));
    }

    private Failure failure(HttpServletRequest request, Texts texts) {
        if (request.getAttribute(Refusals.ATTRIBUTE) instanceof Refusal it) {
            return new Failure(
                    it.status(),
                    it.slug(),
                    it.title(texts),
                    it.sentence(texts, words),
                    it.clause().orElse(""),
                    it.clause()
                            .flatMap(words::clause)
                            .map(says -> texts.name(says.zh(), says.en()))
                            .orElse(""),
                    "");
        }
        HttpStatus status = status(request);
        if (status.is5xxServerError()) {
            String incident = incident();
            Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            LOG.error("incident={} path={}", incident, path(request), thrown);
            return Optional.ofNullable(thrown)
                    .filter(Throwable.class::isInstance)
                    .map(Throwable.class::cast)
                    .flatMap(Outage::behind)
                    .map(outage -> away(outage, texts, incident))
                    .orElseGet(() -> worded(status, "fault", texts, incident));
        }
        return switch (status) {
            case NOT_FOUND -> worded(status, "not-found", texts, "");
            case FORBIDDEN -> worded(status, "forbidden", texts, "");
            case UNAUTHORIZED -> worded(status, "unauthorized", texts, "");
            default -> worded(status, "bad-request", texts, "");
        };
    }

    private static Failure away(Outage outage, Texts texts, String incident) {
        return switch (outage) {
            case DISK_FULL -> worded(HttpStatus.INSUFFICIENT_STORAGE, "disk-full", texts, incident);
            case DATABASE_AWAY ->
                    worded(HttpStatus.SERVICE_UNAVAILABLE, "database-away", texts, incident);
        };
    }

    private static Failure worded(HttpStatus status, String slug, Texts texts, String incident) {
        String title = texts.of("refusal." + slug + ".title");
        return new Failure(status, slug, title, texts.of("refusal." + slug), "", "", incident);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static boolean asksForProblem(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private static String path(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }

    private String incident() {
        long number = random.nextLong(1L << 40);
        return String.format(Locale.ROOT, "%8s", Long.toString(number, 32)).replace(' ', '0');
    }

    private View problem(Failure failure) {
        ObjectNode problem = json.createObjectNode();
        problem.put("type", PROBLEMS + failure.slug());
        problem.put("title", failure.title());
        problem.put("status", failure.status().value());
        problem.put("detail", failure.sentence());
        if (!failure.clause().isEmpty()) {
            problem.put("clause", failure.clause());
        }
        if (!failure.incident().isEmpty()) {
            problem.put("incident", failure.incident());
        }
        return (model, request, response) -> {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        };
    }
}
