package io.shouwen.server.hotline;

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

/** What the phone desk tells beside the facts of the code. */
@Configuration(proxyBeanMethods = false)
class HotlineKinds {
    /** The customer called again about the same matter and was answered. */
    static final FactKind CALLED_AGAIN = new FactKind("customer.called-again");

    static final FactKind REPORTED = new FactKind("repair.reported");
    static final FactKind CLASSIFIED = new FactKind("address.classified");

    static final FactKind SELF_TAKEN = new FactKind("repair.self-taken");
    static final FactKind CONTACT = new FactKind("contact.received");
    static final FactKind NOTED = new FactKind("customer.noted");
    static final FactKind TOLD = new FactKind("customer.told");
    static final FactKind MARKED = new FactKind("call.marked");
    static final FactKind LEADER_TOLD = new FactKind("leader.told");
    static final FactKind RESOLVED = new FactKind("matter.resolved");
    static final FactKind HANDED_OVER = new FactKind("matter.handed-over");

    @Bean
    OwnKinds factsOfTheHotline() {
        Field flag = new Field(Type.FLAG, false, Set.of());
        return new OwnKinds(
                List.of(
                        new Catalogue.Kind(
                                CALLED_AGAIN,
                                new Words("客户再次来电", "Customer called again"),
                                Map.of("urged", flag),
                                Set.of("agent", "dispatcher", "api"),
                                Duration.ofMinutes(10))));
    }
}
