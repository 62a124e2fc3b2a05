package io.shouwen.server.call;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Words;
import io.shouwen.server.standard.OwnKinds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of a call. Some of them a code may know too; here they gain the extension that rang and
 * the agent behind it, so that whoever answers for a breach is named by the fact itself.
 */
@Configuration(proxyBeanMethods = false)
public class CallKinds {
    public static final FactKind RUNG = new FactKind("call.rung");
    public static final FactKind ANSWERED = new FactKind("call.answered");
    public static final FactKind MISSED = new FactKind("call.missed");
    public static final FactKind TRANSFERRED = new FactKind("call.transferred");
    public static final FactKind ENDED = new FactKind("call.ended");
    public static final FactKind LOGGED = new FactKind("call.logged");

    /** Nothing had to be written down: a wrong number, silence, a trial. */
    public static final FactKind DISMISSED = new FactKind("call.dismissed");

    /** Who called, as the agent found out. */
    public static final FactKind IDENTIFIED = new FactKind("call.identified");

    /** A call and a request belong together; each names the other by its number. */
    public static final FactKind LINKED = new FactKind("call.linked");

    /** The quality office listened to it. */
    public static final FactKind LISTENED = new FactKind("call.listened");

    /** Attributes; those that name people carry their ids. */
    public static final String AGENT = "agent";

    public static final String CALLER = "caller";
    public static final String MATTER = "matter";
    public static final String REQUEST = "request";
    public static final String CALL = "call";

    /** Where the words lie that were written down, and their salted hash. */
    static final String WRITER = "writer";

    static final String VERSION = "version";
    static final String WORDS = "words";

    /** Several customers have the number; their ids, one after the other. */
    static final String CANDIDATES = "candidates";

    static final String EXTENSION = "extension";
    static final String EXCHANGE = "exchange";
    static final String RECORDING = "recording";
    static final String RINGS = "rings";
    static final String ESTIMATED = "estimated";

    /** Why nothing had to be written down. */
    public static final List<String> DISMISSALS = List.of("wrong-number", "silent", "trial");

    private static final Field TEXT = new Field(Type.TEXT, false, Set.of());
    private static final Field NEEDED = new Field(Type.TEXT, true, Set.of());
    private static final Field FLAG = new Field(Type.FLAG, false, Set.of());
    private static final Field WHOLE = new Field(Type.WHOLE, false, Set.of());
    private static final Field MOMENT = new Field(Type.MOMENT, false, Set.of());

    private static final Set<String> DESK = Set.of("agent", "dispatcher", "api");
    private static final Set<String> ANYBODY = Set.of("agent", "dispatcher", "technician", "api");

    /** Who rang, whose phone it was, and what the exchange calls it. */
    private static final Map<String, Field> PHONE =
            Map.of(
                    AGENT,
                    TEXT,
                    EXTENSION,
                    TEXT,
                    CALLER,
                    TEXT,
                    CANDIDATES,
                    TEXT,
                    EXCHANGE,
                    TEXT,
                    RECORDING,
                    TEXT,
                    "line",
                    oneOf(CallEvent.LINES));

    private static final Map<String, Field> PICKED_UP =
            and(PHONE, Map.of(RINGS, WHOLE, ESTIMATED, FLAG));

    private static final Map<String, Field> OVER =
            and(PHONE, Map.of("released_by", oneOf(CallEvent.RELEASERS), "cut_off", FLAG));

    @Bean
    public static OwnKinds factsOfCalls() {
        return new OwnKinds(
                List.of(
                        kind(RUNG, new Words("来电振铃", "Call rang"), PHONE, DESK),
                        kind(ANSWERED, new Words("接听来电", "Call answered"), PICKED_UP, DESK),
                        kind(MISSED, new Words("来电未接", "Call not answered"), PICKED_UP, ANYBODY),
                        kind(TRANSFERRED, new Words("转接来电", "Call transferred"), PHONE, DESK),
                        kind(ENDED, new Words("通话结束", "Call ended"), OVER, DESK),
                        kind(
                                LOGGED,
                                new Words("来电登记", "Call logged"),
                                Map.of(
                                        "called_at",
                                        MOMENT,
                                        "name",
                                        FLAG,
                                        "address",
                                        FLAG,
                                        "phone",
                                        FLAG,
                                        MATTER,
                                        TEXT,
                                        "notes",
                                        FLAG,
                                        WRITER,
                                        WHOLE,
                                        VERSION,
                                        WHOLE,
                                        WORDS,
                                        TEXT),
                                ANYBODY),
                        kind(
                                DISMISSED,
                                new Words("无效来电", "No record needed"),
                                Map.of(
                                        "reason",
                                        new Field(Type.TEXT, true, Set.copyOf(DISMISSALS))),
                                DESK),
                        kind(
                                IDENTIFIED,
                                new Words("确认来电人", "Caller identified"),
                                Map.of(CALLER, NEEDED),
                                DESK),
                        kind(
                                LINKED,
                                new Words("关联来电与工单", "Call and request linked"),
                                Map.of(CALL, TEXT, REQUEST, TEXT),
                                ANYBODY),
                        kind(
                                LISTENED,
                                new Words("质检听音", "Call listened to"),
                                Map.of("draw", NEEDED),
                                Set.of("quality"))));
    }

    private static Field oneOf(List<String> allowed) {
        return new Field(Type.TEXT, false, Set.copyOf(allowed));
    }

    private static Map<String, Field> and(Map<String, Field> some, Map<String, Field> more) {
        Map<String, Field> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** An exchange that was out of reach may tell within the hour, as the code has it. */
    private static Catalogue.Kind kind(
            FactKind kind, Words says, Map<String, Field> fields, Set<String> producers) {
        return new Catalogue.Kind(kind, says, fields, producers, Duration.ofHours(1));
    }
}
