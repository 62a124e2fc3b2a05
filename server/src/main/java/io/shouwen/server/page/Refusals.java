package io.shouwen.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import java.io.IOException;

/** Hands a refusal to the place that puts failures into words; it is no fault and is not logged. */
@ControllerAdvice
class Refusals {
    static final String ATTRIBUTE = Refusals.class.getName();

    @ExceptionHandler(Refusal.class)
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ATTRIBUTE, refusal);
        response.sendError(refusal.status().value());
    }
}
