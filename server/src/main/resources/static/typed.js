// Takes what was typed in a refused form back to it, once, and says there why it was refused.
"use strict";
(() => {
    const KEPT = "typed";

    document.addEventListener("click", (event) => {
        const back = event.target.closest("a[data-typed]");
        if (!back) { return; }
        const why = document.querySelector("[data-why]");
        sessionStorage.setItem(KEPT, JSON.stringify({ ...JSON.parse(back.dataset.typed), why: why.textContent.trim() }));
    });

    const kept = sessionStorage.getItem(KEPT);
    if (!kept) { return; }
    sessionStorage.removeItem(KEPT);
    const { action, fields, why } = JSON.parse(kept);
    const names = Object.keys(fields);
    const to = (form) => new URL(form.getAttribute("action") ?? "", location.href).pathname;
    const sent = (form) => form.getAttribute("method") === "post" && to(form) === action;
    const has = (form) => names.every((name) => form.elements.namedItem(name));
    const forms = [...document.forms].filter(sent);
    const form = forms.find(has) ?? forms[0];
    if (!form) { return; }

    for (const field of form.elements) {
        if (!field.name || field.matches("[type=hidden], [type=file], [type=password], button, fieldset")) { continue; }
        if (field.matches("[type=checkbox], [type=radio]")) {
            field.checked = (fields[field.name] ?? []).includes(field.value);
        } else if (fields[field.name]?.length) {
            field.value = fields[field.name].shift();
        }
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (let around = form.closest("details"); around; around = around.parentElement.closest("details")) {
        around.open = true;
    }
    const note = document.createElement("p");
    note.className = "note note-bad";
    note.textContent = why;
    document.getElementById("notice").replaceChildren(note);
    const first = [...form.elements].find((field) => field.matches("input:not([type=hidden]), select, textarea"));
    (first ?? form).focus();
})();
