package io.shouwen.server.account;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts about who may sign in; only this room tells them. */
@Configuration(proxyBeanMethods = false)
public class AccountKinds {
    static final FactKind OPENED = new FactKind("account.opened");

    /** Somebody else set a starting password. */
    static final FactKind RESET = new FactKind("account.reset");

    static final FactKind CLOSED = new FactKind("account.closed");
    static final FactKind REOPENED = new FactKind("account.reopened");

    /** The person chose a password of their own. */
    static final FactKind CHOSEN = new FactKind("account.password-chosen");

    /** The kind of subject, one for each person who has an account. */
    static final String SUBJECT = "account";

    static final String PERSON = "person";

    /** The capacity in which the facts are told. */
    static final String PRODUCER = "registrar";

    @Bean
    public static OwnKinds factsOfAccounts() {
        return new OwnKinds(
                List.of(
                        kind(OPENED, new Words("开通账号", "Account opened")),
                        kind(RESET, new Words("重置密码", "Password reset")),
                        kind(CLOSED, new Words("停用账号", "Account closed")),
                        kind(REOPENED, new Words("恢复账号", "Account reopened")),
                        kind(CHOSEN, new Words("本人修改密码", "Password chosen"))));
    }

    private static Catalogue.Kind kind(FactKind kind, Words says) {
        return new Catalogue.Kind(
                kind,
                says,
                Map.of(PERSON, new Field(Type.TEXT, true, Set.of())),
                Set.of(PRODUCER),
                Duration.ZERO);
    }
}
