// Each button press becomes an act with its own key and the time it happened; acts are sent one by
// one, in order, and an act that was answered is never sent again.
"use strict";
(() => {
    const AHEAD = "shouwen-clock-ahead";
    const panel = document.getElementById("queue");
    const reach = document.getElementById("reach");
    const list = panel.querySelector("ul");
    const owner = panel.dataset.owner;
    let csrf = "";
    let sending = false;

    class SignedOut extends Error {}

    function key() {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    async function json(path, options) {
        const response = await fetch(path, {credentials: "same-origin", redirect: "follow", ...options});
        const type = response.headers.get("Content-Type") || "";
        if (response.redirected || !type.includes("json")) {
            if (response.status >= 500) {
                throw new TypeError("The server failed");
            }
            throw new SignedOut();
        }
        return response.json();
    }

    // How far this clock is ahead of the server's, taken in the middle of the round trip.
    async function meet() {
        const before = Date.now();
        const now = await json("/field/now", {headers: {Accept: "application/json"}});
        const after = Date.now();
        localStorage.setItem(AHEAD, String(Math.round((before + after) / 2 - Date.parse(now.time))));
        csrf = now.csrf;
        if (now.person !== owner) {
            throw new SignedOut();
        }
    }

    async function send(act) {
        const {request, name, at, ahead, due, values} = act;
        return json("/field/acts", {
            method: "POST",
            headers: {"Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": csrf},
            body: JSON.stringify({key: act.key, request, name, at, ahead, due, values}),
        });
    }

    async function sendAll() {
        if (sending) {
            return;
        }
        sending = true;
        try {
            const alone = navigator.locks
                ? (work) => navigator.locks.request("shouwen-field-send", work)
                : (work) => work();
            await alone(sendKept);
            show(reach.dataset.on);
        } catch (problem) {
            show(problem instanceof SignedOut ? reach.dataset.out : reach.dataset.off);
            await tryAgainSoon();
        } finally {
            sending = false;
            await draw();
        }
    }

    // Back in reach, the first attempt often comes too early; a queue is not left waiting for long.
    async function tryAgainSoon() {
        const acts = await FieldQueue.all();
        if (navigator.onLine && acts.some((act) => act.state === "queued" && act.owner === owner)) {
            setTimeout(sendAll, 2000);
        }
    }

    async function sendKept() {
        await meet();
        let sent = false;
        for (const act of await FieldQueue.all()) {
            if (act.state !== "queued" || act.owner !== owner) {
                continue;
            }
            const answer = await send(act);
            await FieldQueue.put({...act, state: answer.state, sentence: answer.sentence});
            sent = true;
        }
        if (sent) {
            document.body.dispatchEvent(new Event("acts-sent"));
        }
    }

    function show(text) {
        if (reach.textContent !== text) {
            reach.textContent = text;
        }
    }

    async function draw() {
        const acts = (await FieldQueue.all()).filter((act) => act.owner === owner);
        panel.hidden = acts.length === 0;
        list.replaceChildren(...acts.toReversed().map(line));
        document.querySelectorAll("[data-request] .queued").forEach((place) => {
            const number = place.closest("[data-request]").dataset.request;
            place.textContent = acts
                .filter((act) => act.request === number && act.state === "queued")
                .map((act) => `${act.label} ${clock(act.at)} · ${panel.dataset.queued}`)
                .join("；");
        });
    }

    function line(act) {
        const item = document.createElement("li");
        item.className = `kept kept-${act.state}`;
        const what = document.createElement("span");
        what.textContent = `${clock(act.at)} ${act.label} ${act.request}`;
        const state = document.createElement("strong");
        state.textContent = panel.dataset[act.state];
        item.append(what, state);
        if (act.sentence) {
            const why = document.createElement("p");
            why.textContent = act.sentence;
            item.append(why);
        }
        return item;
    }

    function clock(at) {
        return new Date(at).toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit", hour12: false});
    }

    document.addEventListener("submit", async (event) => {
        const form = event.target.closest("form.act");
        if (!form) {
            return;
        }
        event.preventDefault();
        const button = form.querySelector("button[type=submit]");
        if (button.disabled) {
            return;
        }
        button.disabled = true;
        try {
            await FieldQueue.add({
                key: key(),
                owner,
                request: form.closest("[data-request]").dataset.request,
                name: form.dataset.act,
                label: form.dataset.label,
                at: new Date().toISOString(),
                ahead: Number(localStorage.getItem(AHEAD) || 0),
                due: form.dataset.due || "",
                values: Object.fromEntries(new FormData(form)),
                state: "queued",
            });
            await draw();
            await sendAll();
        } finally {
            setTimeout(() => { button.disabled = false; }, 1500);
        }
    });

    document.getElementById("tidy").addEventListener("click", async () => {
        const acts = await FieldQueue.all();
        await FieldQueue.remove(acts.filter((act) => act.state !== "queued" && act.owner === owner).map((act) => act.place));
        await draw();
    });

    // No button goes away under a finger: the list is asked for again once it was let go.
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (event.detail.target.matches(":has(:active)")) {
            event.detail.shouldSwap = false;
            setTimeout(() => document.body.dispatchEvent(new Event("acts-sent")), 500);
        }
    });
    document.addEventListener("htmx:afterSwap", draw);
    window.addEventListener("online", sendAll);
    window.addEventListener("offline", () => show(reach.dataset.off));
    document.addEventListener("visibilitychange", () => document.hidden || sendAll());
    setInterval(sendAll, 15000);

    async function keepAtHand() {
        if (!navigator.serviceWorker || !window.caches) {
            return;
        }
        await navigator.serviceWorker.register("/field/worker.js", {scope: "/field"});
        const files = [...document.querySelectorAll("script[src], link[href]")].map((one) => one.src || one.href);
        const cache = await caches.open("shouwen-field");
        await cache.addAll([...files, "/field", "/field/jobs"]);
        if (navigator.storage && navigator.storage.persist) {
            await navigator.storage.persist();
        }
    }

    draw();
    sendAll();
    keepAtHand().catch(() => {});
})();
