package io.shouwen.server.demo;

import io.shouwen.server.demo.Staffing.Repair;
import io.shouwen.server.demo.Staffing.Technician;
import io.shouwen.server.field.Job;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The road of a day: each repair is given to somebody, driven to, mended and signed for. */
final class RoadDay {
    /** The cause that obliges the phone desk to nothing more. */
    private static final String CAUSE = "other";

    private final Diary diary;
    private final Staffing staff;
    private final Invented invented;
    private final Tale tale;
    private int acts;

    RoadDay(Diary diary, Staffing staff, Invented invented, Tale tale) {
        this.diary = diary;
        this.staff = staff;
        this.invented = invented;
        this.tale = tale;
    }

    /** The dispatcher looks at what was reported a little later, and sends whoever has least. */
    void dispatch(Instant at, Repair repair) {
        Instant sent = at.plusSeconds(invented.seconds(0.5, 3));
        diary.at(sent, () -> send(sent, repair));
    }

    private void send(Instant at, Repair repair) {
        Technician technician =
                staff.technicians().stream()
                        .filter(one -> one.rural == repair.home().rural())
                        .min(Comparator.comparingInt(Technician::before))
                        .orElseThrow();
        technician.coming++;
        send(technician, repair);
        Instant accepted = at.plusSeconds(invented.chance(98) ? invented.seconds(0.3, 3) : 900);
        diary.at(accepted, () -> accept(accepted, technician, repair));
    }

    private void send(Technician technician, Repair repair) {
        tale.told(
                staff.dispatcher()
                        .post(
                                "/desk/%s/handler".formatted(repair.number()),
                                Map.of(
                                        "handler",
                                        Integer.toString(technician.person),
                                        "key",
                                        "send-" + repair.number())));
    }

    private void accept(Instant at, Technician technician, Repair repair) {
        act(technician, repair, at, "accepted", "");
        technician.coming--;
        technician.jobs.add(repair);
        go(at, technician);
    }

    /** One line is mended for all who reported it; each report is closed by whoever mended it. */
    void restore(Instant at, List<Repair> repairs) {
        Technician technician =
                staff.technicians().stream().filter(one -> !one.rural).findFirst().orElseThrow();
        Instant then = at;
        for (Repair repair : repairs) {
            then = then.plusSeconds(20);
            Instant moment = then;
            diary.at(moment, () -> restore(moment, technician, repair));
        }
    }

    private void restore(Instant at, Technician technician, Repair repair) {
        send(technician, repair);
        act(technician, repair, at, "accepted", "");
        act(technician, repair, at, "arrived", "");
        act(
                technician,
                repair,
                at,
                "fixed",
                "\"cause\":\"%s\",\"remedy\":\"line-mended\"".formatted(CAUSE));
        act(technician, repair, at, "closed", "");
    }

    /** The next job of somebody who is free. */
    private void go(Instant at, Technician technician) {
        if (technician.busy || technician.jobs.isEmpty()) {
            return;
        }
        technician.busy = true;
        Repair repair = technician.jobs.removeFirst();
        Instant away = at.plusSeconds(invented.seconds(0.5, 3));
        Instant there = away.plusSeconds(invented.seconds(4, repair.home().rural() ? 35 : 14));
        diary.at(away, () -> act(technician, repair, away, "departed", ""));
        diary.at(there, () -> arrive(there, technician, repair));
    }

    private void arrive(Instant at, Technician technician, Repair repair) {
        act(technician, repair, at, "arrived", "");
        if (invented.chance(3)) {
            Instant waited = at.plusSeconds(invented.seconds(8, 12));
            diary.at(
                    waited,
                    () -> {
                        act(
                                technician,
                                repair,
                                waited,
                                "absent",
                                "\"note_left\":\"true\",\"called\":\"true\"");
                        free(waited, technician);
                    });
            return;
        }
        Instant in = at.plusSeconds(invented.seconds(1, 3));
        Instant mended = in.plusSeconds(invented.seconds(5, 25));
        Instant signed = mended.plusSeconds(invented.seconds(2, 6));
        diary.at(in, () -> act(technician, repair, in, "entered", "\"feet\":\"covers\""));
        diary.at(mended, () -> mend(mended, technician, repair));
        diary.at(signed, () -> sign(signed, technician, repair));
    }

    private void mend(Instant at, Technician technician, Repair repair) {
        act(
                technician,
                repair,
                at,
                "fixed",
                "\"cause\":\"%s\",\"remedy\":\"%s\"".formatted(CAUSE, invented.of(Job.REMEDIES)));
        if (invented.chance(25)) {
            act(
                    technician,
                    repair,
                    at,
                    "part",
                    "\"item\":\"%s\",\"count\":\"1\"".formatted(invented.of(Job.PARTS)));
        }
    }

    private void sign(Instant at, Technician technician, Repair repair) {
        String rating = invented.chance(93) ? "content" : "fair";
        act(
                technician,
                repair,
                at,
                "signed",
                "\"form\":\"paper\",\"paper\":\"P%s\",\"rating\":\"%s\",\"advised\":\"true\",\"cleared\":\"true\""
                        .formatted(repair.number().replace("-", ""), rating));
        tale.count(Tale.Count.MENDED);
        free(at, technician);
    }

    private void free(Instant at, Technician technician) {
        technician.busy = false;
        go(at, technician);
    }

    private void act(Technician technician, Repair repair, Instant at, String name, String values) {
        acts++;
        HttpResponse<String> answer =
                technician.visitor.json(
                        "/field/acts",
                        """
                        {"key":"demo-%s-%d","request":"%s","name":"%s","at":"%s","ahead":0,\
                        "due":"","values":{%s},"file":"","device":""}\
                        """
                                .formatted(
                                        repair.number(), acts, repair.number(), name, at, values),
                        Optional.empty());
        tale.told(answer);
    }

    /** The next morning everybody of yesterday is called, but for a few who do not answer. */
    void callBack(LocalDate yesterday, ZoneId zone, List<Repair> repairs) {
        Instant morning =
                yesterday.plusDays(1).atTime(LocalTime.of(8, 30)).atZone(zone).toInstant();
        int n = 0;
        for (Repair repair : repairs) {
            Instant at = morning.plusSeconds(26L * n);
            Visitor agent = staff.agents().get(n % staff.agents().size()).visitor;
            diary.at(at, () -> callBack(agent, yesterday, repair));
            n++;
        }
    }

    private void callBack(Visitor agent, LocalDate day, Repair repair) {
        boolean reached = invented.chance(93);
        Map<String, String> form =
                reached
                        ? Map.of(
                                "outcome",
                                invented.chance(98) ? "fixed" : "not-fixed",
                                "opinion",
                                invented.chance(90) ? "satisfied" : "fair",
                                "day",
                                day.toString(),
                                "key",
                                "back-" + repair.number())
                        : Map.of("day", day.toString(), "key", "back-" + repair.number());
        tale.told(agent.post("/callbacks/" + repair.number() + (reached ? "" : "/missed"), form));
    }
}
