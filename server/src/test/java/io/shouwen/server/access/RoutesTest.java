package io.shouwen.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class RoutesTest {
    /** Answered by the framework and not by a handler of ours. */
    private static final Set<String> FRAMEWORK =
            Set.of(
                    "GET /assets/**",
                    "GET /favicon.ico",
                    "GET /health",
                    "POST /sign-in",
                    "POST /sign-out",
                    "GET /api/v1/openapi.json");

    private static final TestServer SERVER = TestServer.unfounded();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everyHandlerIsInTheTableAndEveryLineHasItsHandler() {
        Set<String> table =
                Routes.ALL.stream()
                        .map(route -> route.method() + " " + route.path().getPatternString())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(handlers());
        expected.addAll(FRAMEWORK);
        assertThat(table)
                .as("each handler needs its line in access.Routes, each line its handler")
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotListedIsFoundByNobody() {
        assertThat(Routes.find("GET", "/nowhere")).isEmpty();
        assertThat(Routes.find("DELETE", "/")).isEmpty();
        assertThat(Routes.find("TRACE", "/sign-in")).isEmpty();
        assertThat(Routes.find("HEAD", "/sign-in")).isPresent();
    }

    @Test
    void everyLinkLeadsSomewhereAndHasItsWords() {
        for (NavigationLink link : SERVER.context().getBeansOfType(NavigationLink.class).values()) {
            assertThat(Routes.find("GET", link.path())).as(link.path()).isPresent();
            assertThat(Texts.in(Language.EN).has(link.key())).as(link.key()).isTrue();
            assertThat(Texts.in(Language.EN).of(link.key() + ".about"))
                    .as("what a link says of itself takes no argument")
                    .doesNotContain("{", "[");
        }
    }

    @Test
    void everyRoleHasItsName() {
        for (Role role : Role.values()) {
            assertThat(Texts.in(Language.ZH).has("role." + role.code())).isTrue();
        }
    }

    private static Set<String> handlers() {
        Set<String> handlers = new TreeSet<>();
        RequestMappingHandlerMapping mapping =
                (RequestMappingHandlerMapping)
                        SERVER.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods().forEach((info, method) -> add(handlers, info, method));
        return handlers;
    }

    private static void add(Set<String> handlers, RequestMappingInfo info, HandlerMethod method) {
        if (!method.getBeanType().getName().startsWith("io.shouwen")) {
            return;
        }
        for (String path : info.getPatternValues()) {
            if (path.equals("/error")) {
                continue;
            }
            for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                handlers.add(verb + " " + path);
            }
        }
    }
}
