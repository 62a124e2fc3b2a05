// Keeps the technician's page and its files at hand without a network. Nothing is sent from here.
"use strict";
const CACHE = "shouwen-field";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

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

async function fromCacheFirst(request) {
    const kept = await caches.match(request);
    return kept || keep(request, await fetch(request));
}

async function fromNetworkFirst(request) {
    try {
        return await keep(request, await fetch(request));
    } catch (unreachable) {
        const kept = await caches.match(request.url);
        if (kept) {
            return kept;
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
