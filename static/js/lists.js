// Lists that people put in order, by dragging or with their buttons. Without this file the buttons ask the server.
(() => {
  // A form's list: its fields are named by their places, so after every change they are named anew.
  const renumber = (list) => {
    [...list.children].forEach((item, place) => {
      for (const field of item.querySelectorAll("[name]")) {
        if (field.name === "arrange") field.value = `${list.dataset.name}:${place}:${field.dataset.way}`;
        else field.name = field.name.replace(/-\d+-/, `-${place}-`);
        if (field.id) field.id = field.id.replace(/-\d+-/, `-${place}-`);
      }
    });
    list.dispatchEvent(new Event("rearranged", { bubbles: true }));
  };

  for (const list of document.querySelectorAll("ol.lines")) {
    Sortable.create(list, { handle: ".handle", animation: 0, onEnd: () => renumber(list) });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[name=arrange]");
      if (!button) return;
      event.preventDefault();
      const item = button.closest("li");
      const other = button.dataset.way === "up" ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (button.dataset.way === "up") other.before(item); else other.after(item);
      renumber(list);
      button.focus();
    });
    list.addEventListener("htmx:load", (event) => event.target.querySelector?.("textarea")?.focus());
  }

  // A measure moved by its buttons: the page comes back at it, with the same button ready for the next press.
  for (const form of document.querySelectorAll("tr[data-pk] form")) {
    form.addEventListener("submit", (event) => sessionStorage.setItem("moved", event.submitter?.name ?? ""));
  }
  const moved = location.hash.startsWith("#measure-") && document.getElementById(location.hash.slice(1));
  const way = sessionStorage.getItem("moved");
  sessionStorage.removeItem("moved");
  if (moved && way) {
    const button = moved.querySelector(`button[name=${way}]:enabled`) ?? moved.querySelector("button:enabled");
    // Going to the row takes the focus away, after everything is loaded.
    window.addEventListener("load", () => setTimeout(() => button?.focus()));
  }

  // The plan's measures, in the tables of their themes: the whole order goes to the server, which shows it anew.
  for (const table of document.querySelectorAll("table[data-reorder]")) {
    const form = document.getElementById(table.dataset.reorder);
    const said = document.getElementById(table.dataset.said);
    const send = async () => {
      const order = new FormData(form);
      for (const row of table.querySelectorAll("[data-pk]")) order.append("order", row.dataset.pk);
      const answer = await fetch(form.action, { method: "POST", body: order }).catch(() => null);
      if (answer?.ok) location.reload();
      else said.textContent = answer ? await answer.text() : "ติดต่อระบบไม่ได้ ยังไม่ได้จัดลำดับ";
    };
    for (const rows of table.tBodies) {
      Sortable.create(rows, { group: "measures", handle: ".handle", draggable: "[data-pk]", animation: 0, onEnd: send });
    }
  }
})();
