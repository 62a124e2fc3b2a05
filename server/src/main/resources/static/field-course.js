// Which step of a visit comes next, counting what was pressed and not sent yet; and what stays open and in
// place while the list is asked for anew.
"use strict";
const FieldCourse = (() => {
    const open = new Set();

    // The step last opened for each job: only a new one opens by itself and folds the others.
    const opened = new Map();

    // What was answered since the list was made last is not in it yet.
    let answered = [];

    function pressed(acts, number) {
        return acts
            .filter((act) => act.request === number && (act.state === "queued" || answered.includes(act.key)))
            .filter((act) => act.name !== "signed" || act.values.rating !== "not-content");
    }

    function show(acts) {
        document.querySelectorAll("[data-request]").forEach((job) => {
            const mine = pressed(acts, job.dataset.request);
            const steps = Array.from(job.querySelectorAll("[data-step]"));
            const done = (step) => step.dataset.done === "true" || mine.some((act) => act.name === step.dataset.step);
            const last = steps.map(done).lastIndexOf(true);
            const next = steps[last + 1];
            steps.forEach((step) => step.classList.toggle("step-done", done(step)));
            steps.forEach((step) => step.classList.toggle("step-next", step === next));
            if (opened.get(job.dataset.request) !== last + 1) {
                opened.set(job.dataset.request, last + 1);
                steps.forEach((step) => { step.querySelector(".step-body").open = step === next; });
            }
            job.querySelector("[data-all-done]").hidden = Boolean(next);
            const priced = job.dataset.priceLeft !== "0.00" || mine.some((act) => act.name === "price");
            job.querySelectorAll("[data-after=price]").forEach((form) => { form.hidden = !priced; });
        });
    }

    // A finger, a pen or a word on its way.
    function busy(list) {
        const at = document.activeElement;
        const typing = at && list.contains(at) && /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName);
        return Boolean(typing || list.querySelector(":active, canvas.drawn, form.touched"));
    }

    function remember() {
        document.querySelectorAll("details[data-key]").forEach((one) => {
            if (one.open) {
                open.add(one.dataset.key);
            } else {
                open.delete(one.dataset.key);
            }
        });
    }

    function restore() {
        answered = [];
        document.querySelectorAll("details[data-key]").forEach((one) => { one.open = open.has(one.dataset.key); });
    }

    document.addEventListener("input", (event) => {
        const form = event.target.closest("form.act");
        if (form) {
            form.classList.add("touched");
        }
    });

    return {show, busy, remember, restore, settled: (key) => answered.push(key)};
})();
