// The counter: a key of the number pad for each act, clocks that run, and the signature that goes with the form.
"use strict";
(() => {
    const TYPED = "input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea, select";

    function shown(element) {
        return element.getClientRects().length > 0 && !element.disabled;
    }

    // Of what is folded together, the fold is shown.
    function reached(element) {
        const fold = element.closest("details:not([open])");
        return shown(element) || Boolean(fold && !element.disabled && shown(fold));
    }

    function act(element) {
        if (!element.matches("details")) {
            element.closest("details:not([open])")?.setAttribute("open", "");
        }
        if (element.matches("details")) {
            element.open = !element.open;
        } else if (element.matches("input, textarea")) {
            element.focus();
            element.select();
        } else if (element.matches("select")) {
            element.focus();
        } else {
            element.click();
        }
    }

    // Two keys: the second within a moment, so that whoever reads the list of keys does not press it unawares.
    const MOMENT_MILLIS = 2000;
    let first = {key: "", at: 0};

    function second(key) {
        const pair = performance.now() - first.at < MOMENT_MILLIS ? first.key + key : "";
        first = {key: key === "0" ? key : "", at: performance.now()};
        return [...document.querySelectorAll("#counter [data-key]")]
            .find((one) => one.dataset.key === pair && reached(one));
    }

    // Whoever types goes on typing; Escape leaves the field, and the keys act again.
    document.addEventListener("keydown", (event) => {
        const active = document.activeElement;
        if (event.key === "Escape" && active && active.matches(TYPED)) {
            active.blur();
            return;
        }
        const busy = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
        if (busy || (active && active.matches(TYPED))) {
            return;
        }
        const pair = second(event.key);
        if (pair) {
            event.preventDefault();
            document.querySelector("#counter details.help").open = false;
            act(pair);
            return;
        }
        const wanted = [...document.querySelectorAll("#counter [data-key]")]
            .find((one) => one.dataset.key === event.key && shown(one));
        if (wanted) {
            event.preventDefault();
            act(wanted);
        }
    });

    function minutes(seconds) {
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }

    // Counted from when the page came, so that a wrong clock of the machine does not matter.
    function tick() {
        document.querySelectorAll("#clock [data-runs]").forEach((one) => {
            one.came = one.came ?? performance.now();
            const more = one.dataset.runs === "true" ? Math.floor((performance.now() - one.came) / 1000) : 0;
            one.querySelector("[data-tick]").textContent = minutes(Number(one.dataset.seconds) + more);
        });
    }

    // What the page said when it came goes on by itself: soon due in the last five minutes, overdue after them.
    const SOON_SECONDS = 300;
    function warn() {
        document.querySelectorAll("#clock [data-left]").forEach((one) => {
            one.came = one.came ?? performance.now();
            const left = Number(one.dataset.left) - (performance.now() - one.came) / 1000;
            if (left < 0) {
                one.className = "chip verdict-overdue";
            } else if (left <= SOON_SECONDS) {
                one.className = "chip verdict-soon";
            }
        });
    }
    function run() {
        tick();
        warn();
    }
    document.addEventListener("htmx:afterSwap", run);
    setInterval(run, 1000);
    run();

    document.addEventListener("submit", (event) => {
        const form = event.target.closest("form.accept");
        const canvas = form && form.querySelector("canvas.signature");
        if (!canvas) {
            return;
        }
        const onScreen = form.querySelector("[name=on][value=screen]").checked;
        if (onScreen && !canvas.classList.contains("drawn")) {
            event.preventDefault();
            event.stopImmediatePropagation();
            form.querySelector("[data-unsigned]").hidden = false;
            return;
        }
        form.querySelector("[name=signature]").value = onScreen ? canvas.toDataURL("image/png") : "";
    }, true);
})();
