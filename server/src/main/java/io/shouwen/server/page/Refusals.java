package io.shouwen.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;

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

    /** Fields or parts that no form of ours has: whoever sent them can mend it, nobody else. */
    @ExceptionHandler({
        InvalidPropertyException.class,
        MultipartException.class,
        ConversionNotSupportedException.class
    })
    void unreadable(Exception unreadable, HttpServletResponse response) throws IOException {
        response.sendError(
                unreadable instanceof ErrorResponse answer
                        ? answer.getStatusCode().value()
                        : HttpServletResponse.SC_BAD_REQUEST);
    }
}
