"use strict";
// Everything here only adds to what the anchors do by themselves.
(() => {
  const root = document.documentElement;
  let lit = [];

  const clear = () => { lit.forEach((node) => node.classList.remove("lit")); lit = []; };

  const light = (key) => {
    clear();
    if (!/^r\d+-[a-z]+-\d+$/.test(key)) return;
    lit = [...document.querySelectorAll(`.${key}, #${key}, #t-${key}`)];
    lit.forEach((node) => node.classList.add("lit"));
  };

  const open = (node) => { for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true; };

  const show = (id) => {
    const node = document.getElementById(id);
    if (!node) return;
    open(node);
    light(id.replace(/^t-/, ""));
    node.scrollIntoView({ block: "nearest" });
  };

  const go = (id) => {
    if (location.hash === `#${id}`) show(id);
    else location.hash = id;
  };

  const visible = (key) => {
    const box = document.getElementById(`show-${key.split("-")[1]}`);
    return !box || box.checked;
  };

  // A click on words under several findings takes the innermost first, the next click the one around it.
  const next = (piece) => {
    const keys = piece.dataset.keys.split(" ").filter(visible).reverse();
    const now = keys.indexOf(location.hash.slice(1));
    return keys[(now + 1) % keys.length];
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.defaultPrevented || String(getSelection())) return;
    const piece = event.target.closest(".piece[data-keys]");
    if (piece) {
      event.preventDefault();
      const key = next(piece);
      if (key) go(key);
      return;
    }
    const link = event.target.closest("a");
    if (link && link.hash === location.hash) show(location.hash.slice(1));
    if (link || event.target.closest("summary, label")) return;
    const item = event.target.closest("[data-key]");
    if (item) go(`t-${item.dataset.key}`);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clear();
    location.hash = "-"; // no such place: nothing scrolls, and nothing is the target any more
  });

  addEventListener("hashchange", () => show(location.hash.slice(1)));
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((node) => { node.open = true; }));
  root.classList.add("scripted");
  if (location.hash) show(location.hash.slice(1));
})();
