// A form pressed twice is sent once; what may go wrong opens it again.

const AGAIN_AFTER_MS = 8000;

function release(form) {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-disabled=true]").forEach((b) => b.removeAttribute("aria-disabled"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  // A file that is downloaded leaves its page as it is: the form is still to be sent.
  if (form.matches("[data-leave]") || event.submitter?.matches("[data-download]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
  setTimeout(release, AGAIN_AFTER_MS, form);
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
