// A box of text whose letters are painted: a copy of its text stands behind it, in which marks are drawn.
// Whoever paints gives a layer, a function from the text to marks: { start, end, name }, the name being the mark's class.
"use strict";

const painted = (() => {
  const boxes = new WeakMap();

  function marked(text, marks) {
    const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((one, other) => one - other);
    return cuts.slice(1).map((end, place) => {
      const start = cuts[place];
      const words = text.slice(start, end);
      const names = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.name);
      if (!names.length) return words;
      const piece = document.createElement("mark");
      piece.className = names.join(" ");
      piece.textContent = words;
      return piece;
    });
  }

  function start(box) {
    const around = document.createElement("div");
    const copy = document.createElement("div");
    const layers = [];
    around.className = box.tagName === "TEXTAREA" ? "painted" : "painted painted-line";
    copy.className = "form-control painted-copy";
    copy.setAttribute("aria-hidden", "true");
    const focused = document.activeElement === box;
    box.replaceWith(around);
    around.append(copy, box);
    if (focused) box.focus();
    const draw = () => {
      const marks = layers.flatMap((layer) => layer(box.value));
      copy.replaceChildren(...marked(box.value, marks), "\u200b"); // an empty last line has its height, too
    };
    // A line of text moves under its box where it is longer than that: its copy goes along.
    const follow = () => requestAnimationFrame(() => { copy.scrollLeft = box.scrollLeft; });
    if (box.tagName !== "TEXTAREA") {
      for (const event of ["input", "scroll", "keydown", "focus", "blur", "pointermove"]) box.addEventListener(event, follow);
      document.addEventListener("selectionchange", () => { if (document.activeElement === box) follow(); });
    }
    box.addEventListener("input", draw);
    box.form?.addEventListener("decided", draw); // on a draft, by autosave.js
    return { draw, add(layer) { layers.push(layer); draw(); } };
  }

  return (box, layer) => {
    if (!boxes.has(box)) boxes.set(box, start(box));
    boxes.get(box).add(layer);
    return boxes.get(box).draw;
  };
})();
