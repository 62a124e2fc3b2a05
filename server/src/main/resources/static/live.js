// A part that renews itself must not close what the reader has opened, take away what is being typed, or let the
// keys fall on nothing.
"use strict";
(() => {
    const FIELDS = "input:not([type=hidden]), select, textarea";
    const REACHED = `summary, button, a[href], [tabindex], ${FIELDS}`;

    function filledIn(field) {
        if (field.matches("select")) {
            const chosen = [...field.options].findIndex((option) => option.defaultSelected);
            return field.selectedIndex !== Math.max(chosen, 0) && field.value !== "";
        }
        return field.matches("[type=checkbox], [type=radio]")
            ? field.checked !== field.defaultChecked
            : field.value !== field.defaultValue;
    }

    const RESTING_MILLIS = 60000;
    let touched = 0;
    ["keydown", "input", "pointerdown", "focusin"].forEach((what) =>
        document.addEventListener(what, () => { touched = performance.now(); }, {capture: true, passive: true}));

    // A press is a press though the part under it would come anew before it ends.
    let pressed = null;
    document.addEventListener("pointerdown", (event) => { pressed = event.target; }, {capture: true, passive: true});
    ["pointerup", "pointercancel"].forEach((what) =>
        document.addEventListener(what, () => { setTimeout(() => { pressed = null; }); }, {capture: true, passive: true}));

    // Whether somebody types there (not any more, where what was typed comes back, once it rests) or, where asked for, has left a form half filled in.
    function inUse(target) {
        const active = document.activeElement;
        const typing = active && active.matches(FIELDS) && target.contains(active);
        const rests = target.dataset.keepTyped !== undefined && performance.now() - touched > RESTING_MILLIS;
        const forms = target.dataset.keepForms !== undefined;
        return (typing && !rests) || (forms && [...target.querySelectorAll(FIELDS)].some(filledIn));
    }

    // What stays the same thing though its part is renewed: its own name, else where it leads to, else its words.
    function name(element) {
        if (element.id) {
            return `#${element.id}`;
        }
        if (element.matches("summary")) {
            return `summary ${name(element.parentElement)}`;
        }
        const form = element.closest("form") || element.querySelector("form");
        const leads = element.getAttribute("href") || (form && form.getAttribute("action"));
        return [element.tagName, leads || element.textContent.trim(), element.name, element.value].join(" ");
    }

    // The elements of a kind by name; those of one name are told apart by their order.
    function named(target, selector) {
        const seen = new Map();
        const byName = new Map();
        for (const element of target.querySelectorAll(selector)) {
            const one = name(element);
            const nth = seen.get(one) || 0;
            seen.set(one, nth + 1);
            byName.set(`${one} ${nth}`, element);
        }
        return byName;
    }

    function remember(target) {
        const active = document.activeElement;
        const isActive = ([, element]) => element === active;
        target.opened = [...named(target, "details")].filter(([, one]) => one.open).map(([one]) => one);
        target.focused = active && target.contains(active) ? [...named(target, REACHED)].find(isActive)?.[0] : undefined;
    }

    function recall(before, target) {
        if (!before.opened) {
            return;
        }
        const details = named(target, "details");
        before.opened.forEach((one) => { details.get(one)?.setAttribute("open", ""); });
        if (before.focused && !target.contains(document.activeElement)) {
            named(target, REACHED).get(before.focused)?.focus({preventScroll: true});
        }
    }

    // A form that says whose it is (data-keep), and each one of a part that keeps what is typed (data-keep-typed), keeps what was typed in it, and the signature, while parts around it come
    // anew; it comes back in the same form of the same one and in no other. Once sent it is over, unless it was sent back.
    function keeping(target) {
        return [...target.querySelectorAll(target.dataset.keepTyped === undefined ? "form[data-keep]" : "form")];
    }

    function whose(form) {
        const fields = [...form.querySelectorAll(FIELDS)].map((one) => one.name);
        return [form.dataset.keep, form.getAttribute("action"), ...(form.dataset.keep === undefined ? fields : [])].join(" ");
    }

    function typedIn(target, sender) {
        return keeping(target).map((form) => ({
            whose: whose(form),
            sent: form === sender,
            fields: [...form.querySelectorAll(FIELDS)].filter((one) =>
                one.name && one.type !== "file" && (form.dataset.back !== undefined || filledIn(one))),
            drawn: form.querySelector("canvas.drawn"),
        })).filter((one) => one.fields.length > 0 || one.drawn);
    }

    function same(field, other) {
        return field.name === other.name
            && (!field.matches("[type=checkbox], [type=radio]") || field.value === other.value);
    }

    function bring(typed, target) {
        const forms = keeping(target);
        typed.forEach((was) => {
            const form = forms.find((one) => whose(one) === was.whose);
            if (!form || (was.sent && form.dataset.back === undefined)) {
                return;
            }
            const fields = [...form.querySelectorAll(FIELDS)];
            was.fields.forEach((field) => {
                const now = fields.find((one) => same(one, field));
                if (now && now.matches("[type=checkbox], [type=radio]")) {
                    now.checked = field.checked;
                } else if (now) {
                    now.value = field.value;
                }
            });
            const canvas = form.querySelector("canvas.signature");
            if (was.drawn && canvas) {
                canvas.getContext("2d").drawImage(was.drawn, 0, 0);
                canvas.classList.add("drawn");
            }
            form.closest("details")?.setAttribute("open", "");
        });
    }

    function whole(event) {
        const target = event.detail.target;
        const config = event.detail.requestConfig;
        const asked = config && config.verb !== "get";
        const paused = !asked && inUse(target);
        const note = document.querySelector(`[data-paused-for="${CSS.escape(target.id)}"]`);
        if (note) {
            note.hidden = !paused;
        }
        if (paused || (!asked && pressed && target.contains(pressed))) {
            event.detail.shouldSwap = false;
            return;
        }
        remember(target);
        target.typed = typedIn(target, config && config.elt);
    }

    document.addEventListener("htmx:beforeSwap", whole);
    document.addEventListener("htmx:afterSwap", (event) => {
        const target = event.detail.target;
        recall(target, target);
        const now = target.isConnected ? target : document.getElementById(target.id);
        if (now && target.typed) {
            bring(target.typed, now);
        }
        if (target.id === "notice" && target.textContent.trim()) {
            target.scrollIntoView({block: "center"});
        }
    });

    // Parts beside the target: the old one is replaced by the new one of the same id.
    const kept = new Map();
    document.addEventListener("htmx:oobBeforeSwap", (event) => {
        whole(event);
        kept.set(event.detail.target.id, event.detail.target);
    });
    document.addEventListener("htmx:oobAfterSwap", (event) => {
        const now = document.getElementById(event.detail.target.id);
        const before = kept.get(event.detail.target.id);
        if (now && before) {
            recall(before, now);
        }
    });

    // What was refused before says nothing about what is done now.
    document.addEventListener("htmx:beforeRequest", (event) => {
        const config = event.detail.requestConfig;
        const notice = document.getElementById("notice");
        if (config && config.verb !== "get" && notice) {
            notice.replaceChildren();
        }
    });
})();
