"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll(".card")];
  if (!form) return;
  document.getElementById("counts").hidden = true;
  form.hidden = false;

  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };

  const filter = () => {
    const data = new FormData(form);
    const levels = new Set(data.getAll("level"));
    const reader = data.get("reader");
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      card.hidden =
        !levels.has(card.dataset[reader]) ||
        !words.every((word) => textOf(card).includes(word));
      shown += card.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".group:not(.rest)")) {
      for (const link of group.querySelectorAll(".reached li")) {
        const card = document.getElementById(link.firstElementChild.hash.slice(1));
        link.hidden = card.hidden;
      }
      const reached = group.querySelector(".reached");
      if (reached) reached.hidden = !reached.querySelector("li:not([hidden])");
      const inner = [...group.querySelectorAll(".card, .reached")];
      group.hidden = inner.length > 0 && inner.every((each) => each.hidden);
      const entry = document.querySelector(`[data-group="${group.id}"]`);
      if (entry) entry.hidden = group.hidden;
    }
    const all = document.getElementById("all");
    for (const link of all.querySelectorAll("li")) {
      link.hidden = document.getElementById(link.firstElementChild.hash.slice(1)).hidden;
    }
    all.hidden = shown === 0;
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("shown").textContent = `${shown} of ${cards.length}`;
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      filter();
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };

  const measure = () => {
    const height = form.parentElement.offsetHeight;
    document.documentElement.style.setProperty("--bar", `${height}px`);
  };

  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  addEventListener("resize", measure);
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  const narrow = matchMedia("(max-width: 60rem)");
  document.querySelector(".index details").open = !narrow.matches;

  measure();
  filter();
  reveal();
})();
