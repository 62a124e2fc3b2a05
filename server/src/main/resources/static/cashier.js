// The cash desk by keyboard: ticked bills add up, a digit opens a way to pay, change is told while it is typed.
"use strict";
(() => {
    const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=hidden])";
    const yuan = (fen) => (fen / 100).toFixed(2);
    const fen = (typed) => Math.round(Number(typed.replace(/[\s,，¥]/g, "")) * 100);

    function add(form) {
        const sum = [...form.querySelectorAll(".tick")].filter((tick) => tick.checked)
            .reduce((all, tick) => all + Number(tick.dataset.fen), 0);
        const shown = form.querySelector(".chosen");
        if (shown) { shown.textContent = yuan(sum); }
    }

    document.addEventListener("change", (event) => {
        if (event.target.matches(".tick")) { add(event.target.form); }
    });

    document.addEventListener("input", (event) => {
        const methods = event.target.closest(".methods");
        if (methods && event.target.matches(".received, .cash-share")) {
            const share = methods.querySelector(".cash-share").value;
            const due = share.trim() ? fen(share) : Number(methods.dataset.left);
            const change = fen(methods.querySelector(".received").value) - due;
            methods.querySelector(".change").textContent = yuan(Number.isFinite(change) ? change : 0);
        }
    });

    // Digits choose a way to pay unless somebody types a number.
    document.addEventListener("keydown", (event) => {
        const typing = event.target.matches(FIELDS);
        const way = document.querySelector(`.methods details[data-key="${CSS.escape(event.key)}"]`);
        if (!way || event.ctrlKey || event.metaKey || (typing && !event.altKey)) { return; }
        event.preventDefault();
        way.open = true;
        const field = way.querySelector(FIELDS);
        if (field) { field.focus(); }
    });

    // How long this payment runs, by the server's clock; late once the judge's moment is past.
    const clock = document.querySelector(".pay-clock");
    if (clock) {
        const began = Date.parse(clock.dataset.since);
        const due = Date.parse(clock.dataset.due);
        const ahead = Date.now() - Date.parse(clock.dataset.now);
        const tick = () => {
            const seconds = Math.max(0, Math.floor((Date.now() - ahead - began) / 1000));
            clock.querySelector(".ticking").textContent =
                `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
            clock.classList.toggle("late", Date.now() - ahead > due);
        };
        tick();
        setInterval(tick, 1000);
    }
})();
