package io.shouwen.server.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

import java.time.Duration;

import javax.sql.DataSource;

/** Two doors: pages with a session in the database, and the interface with bearer tokens. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "spring_session")
class SecurityConfiguration {
    /** A shift with its overtime. */
    private static final Duration SESSION_IDLE_LIMIT = Duration.ofHours(10);

    /** Argon2id with 19 MiB, two passes, one lane. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 << 10, 2);
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionLimits() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(SESSION_IDLE_LIMIT);
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("shouwen");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiDoor(HttpSecurity http, RouteGuard guard, DataSource dataSource) {
        AccountRows accounts = new AccountRows(JdbcClient.create(dataSource));
        return headers(http)
                .securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(
                        new TokenFilter(accounts), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(guard))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                        }))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageDoor(HttpSecurity http, RouteGuard guard, Visitors visitors) {
        return headers(http)
                .csrf(Customizer.withDefaults())
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(guard))
                .formLogin(form ->
                        form.loginPage("/sign-in")
                                .usernameParameter("login")
                                .failureHandler(failure()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint(entry())
                                .accessDeniedHandler(closed(visitors)))
                .build();
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers ->
                headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentPolicy.USUAL))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy(
                                        "geolocation=(self), camera=(self)," + " microphone=()")));
    }

    private static AuthenticationFailureHandler failure() {
        return (request, response, e) ->
                response.sendRedirect(
                        e instanceof LockedException ? "/sign-in?wait" : "/sign-in?refused");
    }

    /**
     * An address that is not in the table is said to be nowhere. Whoever has to choose a password
     * first is led there.
     */
    private static AccessDeniedHandler closed(Visitors visitors) {
        return (request, response, e) -> {
            if (visitors.me(request).filter(Me::starting).isPresent()) {
                response.sendRedirect(Routes.PASSWORD);
                return;
            }
            boolean listed = Routes.find(request.getMethod(), request.getRequestURI()).isPresent();
            response.sendError(
                    listed ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
        };
    }

    /**
     * A fragment request cannot follow a redirect to a whole page: it is told to go there. Behind
     * the door of a device or a customer nobody has an account to sign in with.
     */
    private static AuthenticationEntryPoint entry() {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/sign-in");
        return (request, response, e) -> {
            if (Doors.isBehind(request.getRequestURI())) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            if (request.getHeader("HX-Request") == null) {
                page.commence(request, response, e);
                return;
            }
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        };
    }
}
