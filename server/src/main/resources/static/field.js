// Each button press becomes an act with its own key and the time it happened; acts are sent one by
// one, in order, and an act that was answered is never sent again.
"use strict";
(() => {
    const AHEAD = "shouwen-clock-ahead";
    const DEVICE = "shouwen-device";
    const CACHE = "shouwen-field";
    const LARGE_DRIFT = 5000;
    const panel = document.getElementById("queue");
    const reach = document.getElementById("reach");
    const list = panel.querySelector("ul");
    const owner = panel.dataset.owner;
    const phoneClock = document.getElementById("phone-clock");
    let csrf = "";
    let sending = false;
    let clicked = null;

    class SignedOut extends Error {}

    function key() {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        return Array.from(bytes).map((byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    // The phone's number for itself.
    function device() {
        if (!localStorage.getItem(DEVICE)) {
            localStorage.setItem(DEVICE, key());
        }
        return localStorage.getItem(DEVICE);
    }

    function ahead() {
        return Number(localStorage.getItem(AHEAD) || 0);
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
        showClock();
        csrf = now.csrf;
        if (now.person !== owner) {
            throw new SignedOut();
        }
    }

    function showClock() {
        const off = ahead();
        const seconds = Math.round(Math.abs(off) / 1000);
        const length = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
        phoneClock.hidden = Math.abs(off) < LARGE_DRIFT;
        phoneClock.textContent = (off > 0 ? phoneClock.dataset.ahead : phoneClock.dataset.behind).replace("{0}", length);
    }

    async function send(act) {
        const {request, name, at, due, values, file} = act;
        return json("/field/acts", {
            method: "POST",
            headers: {"Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": csrf},
            body: JSON.stringify({key: act.key, request, name, at, ahead: act.ahead, due, values, file, device: device()}),
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
            FieldCourse.settled(act.key);
            // What was sent is the server's: a picture need not stay on the phone.
            await FieldQueue.put({...act, state: answer.state, sentence: answer.sentence, file: ""});
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
        list.textContent = "";
        acts.slice().reverse().forEach((act) => list.appendChild(line(act)));
        document.querySelectorAll("[data-request] .queued").forEach((place) => {
            const number = place.closest("[data-request]").dataset.request;
            place.textContent = acts
                .filter((act) => act.request === number && act.state === "queued")
                .map((act) => `${act.label} ${clock(act.at)} · ${panel.dataset.queued}`)
                .join("；");
        });
        FieldCourse.show(acts);
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

    // Older browsers do not say which button sent a form.
    document.addEventListener("click", (event) => { clicked = event.target.closest("button[type=submit]"); });

    function values(form, button) {
        const filled = Object.fromEntries(new FormData(form));
        if (button && button.name && form.contains(button)) {
            filled[button.name] = button.value;
        }
        return filled;
    }

    async function keep(act) {
        await FieldQueue.add({key: key(), owner, ahead: ahead(), due: "", values: {}, file: "", state: "queued", ...act});
    }

    // What was pressed is kept at once with its moment; the phone may take its time to say where it is.
    async function press(form, button, at) {
        const job = form.closest("[data-request]");
        const request = job.dataset.request;
        const filled = values(form, button);
        const file = await FieldCapture.of(form);
        if (file === null) {
            return;
        }
        try {
            await keep({request, name: form.dataset.act, label: form.dataset.label, at, due: form.dataset.due || "", values: filled, file});
        } catch (full) {
            document.getElementById("notice").textContent = panel.dataset.notKept;
            return;
        }
        FieldCapture.clear(form);
        await draw();
        await sendAll();
        if (form.dataset.act === "arrived") {
            const where = await FieldCapture.position();
            if (where) {
                await keep({request, name: "position", label: panel.dataset.position, at, file: where});
                await sendAll();
            }
        }
    }

    document.addEventListener("submit", async (event) => {
        const form = event.target.closest("form.act");
        if (!form) {
            return;
        }
        event.preventDefault();
        const button = event.submitter || clicked;
        const buttons = Array.from(form.querySelectorAll("button[type=submit]"));
        if (buttons.some((one) => one.disabled)) {
            return;
        }
        buttons.forEach((one) => { one.disabled = true; });
        setTimeout(() => buttons.forEach((one) => { one.disabled = false; }), 1500);
        await press(form, button, new Date().toISOString());
    });

    document.addEventListener("change", async (event) => {
        if (event.target.matches("input[data-file=photo]") && event.target.files.length > 0) {
            await press(event.target.closest("form.act"), null, new Date().toISOString());
        }
    });

    document.getElementById("tidy").addEventListener("click", async () => {
        const acts = await FieldQueue.all();
        await FieldQueue.remove(acts.filter((act) => act.state !== "queued" && act.owner === owner).map((act) => act.place));
        await draw();
    });

    // Nothing goes away under a finger or a pen: the list is asked for again once it was let go.
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (event.detail.target.id !== "jobs") {
            return;
        }
        if (FieldCourse.busy(event.detail.target)) {
            event.detail.shouldSwap = false;
            setTimeout(() => document.body.dispatchEvent(new Event("acts-sent")), 2000);
        } else {
            FieldCourse.remember();
        }
    });
    document.addEventListener("htmx:afterSwap", (event) => {
        if (event.detail.target.id === "jobs") {
            FieldCourse.restore();
        }
        draw();
    });
    window.addEventListener("online", sendAll);
    window.addEventListener("offline", () => show(reach.dataset.off));
    document.addEventListener("visibilitychange", () => document.hidden || sendAll());
    setInterval(sendAll, 15000);

    // A link in the body would not be heeded.
    function offerAsApp() {
        const link = document.createElement("link");
        link.rel = "manifest";
        link.href = panel.dataset.manifest;
        document.head.appendChild(link);
    }

    async function keepAtHand() {
        if (!navigator.serviceWorker || !window.caches) {
            return;
        }
        await navigator.serviceWorker.register("/field/worker.js", {scope: "/field"});
        const files = [...document.querySelectorAll("script[src], link[href]")].map((one) => one.src || one.href);
        const cache = await caches.open(CACHE);
        await cache.addAll([...files, "/field", "/field/jobs"]);
        if (navigator.storage && navigator.storage.persist) {
            await navigator.storage.persist();
        }
    }

    offerAsApp();
    showClock();
    draw();
    sendAll();
    keepAtHand().catch(() => {});
})();
