package io.shouwen.server.access;

import io.shouwen.server.TestServer;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that the handlers of each route read, as their code says. */
record HostileFields(Map<String, List<String>> ofRoutes) {
    static HostileFields of(TestServer server) {
        Map<String, List<String>> fields = new HashMap<>();
        RequestMappingHandlerMapping mapping =
                (RequestMappingHandlerMapping)
                        server.context().getBean("requestMappingHandlerMapping");
        mapping.getHandlerMethods().forEach((info, method) -> add(fields, info, method));
        return new HostileFields(fields);
    }

    List<String> of(String route) {
        return ofRoutes.getOrDefault(route, List.of());
    }

    private static void add(
            Map<String, List<String>> fields, RequestMappingInfo info, HandlerMethod method) {
        List<String> names =
                Arrays.stream(method.getMethod().getParameters())
                        .flatMap(parameter -> names(parameter).stream())
                        .toList();
        for (String path : info.getPatternValues()) {
            info.getMethodsCondition()
                    .getMethods()
                    .forEach(verb -> fields.put(verb + " " + path, names));
        }
    }

    private static List<String> names(Parameter parameter) {
        List<String> names = new ArrayList<>();
        RequestParam one =
                AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
        if (one != null) {
            names.add(one.name().isEmpty() ? parameter.getName() : one.name());
        }
        if (parameter.isAnnotationPresent(ModelAttribute.class)) {
            RecordComponent[] components = parameter.getType().getRecordComponents();
            Arrays.stream(components).map(RecordComponent::getName).forEach(names::add);
        }
        return names;
    }
}
