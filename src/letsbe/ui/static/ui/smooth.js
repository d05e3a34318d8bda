// Forms answered in place: the address stays true, the eye stays where it was, focus goes to what matters.

let clause_id = null;
let shown = location.pathname + location.search;

function words_of(address) {
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.pathname + url.search : null;
}

// A link, and an answer reached by a redirect, have an address of their own; a form shown again has not.
function keep_address({ xhr, pathInfo, requestConfig }) {
  const arrived = xhr.responseURL && words_of(xhr.responseURL);
  const is_shown_again = requestConfig.verb !== "get" && arrived === words_of(pathInfo.finalRequestPath);
  if (!arrived || is_shown_again) return false;
  if (arrived === location.pathname + location.search) return false;
  history.pushState(null, "", arrived);
  shown = arrived;
  return true;
}

// What the house says is said where the eye is, and is put in late so that it is read aloud.
function tell(clause) {
  const told = document.querySelector(".told");
  const lines = [...(told?.children ?? [])];
  if (!lines.length) return;
  told.replaceChildren();
  if (clause) clause.prepend(told);
  setTimeout(() => told.replaceChildren(...lines), 100);
}

function put_focus(is_elsewhere) {
  const errors = document.getElementById("errors");
  const clause = clause_id && !is_elsewhere && document.getElementById(clause_id);
  tell(errors ? null : clause);
  if (errors) {
    errors.focus();
  } else if (clause) {
    clause.focus({ preventScroll: true });
  } else {
    document.querySelector("#main h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

document.addEventListener("htmx:beforeRequest", (event) => {
  clause_id = event.target.closest?.(".clause[id]")?.id ?? null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  put_focus(keep_address(event.detail));
});

for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(trouble, () => {
    const line = document.getElementById("not-sent");
    if (!line) return;
    line.hidden = false;
    line.scrollIntoView({ block: "center" });
  });
}

// A step to another spot of the same page is a popstate as well: what is typed there must stay.
addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});
