package io.shouwen.server.rating;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.rating.FollowUp.Followed;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One rating: what was said, and what the house does about it. */
@Controller
class RatingPage {
    /** Who reads the payment that was rated. */
    private static final Set<Role> CASH =
            EnumSet.of(Role.MANAGER, Role.QUALITY, Role.HEAD, Role.EXECUTIVE);

    private final Ratings ratings;
    private final FollowUp followUp;
    private final MyHalls mine;
    private final Staff staff;
    private final Persons persons;
    private final Frames frames;

    RatingPage(
            Ratings ratings,
            FollowUp followUp,
            MyHalls mine,
            Staff staff,
            Persons persons,
            Frames frames) {
        this.ratings = ratings;
        this.followUp = followUp;
        this.mine = mine;
        this.staff = staff;
        this.persons = persons;
        this.frames = frames;
    }

    private String clerk(Me me, int person, Texts texts) {
        return Optional.ofNullable(staff.named(me.org(), List.of(person)).get(person))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    @GetMapping("/ratings/{number}")
    String one(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        RatingLine line = ratings.seen(me.org(), mine.reach(me, RatingsPage.READING), number);
        Texts texts = frames.of(request).t();
        model.addAttribute("line", line);
        model.addAttribute(
                "clerk", line.clerk().map(person -> clerk(me, person, texts)).orElse(""));
        model.addAttribute(
                "acts",
                me.hasAny(RatingsPage.FOLLOWING) ? line.acts(me.person()) : List.<String>of());
        Followed followed = followUp.followed(me.org(), line.visit());
        model.addAttribute("said", followed.said());
        model.addAttribute("follows", me.hasAny(RatingsPage.FOLLOWING));
        model.addAttribute("steps", followed.steps());
        model.addAttribute("people", staff(me, texts, followed.steps()));
        model.addAttribute("paid", line.number().isEmpty() && me.hasAny(CASH));
        model.addAttribute("reached", contact(me, line).isPresent());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "rating/one";
    }

    /** Whom to answer: known by their stay, unless they asked not to be named. */
    private Optional<PersonId> contact(Me me, RatingLine line) {
        return line.anonymous() ? Optional.empty() : ratings.customer(me.org(), line.visit());
    }

    /** Name and phone, whole; that they were looked at is a fact. */
    @PostMapping("/ratings/{number}/contact")
    String contact(Me me, @PathVariable String number, Model model) {
        RatingLine line = ratings.seen(me.org(), mine.reach(me, RatingsPage.FOLLOWING), number);
        PersonId customer = contact(me, line).orElseThrow(Refusal::notFound);
        model.addAttribute("name", whole(me, line, customer, PersonField.NAME));
        model.addAttribute("phone", whole(me, line, customer, PersonField.PHONE));
        return "rating/contact";
    }

    private String whole(Me me, RatingLine line, PersonId customer, PersonField field) {
        return persons.unmask(
                        me.org(), customer, field, me.person(), "rating " + line.visit().number())
                .orElse("");
    }

    @PostMapping("/ratings/{number}/{act}")
    String act(
            Me me,
            @PathVariable String number,
            @PathVariable String act,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String proven) {
        RatingLine line = ratings.seen(me.org(), mine.reach(me, RatingsPage.FOLLOWING), number);
        ratings.tell(
                Sight.sender(me, key, "ratings"),
                line.visit(),
                List.of(fact(act, Answers.why(what, RatingsPage.LONGEST), proven.equals("true"))));
        return "redirect:/ratings/" + line.visit().number();
    }

    private static NewFact fact(String act, String what, boolean proven) {
        Map<String, Value> values = new HashMap<>();
        values.put(
                act.equals("verify") ? RatingKinds.EVIDENCE : RatingKinds.WHAT,
                new Value.Text(what));
        if (act.equals("verify")) {
            values.put(RatingKinds.TRUE, new Value.Flag(proven));
        }
        return NewFact.now(
                switch (act) {
                    case "feedback" -> RatingKinds.FED_BACK;
                    case "verify" -> RatingKinds.VERIFIED;
                    case "rectify" -> RatingKinds.RECTIFIED;
                    case "revisit" -> RatingKinds.REVISITED;
                    case "reopen" -> RatingKinds.REOPENED;
                    default -> throw Refusal.notFound();
                },
                values);
    }

    /** Who took these steps; a system stands under its own name. */
    private Map<String, String> staff(Me me, Texts texts, List<Step> steps) {
        List<Integer> persons =
                steps.stream()
                        .map(Step::by)
                        .filter(by -> by.matches("[1-9][0-9]{0,8}"))
                        .map(Integer::valueOf)
                        .distinct()
                        .toList();
        return staff.named(me.org(), persons).values().stream()
                .collect(
                        Collectors.toMap(
                                one -> Integer.toString(one.id()),
                                one -> texts.name(one.nameZh(), one.nameEn())));
    }
}
