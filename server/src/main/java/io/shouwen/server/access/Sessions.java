package io.shouwen.server.access;

import io.shouwen.server.organisation.OrgId;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of an account, wherever they were begun. */
@Component
public class Sessions {
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Ends all but one, or all: whoever was signed in has to sign in again. */
    public void endOthers(OrgId org, int account, String kept) {
        sessions.findByPrincipalName(new SignedIn(org, account).toString()).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(sessions::deleteById);
    }
}
