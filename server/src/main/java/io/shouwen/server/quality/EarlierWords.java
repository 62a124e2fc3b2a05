package io.shouwen.server.quality;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Encrypts what was written before words were encrypted, before the doors of a server open. */
@Component
final class EarlierWords implements SmartInitializingSingleton {
    private final OrgScope scope;
    private final Findings findings;

    EarlierWords(OrgScope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (OrgId org : scope.all()) {
            while (findings.encryptEarlierWords(org)) {
                // one piece after the other, each in a transaction of its own
            }
        }
    }
}
