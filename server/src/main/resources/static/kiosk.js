// A kiosk prints what it gave (bridge.js does where a bridge stands beside it), has keys of its own, and goes back to the
// start when nobody touches it: but only while the server answers, so that a break of the network leaves a page of ours.
"use strict";
(() => {
    const IDLE_SECONDS = 45;
    const home = document.querySelector("[data-home]");
    if (document.querySelector("[data-print]") && !document.querySelector("[data-bridge]")) {
        window.print();
    }
    document.querySelectorAll("[data-keys]").forEach((keys) => {
        const field = document.getElementById(keys.dataset.keys);
        keys.hidden = false;
        keys.addEventListener("click", (event) => {
            const key = event.target.closest("button");
            if (key) {
                field.value = key.value === "back" ? field.value.slice(0, -1) : field.value + key.value;
            }
        });
    });
    if (!home) {
        return;
    }
    const start = home.dataset.home || home.href;
    const idleMillis = Number(home.dataset.idle || IDLE_SECONDS) * 1000;
    let timer = 0;
    function leave() {
        fetch(start).then(() => window.location.assign(start), wait);
    }
    function wait() {
        window.clearTimeout(timer);
        timer = window.setTimeout(leave, idleMillis);
    }
    ["pointerdown", "keydown", "scroll"].forEach((what) => document.addEventListener(what, wait, {passive: true}));
    wait();
})();
