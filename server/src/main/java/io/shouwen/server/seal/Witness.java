package io.shouwen.server.seal;

import java.io.IOException;
import java.util.UUID;

/** Somebody outside who keeps roots, so that nobody inside can rewrite what was sealed. */
interface Witness {
    /** A root on its way out. */
    record Notice(UUID message, Root root, SealPublicKey key) {}

    /** The name under which sent roots are remembered. */
    String name();

    /** Hands a root over, at least once; a failure is tried again later. */
    void send(Notice notice) throws IOException, InterruptedException;
}
