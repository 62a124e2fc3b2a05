package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Consequence.Part;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what holders of roles bear: {@code {head: 10%, deputy: 10% to 20%}}. */
final class SharesReader {
    private final Vocabulary words;

    SharesReader(Vocabulary words) {
        this.words = words;
    }

    List<Share> read(Form form) {
        List<Share> shares = new ArrayList<>();
        Optional<Node> node = form.node("shares");
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            words.problems()
                    .add(
                            Slug.WRONG_SHAPE,
                            node.get().spot(),
                            "expected roles with their shares, but found " + node.get().described(),
                            "write such as `{section-head: 10%}`");
        }
        if (node.isPresent() && node.get() instanceof MapNode map) {
            if (map.entries().isEmpty()) {
                words.problems().add(Slug.MISSING_VALUE, map.spot(), "this names no role");
            }
            for (MapNode.Entry entry : map.entries()) {
                Optional<String> role = words.role(entry.key());
                Form.scalar(entry.value(), words.problems())
                        .flatMap(text -> share(role.orElse(""), text))
                        .filter(share -> role.isPresent())
                        .ifPresent(shares::add);
            }
        }
        return shares;
    }

    private Optional<Share> share(String role, ScalarNode written) {
        String[] ends = written.text().split(" to ", -1);
        Optional<Part> least = part(ends[0]);
        Optional<Part> most = part(ends[ends.length - 1]);
        if (ends.length > 2 || least.isEmpty() || most.isEmpty()) {
            words.problems()
                    .add(
                            Slug.BAD_SHARE,
                            written.spot(),
                            written.described() + " is not a share",
                            Fractions.help(written.text(), "`10%` or `1/5`"));
            return Optional.empty();
        }
        if (!least.get().within(least.get(), most.get())) {
            words.problems()
                    .add(Slug.BAD_RANGE, written.spot(), "the range ends below its beginning");
            return Optional.empty();
        }
        return Optional.of(new Share(role, least.get(), most.get()));
    }

    private static Optional<Part> part(String text) {
        return Fractions.read(text)
                .filter(fraction -> fraction.numerator() > 0)
                .map(fraction -> new Part(fraction.numerator(), fraction.denominator()));
    }
}
