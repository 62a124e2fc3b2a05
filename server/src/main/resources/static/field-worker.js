// Keeps the technician's page and its files at hand without a network. Nothing is sent from here.
"use strict";
const CACHE = "shouwen-field";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
    const request = event.request;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) {
        return;
    }
    if (url.pathname.startsWith("/assets/")) {
        event.respondWith(fromCacheFirst(request));
    } else if (url.pathname === "/field" || url.pathname === "/field/jobs") {
        event.respondWith(fromNetworkFirst(request));
    }
});

// What the first visit loaded came before this worker did, so it is asked for once more.
async function takeOver() {
    await self.clients.claim();
    try {
        const page = await fetch("/field");
        const assets = (await page.clone().text()).match(/\/assets\/[^"']+/g) || [];
        await keep(new Request("/field"), page);
        for (const path of ["/field/jobs", ...new Set(assets)]) {
            const request = new Request(path);
            await keep(request, await fetch(request));
        }
    } catch (unreachable) {
        // The next visit with a network keeps them.
    }
}

// The address alone says what is meant: the language is in the page.
function kept(request) {
    return caches.match(request.url, {ignoreVary: true});
}

async function fromCacheFirst(request) {
    const found = await kept(request);
    return found || keep(request, await fetch(request));
}

async function fromNetworkFirst(request) {
    try {
        return await keep(request, await fetch(request));
    } catch (unreachable) {
        const found = await kept(request);
        if (found) {
            return found;
        }
        throw unreachable;
    }
}

// An answer that led elsewhere, such as to the sign-in, is not the page.
async function keep(request, response) {
    if (response.ok && !response.redirected) {
        const cache = await caches.open(CACHE);
        await cache.put(request.url, response.clone());
    }
    return response;
}
