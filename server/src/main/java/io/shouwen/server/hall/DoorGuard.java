package io.shouwen.server.hall;

import io.shouwen.server.access.Doors;
import io.shouwen.server.access.Knocks;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;

/**
 * Nobody tries out the secrets in the addresses of a hall: after so many that open nothing, an
 * address is turned away for a while from every door that it has not opened before. A hall whose
 * network somebody guesses from goes on working (decision 341).
 */
@Component
final class DoorGuard implements HandlerInterceptor, WebMvcConfigurer {
    static final int MOST = 60;
    static final Duration WHILE = Duration.ofMinutes(15);

    /** Of a public door the whole address counts: its code is no secret, the rest of it is. */
    private static final String PUBLIC = "/line/";

    private static final String KNOWN = DoorGuard.class.getName();

    private final Knocks knocks;
    private final WallClock clock;

    DoorGuard(Knocks knocks, WallClock clock) {
        this.knocks = knocks;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(Doors.paths());
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String who = request.getRemoteAddr();
        if (knocks.noted(Knocks.OPENED, who, door(request))) {
            request.setAttribute(KNOWN, true);
        } else if (knocks.count(Knocks.SHUT, who, clock.now().minus(WHILE)) >= MOST) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "doors-tried-out", WHILE.toMinutes());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        String who = request.getRemoteAddr();
        String door = door(request);
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || request.getAttribute(KNOWN) != null) {
            return;
        }
        HttpStatus status = HttpStatus.valueOf(response.getStatus());
        if (status == HttpStatus.NOT_FOUND) {
            knocks.note(Knocks.SHUT, who, door, clock.now());
        } else if (!status.isError()) {
            knocks.note(Knocks.OPENED, who, door, clock.now());
        }
    }

    private static String door(HttpServletRequest request) {
        String path = request.getRequestURI();
        int secret = path.indexOf('/', 1) + 1;
        int end = path.indexOf('/', secret);
        return path.startsWith(PUBLIC) || end < 0 ? path : path.substring(0, end);
    }
}
