// The time that is left of a talk, counted down where the page says until when; it makes no sound.

function count(line) {
  const until = performance.now() + Number(line.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.round((until - performance.now()) / 1000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    line.textContent = left ? line.dataset.left.replace("{time}", time) : line.dataset.over;
    if (left && line.isConnected) setTimeout(tick, 1000);
  };
  tick();
}

function begin() {
  document.querySelectorAll(".timer:not([data-counting])").forEach((line) => {
    line.dataset.counting = "";
    count(line);
  });
}

begin();
document.addEventListener("htmx:afterSettle", begin);
