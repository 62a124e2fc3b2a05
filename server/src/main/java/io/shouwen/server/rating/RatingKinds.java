package io.shouwen.server.rating;

import static io.shouwen.server.standard.KindBook.flag;
import static io.shouwen.server.standard.KindBook.needed;
import static io.shouwen.server.standard.KindBook.oneOf;
import static io.shouwen.server.standard.KindBook.text;
import static io.shouwen.server.standard.KindBook.whole;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.server.standard.KindBook;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Set;

/** What customers say of a visit, and what the house does about a bad word. */
@Configuration(proxyBeanMethods = false)
public class RatingKinds {
    public static final FactKind PROMPTED = new FactKind("rating.prompted");
    public static final FactKind GIVEN = new FactKind("rating.given");
    static final FactKind EXPLAINED = new FactKind("rating.explained");
    static final FactKind FED_BACK = new FactKind("rating.fed-back");
    static final FactKind VERIFIED = new FactKind("rating.verified");
    static final FactKind RECTIFIED = new FactKind("rating.rectified");
    static final FactKind REVISITED = new FactKind("rating.revisited");
    static final FactKind REOPENED = new FactKind("rating.reopened");

    /** Attributes. */
    public static final String CHANNEL = "channel";

    static final String LEVEL = "level";
    static final String SECONDS = "seconds";
    static final String ANONYMOUS = "anonymous";
    static final String TRUE = "true";
    static final String EVIDENCE = "evidence";
    static final String WHAT = "what";

    /** The name of a text that is kept elsewhere. */
    static final String WORDS = "words";

    /** Where a customer may rate. */
    static final String[] CHANNELS = {"device", "phone", "kiosk", "portal"};

    private static final Set<String> COUNTER =
            Set.of("clerk", "cashier", "manager", "device", "machine", "api");
    private static final Set<String> CUSTOMER = Set.of("device", "customer", "api");
    private static final Set<String> FOLLOWING = Set.of("manager", "quality", "head", "api");

    @Bean
    public static OwnKinds factsOfRatings() {
        Homes visits = new Homes(Set.of(Home.TICKET, Home.PAYMENT), Set.of());
        return new KindBook(visits, Duration.ofMinutes(10))
                .kind(PROMPTED, "请客户评价", "Asked to rate", COUNTER, oneOf(CHANNEL, CHANNELS))
                .kind(
                        GIVEN,
                        "客户评价",
                        "Rating given",
                        CUSTOMER,
                        needed(whole(LEVEL)),
                        oneOf(CHANNEL, CHANNELS),
                        whole(SECONDS),
                        flag(ANONYMOUS))
                .kind(EXPLAINED, "评价说明", "Rating explained", CUSTOMER, needed(text(WORDS)))
                .kind(FED_BACK, "评价反馈", "Customer answered on the rating", FOLLOWING, text(WHAT))
                .kind(
                        VERIFIED,
                        "差评核实",
                        "Bad rating verified",
                        FOLLOWING,
                        needed(flag(TRUE)),
                        needed(text(EVIDENCE)))
                .kind(RECTIFIED, "差评整改", "Bad rating rectified", FOLLOWING, needed(text(WHAT)))
                .kind(REVISITED, "整改回访", "Customer revisited", FOLLOWING, needed(text(WHAT)))
                .kind(REOPENED, "差评重启", "Bad rating taken up again", FOLLOWING, needed(text(WHAT)))
                .own();
    }
}
