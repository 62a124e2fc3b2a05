package io.shouwen.server.notice;

import io.shouwen.server.webhook.SignedPost;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Optional;

/** Hands each message to one address, signed; what stands there knows the way to the person. */
record WebhookGateway(SignedPost post) implements Gateway {
    @Override
    public Optional<String> closed() {
        return Optional.empty();
    }

    @Override
    public void carry(String id, ObjectNode message) throws IOException, InterruptedException {
        post.send(id, message.toString());
    }
}
