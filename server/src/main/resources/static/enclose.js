// Forms that enclose a signature or a photo: it is put into the form before that is sent.
"use strict";
(() => {
    document.addEventListener("submit", async (event) => {
        const form = event.target.closest("form[data-enclose]");
        if (!form || form.dataset.ready !== undefined) {
            if (form) {
                delete form.dataset.ready;
            }
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
        const input = form.querySelector("[data-file]");
        const empty = input && input.files.length === 0;
        const content = empty ? "" : await FieldCapture.of(form);
        if (content === null) {
            return;
        }
        const submitter = event.submitter;
        form.elements.enclosed.value = content;
        // A form that is still telling of one submission ignores the next.
        setTimeout(() => {
            form.dataset.ready = "";
            form.requestSubmit(submitter);
        });
    }, true);
})();
