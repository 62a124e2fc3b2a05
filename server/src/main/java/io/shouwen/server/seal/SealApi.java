package io.shouwen.server.seal;

import io.shouwen.server.access.Caller;
import io.shouwen.server.access.Me;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.page.NavigationLink;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

import java.util.List;
import java.util.Optional;

/** The seal for people and programs: keys, roots, the receipt of one fact, a page to print. */
@Controller
class SealApi {
    private static final int MOST = 100;

    private final Seal seal;
    private final RootNotices notices;

    SealApi(Seal seal, RootNotices notices) {
        this.seal = seal;
        this.notices = notices;
    }

    @Bean
    static NavigationLink sealLink() {
        return new NavigationLink("/seal", "seal.link", 90);
    }

    /** A public key. */
    record KeyCard(String key, String algorithm, String publicKey) {
        static KeyCard of(SealPublicKey key) {
            return new KeyCard(key.id(), key.algorithm().written(), key.base64());
        }
    }

    /** A root with the text that was signed. */
    record RootCard(
            int org,
            long root,
            long first,
            long last,
            String merkle,
            String previous,
            String at,
            String algorithm,
            String key,
            String signature,
            String text) {
        static RootCard of(Root root) {
            return new RootCard(
                    root.org().value(),
                    root.no(),
                    root.first(),
                    root.last(),
                    root.merkle().toString(),
                    root.previous().toString(),
                    root.at().toString(),
                    root.algorithm().written(),
                    root.key(),
                    root.signature().base64(),
                    root.text());
        }
    }

    /** A fact's receipt. */
    record ReceiptCard(
            long subject, int n, String hash, long leaf, RootCard root, List<String> path) {
        static ReceiptCard of(SealedFact fact) {
            return new ReceiptCard(
                    fact.leaf().subject(),
                    fact.leaf().n(),
                    fact.leaf().hash().toString(),
                    fact.leaf().no(),
                    RootCard.of(fact.root()),
                    fact.proof().path().stream().map(Hash::toString).toList());
        }
    }

    /** That a root continues an older one. */
    record ContinuationCard(RootCard older, RootCard newer, List<String> path) {
        static ContinuationCard of(Continuation continuation) {
            return new ContinuationCard(
                    RootCard.of(continuation.older()),
                    RootCard.of(continuation.newer()),
                    continuation.proof().path().stream().map(Hash::toString).toList());
        }
    }

    /** Anybody may check a receipt, so anybody may have the keys. */
    @GetMapping("/api/v1/seal/keys")
    @ResponseBody
    List<KeyCard> keys() {
        return seal.keys().stream().map(KeyCard::of).toList();
    }

    @GetMapping("/api/v1/seal/roots")
    @ResponseBody
    List<RootCard> roots(Caller caller, @RequestParam(defaultValue = "0") long after) {
        return seal.roots(caller.org(), after, MOST).stream().map(RootCard::of).toList();
    }

    @GetMapping("/api/v1/seal/roots/{newer}/since/{older}")
    @ResponseBody
    ContinuationCard since(Caller caller, @PathVariable long newer, @PathVariable long older) {
        return seal.continuation(caller.org(), older, newer)
                .map(ContinuationCard::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/api/v1/seal/facts/{subject}/{n}")
    @ResponseBody
    ReceiptCard fact(
            Caller caller,
            @PathVariable long subject,
            @PathVariable int n,
            @RequestParam Optional<Long> root) {
        return receipt(caller.org(), subject, n, root);
    }

    /** The same receipt for a person who is signed in: the link on the page of a request. */
    @GetMapping("/seal/facts/{subject}/{n}")
    @ResponseBody
    ReceiptCard fact(Me me, @PathVariable long subject, @PathVariable int n) {
        return receipt(me.org(), subject, n, Optional.empty());
    }

    private ReceiptCard receipt(OrgId org, long subject, int n, Optional<Long> root) {
        return root.map(no -> seal.sealedUnder(org, no, subject, n))
                .orElseGet(() -> seal.sealed(org, subject, n))
                .map(ReceiptCard::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/seal")
    String page(Me me, Model model) {
        model.addAttribute("root", seal.latest(me.org()));
        model.addAttribute("keys", seal.keys());
        model.addAttribute("configured", notices.configured());
        model.addAttribute("witnessed", notices.lastSent(me.org()));
        return "seal/seal";
    }
}
