// A part that renews itself must not close what the reader has opened, nor take away what is being typed.
"use strict";
document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    const active = document.activeElement;
    const typing = active && active.matches("input, select, textarea") && target.contains(active);
    const asked = event.detail.requestConfig && event.detail.requestConfig.verb !== "get";
    if (typing && !asked) {
        event.detail.shouldSwap = false;
        return;
    }
    const all = [...target.querySelectorAll("details")];
    target.openDetails = all.map((one, place) => (one.open ? place : -1)).filter((place) => place >= 0);
    target.detailsBefore = all.length;
});
document.addEventListener("htmx:afterSwap", (event) => {
    const target = event.detail.target;
    const all = target.querySelectorAll("details");
    if (target.openDetails && all.length === target.detailsBefore) {
        target.openDetails.forEach((place) => { all[place].open = true; });
    }
});
