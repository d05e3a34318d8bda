// A draft is kept a moment after typing stops: one keeping at a time, the newest words last.

const SOON_MS = 1200;
const AGAIN_MS = 5000;
let soon = null;
let keeping = null;
let is_wanted = false;

export function state(words) {
  const line = document.getElementById("state");
  if (line) line.textContent = words;
}

export function keep_soon(form, talk, wait = SOON_MS) {
  is_wanted = true;
  state("");
  clearTimeout(soon);
  soon = setTimeout(() => keep(form, talk), wait);
}

async function keep(form, talk) {
  if (keeping) await keeping;
  if (!is_wanted || !form.isConnected) return;
  is_wanted = false;
  keeping = keep_now(form, talk);
  await keeping;
  keeping = null;
}

async function keep_now(form, talk) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("deed", "keep");
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { "X-In-Place": "yes" } });
    if (answer.status === 204) {
      form.elements.draft_seen.value = answer.headers.get("X-Draft");
      if (!is_wanted) state(talk.dataset.kept);
    } else if (answer.status === 409) {
      state(talk.dataset.otherDraft);
    } else if (answer.status >= 500) {
      throw new Error(String(answer.status));
    }
  } catch {
    state(talk.dataset.away);
    keep_soon_quietly(form, talk);
  }
}

function keep_soon_quietly(form, talk) {
  is_wanted = true;
  clearTimeout(soon);
  soon = setTimeout(() => keep(form, talk), AGAIN_MS);
}

// Before sending, nothing may be kept any more that is on its way: the newest version goes along.
export async function stop_keeping() {
  clearTimeout(soon);
  is_wanted = false;
  if (keeping) await keeping;
}
