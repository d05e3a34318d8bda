// Says that the note of a meeting has changed; what is being typed is never touched.

document.addEventListener("letsbe:wake", ({ detail }) => {
  const told = document.getElementById("note-changed");
  if (!told || detail.about !== told.dataset.meeting) return;
  if (detail.number <= Number(told.dataset.number)) return;
  const field = document.querySelector("#note-form textarea");
  const is_typed = Boolean(field) && field.value !== field.defaultValue;
  told.querySelectorAll("[data-when]").forEach((line) => {
    line.hidden = (line.dataset.when === "typed") !== is_typed;
  });
});
