package io.shouwen.server.hall.guide;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.LineMoves;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.NumberSlips;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.page.Frames;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a guide does with a number that is in line already, or is to be again. */
@Controller
class GuideLinePage {
    private final MyHalls mine;
    private final LineMoves moves;
    private final Tickets tickets;
    private final NumberSlips slips;
    private final Frames frames;

    GuideLinePage(
            MyHalls mine, LineMoves moves, Tickets tickets, NumberSlips slips, Frames frames) {
        this.mine = mine;
        this.moves = moves;
        this.tickets = tickets;
        this.slips = slips;
        this.frames = frames;
    }

    /** They stand in the wrong line; the place is kept. */
    @PostMapping("/guide/{number}/line")
    String toLine(
            Me me,
            @PathVariable String number,
            @RequestParam String service,
            @RequestParam String key) {
        moves.toLine(Sight.sender(me, key, Guiding.SOURCE), seen(me, number), service);
        return "redirect:/guide/" + number;
    }

    /** Who did not come when called, or was sent for something, is back. */
    @PostMapping("/guide/{number}/back")
    String back(Me me, @PathVariable String number, @RequestParam String key) {
        tickets.comeBack(Sight.sender(me, key, Guiding.SOURCE), seen(me, number));
        return "redirect:/guide/" + number;
    }

    /** The slip is lost; the address on it opens nothing any more. */
    @PostMapping("/guide/{number}/slip")
    String again(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Number printed = moves.again(me.org(), seen(me, number).id());
        model.addAttribute("number", number);
        model.addAttribute("slip", slips.of(me.org(), printed, frames.of(request).t(), request));
        return "guide/ticket";
    }

    private TicketRow seen(Me me, String number) {
        return tickets.seen(me.org(), mine.reach(me, GuidePage.GUIDES), number);
    }
}
