package io.shouwen.server.seal;

import io.shouwen.server.webhook.SignedPost;

import java.io.IOException;

/** Posts roots to an address outside the house. */
final class WebhookWitness implements Witness {
    private final SignedPost post;

    WebhookWitness(SignedPost post) {
        this.post = post;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void send(Notice notice) throws IOException, InterruptedException {
        String body =
                "{\"type\":\"seal.root\",\"timestamp\":\"%s\",\"data\":{\"root\":%s,\"key\":%s}}"
                        .formatted(notice.root().at(), notice.root().line(), notice.key().line());
        post.send("msg_" + notice.message(), body);
    }
}
