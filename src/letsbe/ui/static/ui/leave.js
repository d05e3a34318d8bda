// Leaving at once: the page is covered first, then the house is told, then another place is opened.
// Without this file the Leave button is a plain form and the house itself sends the browser away.

const ESCAPES = 3;
const WITHIN_MS = 1500;
const exit = document.querySelector("meta[name=exit]")?.content;
let escaped_at = [];

function cover() {
  document.documentElement.hidden = true;
  document.title = "";
  document.dispatchEvent(new Event("letsbe:leave"));
}

function leave(form) {
  cover();
  // Should the house not hear of it, Back still shows nothing (decision 0008).
  document.cookie = "q=1; path=/; max-age=600; samesite=lax";
  if (!exit || !navigator.sendBeacon(form.action, new URLSearchParams())) {
    form.submit();
    return;
  }
  document.body.replaceChildren();
  location.replace(exit);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-leave]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave(event.target);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  escaped_at = [...escaped_at, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN_MS);
  const form = document.querySelector("form[data-leave]");
  if (escaped_at.length >= ESCAPES && form) leave(form);
}, true);

// A page the browser kept for its Back button is covered while it is away and asked for anew:
// whether it may still be shown is for the house to say.
addEventListener("pagehide", (event) => {
  if (event.persisted) document.documentElement.hidden = true;
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
