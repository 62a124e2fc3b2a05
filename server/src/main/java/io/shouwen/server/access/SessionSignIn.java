package io.shouwen.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** The one-click sign-in of the demo. Its list is empty in every database not born as demo. */
@Component
public class SessionSignIn {
    private static final int SHOWN = 2;

    private final AccountRows accounts;

    SessionSignIn(DataSource dataSource) {
        this.accounts = new AccountRows(JdbcClient.create(dataSource));
    }

    public List<DemoPerson> demoPeople() {
        return accounts.demoPeople();
    }

    /** Of each role in each unit the first two: enough to look around as everybody. */
    public List<DemoPerson> someDemoPeople() {
        Map<String, Integer> shown = new HashMap<>();
        return demoPeople().stream()
                .filter(one ->
                        shown.merge(one.unitZh() + "/" + one.role().code(), 1, Integer::sum)
                                <= SHOWN)
                .toList();
    }

    /** Signs this browser in as a person of the demo; false if there is no such person there. */
    public boolean enterDemo(
            String login, HttpServletRequest request, HttpServletResponse response) {
        boolean listed = demoPeople().stream().anyMatch(person -> person.login().equals(login));
        if (!listed) {
            return false;
        }
        accounts.byLogin(login).ifPresent(account -> enter(account.signedIn(), request, response));
        return true;
    }

    private static void enter(
            SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(signedIn));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    static Authentication authentication(SignedIn signedIn) {
        return UsernamePasswordAuthenticationToken.authenticated(
                signedIn, "", AuthorityUtils.NO_AUTHORITIES);
    }
}
