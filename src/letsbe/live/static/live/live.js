// What is new is told by one stream for the whole browser; a page that says data-live hears of it.
// The tab that holds the lock holds the stream and tells the others. Nothing is kept, nothing outlives the page.

const NAME = "letsbe-live";
const ADDRESS = "/live";
const SHORTEST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60000;
const GOOD_AFTER_MS = 30000;

const heads = new Map();
let leaving = null;
let channel = null;
let source = null;
let timer = 0;
let wait_ms = SHORTEST_WAIT_MS;

function pass_on(wake) {
  document.dispatchEvent(new CustomEvent("letsbe:wake", { detail: wake }));
}

function hear({ data }) {
  const { about, number } = JSON.parse(data);
  heads.set(about, number);
  channel?.postMessage({ about, number });
  pass_on({ about, number });
}

function open() {
  const opened_at = performance.now();
  source = new EventSource(ADDRESS);
  source.addEventListener("wake", hear);
  source.addEventListener("error", () => {
    // Lost on the way, it comes back by itself and says what it heard last.
    if (source.readyState === EventSource.CONNECTING) return;
    // Refused, we ask again: soon after a good while, ever later otherwise.
    close_stream();
    if (performance.now() - opened_at > GOOD_AFTER_MS) wait_ms = SHORTEST_WAIT_MS;
    timer = setTimeout(open, wait_ms * (1 + Math.random() / 2));
    wait_ms = Math.min(wait_ms * 2, LONGEST_WAIT_MS);
  });
}

function close_stream() {
  clearTimeout(timer);
  timer = 0;
  source?.close();
  source = null;
}

// A page that has just come may have missed what the others heard.
function answer({ data }) {
  if (data.about) pass_on(data);
  else if (source) heads.forEach((number, about) => channel.postMessage({ about, number }));
}

function hold(signal) {
  open();
  return new Promise((let_go) => signal.addEventListener("abort", let_go));
}

function begin() {
  if (leaving || !document.querySelector("[data-live]")) return;
  leaving = new AbortController();
  const { signal } = leaving;
  if (!navigator.locks || !window.BroadcastChannel) {
    open();
    return;
  }
  channel = new BroadcastChannel(NAME);
  channel.addEventListener("message", answer);
  channel.postMessage({});
  navigator.locks.request(NAME, { signal }, () => hold(signal)).catch(() => {});
}

function end() {
  leaving?.abort();
  leaving = null;
  close_stream();
  channel?.close();
  channel = null;
}

begin();
document.addEventListener("htmx:afterSettle", begin);
addEventListener("pagehide", end);
addEventListener("pageshow", (event) => {
  if (event.persisted) begin();
});
// Leave covers the page before it is gone: nothing more may reach it.
document.addEventListener("letsbe:leave", end);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  channel?.postMessage({});
  if (timer && !source) {
    close_stream();
    open();
  }
});
