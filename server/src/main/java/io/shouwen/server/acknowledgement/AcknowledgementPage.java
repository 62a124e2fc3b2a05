package io.shouwen.server.acknowledgement;

import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.story.Answers;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Signing a version of a code, and who has. */
@Controller
class AcknowledgementPage {
    private final Acknowledgements acknowledgements;

    AcknowledgementPage(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @PostMapping("/code/{code}/{version}/acknowledgement")
    String sign(Me me, @PathVariable String code, @PathVariable String version) {
        Answers.done(acknowledgements.sign(me.org(), me.person(), code, version));
        return "redirect:/";
    }

    @GetMapping("/code/{code}/{version}/signatures")
    String signatures(Me me, @PathVariable String code, @PathVariable String version, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("version", version);
        model.addAttribute(
                "signatures",
                acknowledgements.signatures(me.org(), me.person(), Role.OVERSEEING, code, version));
        return "acknowledgement/signatures";
    }
}
