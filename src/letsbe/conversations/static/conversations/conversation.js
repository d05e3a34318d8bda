// An open conversation: what is new is put in its place, what is typed is kept and sent, and nothing is lost.
import { merge, is_at_the_end, to_the_end } from "./merging.js";
import { keep_soon, stop_keeping, state } from "./drafts.js";

const AGAIN_MS = [1000, 2000, 5000, 10000];
const talk = () => document.getElementById("talk");
let is_fetching = false;
let is_asked_again = false;
let tries = 0;

function piece_of(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
}

function take(piece, { is_mine = false } = {}) {
  const here = talk();
  if (!here || !piece?.dataset.change) return;
  const was_at_the_end = is_at_the_end();
  const came = merge(here, piece);
  if (came.some((one) => one.is_other)) tell(here.dataset.came.replace("{name}", here.dataset.name));
  if (piece.hasAttribute("data-reload")) tell(here.dataset.more, true);
  if (is_mine || (came.length && was_at_the_end)) to_the_end();
  else if (came.length) document.getElementById("below").hidden = false;
}

function tell(words, is_shown = false) {
  const line = document.getElementById("came");
  line.classList.toggle("unseen", !is_shown);
  line.textContent = "";
  setTimeout(() => { line.textContent = words; }, 100);
}

// One question at a time: whoever wakes meanwhile has it asked once more.
async function catch_up() {
  const here = talk();
  if (!here || document.hidden) return;
  if (is_fetching) {
    is_asked_again = true;
    return;
  }
  is_fetching = true;
  try {
    const which = here.hasAttribute("data-newest") ? "?newest" : "";
    const answer = await fetch(`${here.dataset.after}${here.dataset.change}${which}`, { headers: { "X-In-Place": "yes" } });
    if (answer.redirected || answer.status === 404) return;
    if (!answer.ok) throw new Error(String(answer.status));
    take(piece_of(await answer.text()));
    tries = 0;
  } catch {
    setTimeout(catch_up, AGAIN_MS[Math.min(tries++, AGAIN_MS.length - 1)]);
  } finally {
    is_fetching = false;
    if (is_asked_again) {
      is_asked_again = false;
      catch_up();
    }
  }
}

document.addEventListener("letsbe:wake", (event) => {
  const here = talk();
  if (event.detail.about === here?.dataset.about && event.detail.number > Number(here.dataset.head)) catch_up();
});
document.addEventListener("visibilitychange", catch_up);
addEventListener("online", catch_up);
addEventListener("pageshow", (event) => { if (event.persisted) catch_up(); });
document.getElementById("below")?.addEventListener("click", (event) => { event.currentTarget.hidden = true; });

// ---- Sending: the field keeps the words until they are stored.

let is_sending = false;
let again = null;

function sent_with(form) {
  const fields = new FormData(form);
  fields.set("change", talk().dataset.change);
  if (talk().hasAttribute("data-newest")) fields.set("newest", "yes");
  return fields;
}

function show_again(form, html) {
  const there = new DOMParser().parseFromString(html, "text/html").getElementById("write");
  if (!there) {
    location.reload();
    return;
  }
  document.getElementById("write").replaceWith(document.adoptNode(there));
  (document.getElementById("errors") ?? there).focus();
}

function stored(form, piece, typed) {
  take(piece, { is_mine: true });
  form.elements.once_key.value = piece.dataset.once;
  // Empty: another device has kept a draft, which this page has not shown and must not replace.
  if (piece.dataset.draft) form.elements.draft_seen.value = piece.dataset.draft;
  // What was typed on meanwhile is the beginning of the next one.
  if (form.elements.words.value === typed) form.elements.words.value = "";
  form.elements.words.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById("nothing")?.remove();
  document.getElementById("errors")?.remove();
  state(talk().dataset.sent);
}

async function send(form, attempt = 0) {
  const typed = form.elements.words.value;
  clearTimeout(again);
  again = null;
  is_sending = true;
  await stop_keeping();
  try {
    const fields = new URLSearchParams(sent_with(form));
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { "X-In-Place": "yes" } });
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (answer.ok && !answer.redirected) stored(form, piece_of(await answer.text()), typed);
    else if ([409, 422].includes(answer.status)) show_again(form, await answer.text());
    else form.submit();
  } catch {
    state(talk().dataset.away);
    // The same key goes along, so that what did arrive is not sent twice.
    again = setTimeout(try_again, AGAIN_MS[Math.min(attempt, AGAIN_MS.length - 1)], form, typed, attempt + 1);
  } finally {
    is_sending = false;
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled=true]").forEach((one) => one.removeAttribute("aria-disabled"));
  }
}

// Other words are another message: they wait for another press.
function try_again(form, typed, attempt) {
  if (form.isConnected && form.elements.words.value === typed) send(form, attempt);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "write-form" || event.submitter?.name === "deed") return;
  event.preventDefault();
  if (!is_sending) send(form);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.id === "write-form" && event.target.name === "words" && event.isTrusted) keep_soon(form, talk());
});

// Whoever comes from a form that was answered wants to see the end; a mark in the address leads there anyway.
if (location.hash === "" && talk()?.hasAttribute("data-newest") && !document.getElementById("errors")) to_the_end();
