package io.shouwen.server.acknowledgement;

import io.shouwen.server.access.Me;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import java.util.EnumSet;
import java.util.Set;

/** Signing a version of a code, and who has. */
@Controller
class AcknowledgementPage {
    private static final Set<Role> READERS =
            EnumSet.of(Role.QUALITY, Role.HEAD, Role.EXECUTIVE, Role.DEPUTY, Role.CHIEF);

    private final Acknowledgements acknowledgements;

    AcknowledgementPage(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @PostMapping("/code/{code}/{version}/acknowledgement")
    String sign(Me me, @PathVariable String code, @PathVariable String version) {
        Outcome outcome = acknowledgements.sign(me.org(), me.person(), code, version);
        if (outcome instanceof Outcome.Refused refused) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    refused.problem(),
                    refused.clause(),
                    refused.details().toArray());
        }
        return "redirect:/";
    }

    @GetMapping("/code/{code}/{version}/signatures")
    String signatures(Me me, @PathVariable String code, @PathVariable String version, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("version", version);
        model.addAttribute(
                "signatures",
                acknowledgements.signatures(me.org(), me.person(), READERS, code, version));
        return "acknowledgement/signatures";
    }
}
