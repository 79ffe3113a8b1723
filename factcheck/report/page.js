"use strict";
(() => {
  const all = (query) => Array.from(document.querySelectorAll(query));
  const cards = all(".card[data-label]");
  const marks = all("a.figure");
  const boxes = all(".filters input[data-label]");
  const reason = document.getElementById("reason");
  const shown = document.getElementById("shown");
  let chosen = null;

  const visible = () => cards.filter((card) => !card.hidden);

  function filter() {
    const labels = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.label));
    const keep = new Set();
    for (const card of cards) {
      card.hidden = !labels.has(card.dataset.label) || (reason.value !== "" && card.dataset.reason !== reason.value);
      if (!card.hidden) keep.add(card.id);
    }
    for (const mark of marks) mark.classList.toggle("off", !keep.has(mark.hash.slice(1)));
    shown.textContent = `${keep.size} of ${cards.length} shown`;
  }

  function choose(card, focus) {
    if (!card) return;
    for (const old of all(".chosen")) old.classList.remove("chosen");
    chosen = card;
    card.classList.add("chosen");
    const mark = document.getElementById(card.dataset.mark);
    if (mark) {
      mark.classList.add("chosen");
      mark.scrollIntoView({ block: "nearest" });
    }
    const panel = card.closest(".panel");
    if (panel && panel.scrollHeight > panel.clientHeight) panel.scrollTop = card.offsetTop - 2;
    card.scrollIntoView({ block: "nearest" });
    if (focus) card.focus({ preventScroll: true });
  }

  function step(by) {
    const row = visible();
    if (row.length === 0) return;
    const at = row.indexOf(chosen);
    choose(row[at < 0 ? (by > 0 ? 0 : row.length - 1) : (at + by + row.length) % row.length], true);
  }

  for (const box of boxes) box.addEventListener("change", filter);
  reason.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  for (const mark of marks) {
    mark.addEventListener("click", (event) => {
      const card = document.getElementById(mark.hash.slice(1));
      if (!card) return;
      event.preventDefault();
      if (card.hidden) {
        for (const box of boxes) if (box.dataset.label === card.dataset.label) box.checked = true;
        reason.value = "";
        filter();
      }
      choose(card, true);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape" && chosen) {
      const mark = document.getElementById(chosen.dataset.mark);
      for (const old of all(".chosen")) old.classList.remove("chosen");
      chosen = null;
      if (mark) mark.focus();
    }
  });
  document.querySelector(".filters").hidden = false;
  filter();
})();
