// A kiosk prints what it gave (bridge.js does where a bridge stands beside it), has keys of its own, and goes back to the
// start when nobody touches it.
"use strict";
(() => {
    const IDLE_MILLIS = 45000;
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
    let timer = 0;
    function wait() {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => window.location.assign(home.href), IDLE_MILLIS);
    }
    ["pointerdown", "keydown", "scroll"].forEach((what) => document.addEventListener(what, wait, {passive: true}));
    wait();
})();
