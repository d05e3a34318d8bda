// Putting messages in their place: each by its number, under its day; nothing moves that need not.

const NEAR_PX = 160;

export function is_at_the_end() {
  const end = document.getElementById("newest")?.getBoundingClientRect();
  return Boolean(end) && end.top < innerHeight + NEAR_PX;
}

export function to_the_end() {
  document.getElementById("newest")?.scrollIntoView({ block: "center" });
}

const number_of = (line) => Number(line.dataset.number);

function lines_in(list) {
  return [...list.querySelectorAll(":scope > .message")];
}

// On an older page only what stands there is changed: what is new stands on the newest one.
function place(list, line, is_newest) {
  const before = document.getElementById(line.id);
  if (before && list.contains(before)) {
    before.replaceWith(line);
    return false;
  }
  if (!is_newest) return false;
  const next = lines_in(list).find((one) => number_of(one) > number_of(line));
  if (next) next.before(line);
  else list.append(line);
  return true;
}

function name_days(list) {
  list.querySelectorAll(":scope > .message-day").forEach((one) => one.remove());
  let day = "";
  for (const line of lines_in(list)) {
    if (line.dataset.day === day) continue;
    day = line.dataset.day;
    const named = document.createElement("li");
    named.className = "message-day";
    const words = document.createElement("span");
    words.textContent = line.dataset.dayWords;
    named.append(words);
    line.before(named);
  }
}

// Returns what came new, in order.
export function merge(talk, piece) {
  // An answer that was overtaken by a newer one has nothing to add.
  if (Number(piece.dataset.head) < Number(talk.dataset.head)) return [];
  const list = document.getElementById("messages");
  const waiting = document.getElementById("waiting");
  const is_newest = talk.hasAttribute("data-newest");
  const came = [];
  const kept = document.activeElement?.closest?.(".message")?.id;
  if (waiting) waiting.replaceChildren(...piece.querySelector("[data-waiting]").children);
  for (const line of [...piece.querySelector("[data-changed]").children]) {
    if (place(list, line, is_newest)) came.push({ is_other: !line.hasAttribute("data-mine") });
  }
  name_days(list);
  if (came.length) document.getElementById("nothing")?.remove();
  if (!piece.hasAttribute("data-reload")) Object.assign(talk.dataset, { change: piece.dataset.change, head: piece.dataset.head });
  // Whoever was at a line with the keyboard is still there.
  if (kept) document.getElementById(kept)?.querySelector("a")?.focus({ preventScroll: true });
  return came;
}
