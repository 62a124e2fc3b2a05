// A part that renews itself must not close what the reader has opened, nor take away what is being typed.
"use strict";
(() => {
    const FIELDS = "input:not([type=hidden]), select, textarea";

    function filledIn(field) {
        if (field.matches("select")) {
            const chosen = [...field.options].findIndex((option) => option.defaultSelected);
            return field.selectedIndex !== Math.max(chosen, 0) && field.value !== "";
        }
        return field.matches("[type=checkbox], [type=radio]")
            ? field.checked !== field.defaultChecked
            : field.value !== field.defaultValue;
    }

    // Whether somebody types there or, where asked for, has left a form half filled in.
    function inUse(target) {
        const active = document.activeElement;
        const typing = active && active.matches(FIELDS) && target.contains(active);
        const forms = target.dataset.keepForms !== undefined;
        return typing || (forms && [...target.querySelectorAll(FIELDS)].some(filledIn));
    }

    function remember(target) {
        const all = [...target.querySelectorAll("details")];
        target.openDetails = all.map((one, place) => (one.open ? place : -1)).filter((place) => place >= 0);
        target.detailsBefore = all.length;
    }

    function recall(before, target) {
        const all = target.querySelectorAll("details");
        if (before.openDetails && all.length === before.detailsBefore) {
            before.openDetails.forEach((place) => { all[place].open = true; });
        }
    }

    function whole(event) {
        const target = event.detail.target;
        const config = event.detail.requestConfig;
        const asked = config && config.verb !== "get";
        if (!asked && inUse(target)) {
            event.detail.shouldSwap = false;
            return;
        }
        remember(target);
    }

    document.addEventListener("htmx:beforeSwap", whole);
    document.addEventListener("htmx:afterSwap", (event) => {
        const target = event.detail.target;
        recall(target, target);
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
