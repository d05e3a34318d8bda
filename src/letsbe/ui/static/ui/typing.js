// Room to write: a field grows with its words and says how much is left when little is. Keeps nothing.

const NEAR = 0.15;

function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.rows = Math.max(field.rows, Math.min(24, field.value.split("\n").length + 1));
}

function count(field) {
  const limit = Number(field.dataset.limit);
  if (!limit) return;
  const left = limit - [...field.value].length;
  const line = field.nextElementSibling?.matches(".left") ? field.nextElementSibling : say(field);
  const words = left < 0 ? line.dataset.over : line.dataset.left;
  line.textContent = left < limit * NEAR ? words.replace("{number}", Math.abs(left)) : "";
}

function say(field) {
  const line = document.createElement("p");
  line.className = "left";
  line.setAttribute("aria-live", "polite");
  const { left = "{number}", over = "-{number}" } = document.getElementById("main").dataset;
  Object.assign(line.dataset, { left, over });
  field.after(line);
  return line;
}

document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea, input[data-limit]")) return;
  grow(event.target);
  count(event.target);
});
