// Speaks with the bridge: the program on this machine by which the page reaches a light strip, a printer, a card reader
// and a rating device. Without it the page does everything else as before. The protocol: docs/reference/bridge.md.
"use strict";
(() => {
    const WAIT_SECONDS = 20;
    const ANSWER_MILLIS = 5000;
    const CARD_MILLIS = 35000;
    const PERSON_MILLIS = 60000;
    const AGAIN_MILLIS = [1000, 2000, 5000, 10000];
    const STRANGER = 401;

    const run = Math.random().toString(36).slice(2);

    let sent = 0;
    let house = {page: null, ahead: 0};
    let state = "";
    let told = {};
    let rated = "";
    let before = null;
    let allowed = false;
    let stop = new AbortController();
    let wake = () => {};

    const here = () => document.querySelector("[data-bridge]");

    function sleep(millis) {
        return new Promise((done) => {
            const timer = setTimeout(done, millis);
            wake = () => { clearTimeout(timer); done(); };
        });
    }

    class Answered extends Error {
        constructor(status, error) {
            super(error);
            this.status = status;
        }
    }

    async function call(tie, path, options = {}) {
        const {millis = ANSWER_MILLIS, ...rest} = options;
        const answer = await fetch(`${tie.address}/v1${path}`, {
            ...rest,
            headers: {"Authorization": `Bearer ${tie.token}`, "Content-Type": "application/json"},
            cache: "no-store",
            credentials: "omit",
            referrerPolicy: "no-referrer",
            signal: AbortSignal.any([stop.signal, AbortSignal.timeout(millis)]),
        });
        const said = await answer.json();
        if (!answer.ok) {
            throw new Answered(answer.status, said.error);
        }
        return said;
    }

    // The bridge goes by the clock of the house, which the page knows from when it came.
    function seen() {
        const page = here();
        if (page && house.page !== page) {
            house = {page, ahead: Date.parse(page.dataset.now) - performance.now()};
        }
        return page;
    }

    function send(tie, type, body, millis) {
        seen();
        sent++;
        const now = new Date(house.ahead + performance.now()).toISOString();
        const message = {id: `${run}-${sent}`, type, now, ...body};
        return call(tie, "/messages", {method: "POST", body: JSON.stringify(message), millis});
    }

    function show(what = state) {
        state = what;
        document.querySelectorAll("[data-bridge] [data-when]").forEach((one) => {
            one.hidden = one.dataset.when !== what;
        });
        document.querySelectorAll("[data-card]").forEach((one) => {
            one.hidden = what !== "there" || !told.things.includes("card");
        });
        document.documentElement.dataset.bridgeState = what;
    }

    // A device that cannot do it now holds up neither the page nor the other devices.
    function withoutIt(problem) {
        if (!(problem instanceof Answered) || problem.status === STRANGER) {
            throw problem;
        }
    }

    // What changed since it was last told; all of it after the bridge was away.
    async function tell(tie) {
        const page = here();
        for (const [type, said] of [["strip.show", page.dataset.strip], ["rating.ask", page.dataset.ask]]) {
            const thing = type === "strip.show" ? "strip" : "rating";
            const body = said ? JSON.parse(said) : {visit: rated};
            if (told[type] !== said && told.things.includes(thing) && (thing === "strip" || body.visit !== rated)) {
                await send(tie, type, body).catch(withoutIt);
                told[type] = said;
            }
        }
    }

    // What the bridge signed is carried to the house as it is. True once the house has answered.
    async function carry(tie, message) {
        const token = JSON.parse(document.body.getAttribute("hx-headers"));
        const {no, ...said} = message;
        const answer = await fetch(`/bridges/${tie.bridge}/said`, {
            method: "POST",
            headers: {...token, "Accept": "application/problem+json"},
            body: new URLSearchParams(said),
            signal: stop.signal,
        });
        const heard = !answer.redirected && answer.status !== 401 && answer.status !== 403 && answer.status < 500;
        rated = heard && said.visit ? said.visit : rated;
        return heard;
    }

    async function talk(tie) {
        const hello = await call(tie, "", {millis: allowed ? PERSON_MILLIS : ANSWER_MILLIS});
        told = {things: hello.things};
        show("there");
        await tell(tie);
        let after = "";
        for (;;) {
            const heard = await call(tie, `/messages?after=${after}&wait=${WAIT_SECONDS}`, {millis: (WAIT_SECONDS + 5) * 1000});
            for (const message of heard.messages) {
                if (!await carry(tie, message)) {
                    throw new Error("The house did not answer");
                }
                after = message.no;
            }
        }
    }

    // Asked for by a page of the open network the browser asks the person first: not before they press a button.
    async function permitted() {
        const own = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
        if (own || allowed || !navigator.permissions) {
            return "granted";
        }
        for (const name of ["loopback-network", "local-network-access"]) {
            try {
                return (await navigator.permissions.query({name})).state;
            } catch (unknown) {
                continue;
            }
        }
        return "granted";
    }

    async function live() {
        for (let failed = 0; ; failed++) {
            const page = seen();
            before = page ? {...page.dataset} : null;
            stop = new AbortController();
            const may = before ? await permitted() : "granted";
            try {
                if (may !== "granted") {
                    show(may === "prompt" ? "ask" : "denied");
                } else if (before) {
                    await talk(before);
                }
            } catch (problem) {
                failed = state === "there" ? 0 : failed;
                if (!stop.signal.aborted) {
                    show(problem instanceof Answered && problem.status === STRANGER ? "stranger" : "gone");
                }
            }
            if (!stop.signal.aborted) {
                await sleep(before && may === "granted" ? AGAIN_MILLIS[Math.min(failed, AGAIN_MILLIS.length - 1)] : 60000);
            }
        }
    }

    // The page was renewed in place: another counter, nobody at it any more, or something new to show.
    async function changed() {
        const page = seen();
        if (page && before && page.dataset.token === before.token) {
            show();
            if (state === "there") {
                await tell(before).catch(() => stop.abort());
            }
            return;
        }
        if (before && state === "there") {
            await send(before, "strip.show", JSON.parse(before.shut)).catch(() => {});
        }
        state = "";
        stop.abort();
        wake();
    }

    function lines(slip) {
        return [...slip.children].filter((part) => !part.matches(".screen")).flatMap((part) => {
            if (part.matches("svg")) {
                return [{qr: slip.dataset.qr}];
            }
            const size = part.matches("h1") ? "large" : "usual";
            return part.innerText.split("\n").filter((text) => text.trim()).map((text) => ({text: text.trim(), size}));
        });
    }

    // A slip goes to the printer of the bridge; where that fails, to the browser's, as without a bridge.
    async function print(slip, tie) {
        try {
            if (await permitted() !== "granted") {
                throw new Error("not permitted");
            }
            await send(tie, "print", {width: 80, lines: lines(slip), cut: true});
            document.documentElement.dataset.printed = "bridge";
        } catch (problem) {
            document.documentElement.dataset.printed = "page";
            window.print();
        }
    }

    function fill(id, value) {
        const field = document.getElementById(id);
        if (field && value) {
            field.value = value;
        }
    }

    // The page may be renewed while the card is waited for. The whole number stands nowhere but in a form that asks for it.
    async function card(button) {
        const say = (words) => {
            const line = document.getElementById("card");
            if (line) {
                line.textContent = words(line.dataset);
            }
        };
        button.disabled = true;
        say((words) => words.wait);
        try {
            const read = await send(before, "card.read", {seconds: 30}, CARD_MILLIS);
            fill("typed", read.name);
            fill("new-name", read.name);
            fill("new-address", read.address);
            fill("f-id_number", read.number);
            say(() => `${read.name} ${read.number.slice(0, 3)}${"*".repeat(11)}${read.number.slice(-4)}`);
        } catch (problem) {
            say((words) => words.none);
        }
        button.disabled = false;
    }

    document.addEventListener("click", (event) => {
        const reader = event.target.closest("[data-card]");
        if (reader) {
            card(reader);
        }
        if (event.target.closest("[data-connect]")) {
            allowed = true;
            wake();
        }
    });

    const slip = document.querySelector("[data-print] > article");
    if (slip && here()) {
        print(slip, {...here().dataset});
        return;
    }
    document.addEventListener("htmx:afterSettle", changed);
    live();
})();
