package io.shouwen.server.access;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/** Lets a handler take {@link Me} or {@link Caller} as a parameter. */
@Component
class WhoArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final Visitors visitors;

    WhoArguments(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Me.class
                || parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        if (parameter.getParameterType() == Caller.class) {
            return visitors.caller().orElseThrow(WhoArguments::unguarded);
        }
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw unguarded();
        }
        return visitors.me(servletRequest).orElseThrow(WhoArguments::unguarded);
    }

    private static IllegalStateException unguarded() {
        return new IllegalStateException(
                "A handler asks who is there, but its route is open to everyone");
    }
}
