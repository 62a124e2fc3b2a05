package io.shouwen.server.access;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.function.Supplier;

/** Asks the table of routes; what it does not list is refused. */
@Component
class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {
    private final Visitors visitors;

    RouteGuard(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<Route> route = Routes.find(request.getMethod(), request.getRequestURI());
        return new AuthorizationDecision(route.isPresent() && admits(route.get().guest(), request));
    }

    private boolean admits(Guest guest, HttpServletRequest request) {
        return switch (guest) {
            case Guest.Everyone _ -> true;
            case Guest.Token _ -> visitors.caller().isPresent();
            case Guest.SignedInPerson _, Guest.Holder _ ->
                    visitors.me(request)
                            .filter(me -> !me.starting() || Routes.letsStart(request))
                            .filter(me -> Routes.admits(guest, me))
                            .isPresent();
        };
    }
}
