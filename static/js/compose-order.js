// The sections of a paper put in order: dragged, by their buttons, or with Alt and an arrow. Without this file the buttons
// ask the server, one place at a time.
"use strict";

(() => {
  const list = document.querySelector("ol.parts");
  const form = document.getElementById(list.dataset.form);
  const said = document.getElementById(list.dataset.said);
  const movable = () => [...list.querySelectorAll(".part:not(.fixed)")];

  // What was moved stands in its new place already; where the server does not agree it goes back.
  async function send(item, before) {
    list.append(...list.querySelectorAll(".part.fixed"));
    const now = movable();
    if (now.every((part, place) => part === before[place])) return;
    const order = now.map((part) => ["order", part.dataset.key]);
    const [trouble, told] = await autosave.ask(form.action, [...autosave.typed(form), ...order]);
    if (trouble) {
      list.prepend(...before);
      said.textContent = told.said ?? "";
      if (!told.said) autosave.tell(trouble);
      return;
    }
    said.textContent = `ย้าย ${item.dataset.name} ไปลำดับที่ ${now.indexOf(item) + 1} จาก ${now.length}`;
    htmx.trigger("#section-words", "reordered");
  }

  function move(item, up, focused) {
    const before = movable();
    const other = before[before.indexOf(item) + (up ? -1 : 1)];
    if (!other) return;
    if (up) other.before(item); else other.after(item);
    focused.focus();
    send(item, before);
  }

  list.addEventListener("keydown", (event) => {
    const item = event.target.closest(".part:not(.fixed)");
    if (!item || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    move(item, event.key === "ArrowUp", event.target);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[value=up], button[value=down]");
    if (!button) return;
    event.preventDefault();
    move(button.closest(".part"), button.value === "up", button);
  });

  let began;
  Sortable.create(list, {
    handle: ".handle",
    draggable: ".part:not(.fixed)",
    animation: 0,
    onStart: () => { began = movable(); },
    onEnd: (event) => send(event.item, began),
  });
  for (const hidden of document.querySelectorAll(".parts .handle, .order-hint")) hidden.hidden = false;
})();
