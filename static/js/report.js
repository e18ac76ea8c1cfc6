// Reporting in one sitting: each part of form[data-report] is saved a second after typing and when a field is left. What
// the server does not have yet stays in this browser. Without this file the page has a button that saves.
"use strict";
(() => {
  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const said = document.getElementById("report-said");
  const WAITS = "ยังไม่ได้บันทึก เก็บไว้ในเครื่องนี้";
  const FIELDS = ["done", "outputs", "outcome", "status"];
  const store = `report ${form.dataset.report} ${location.pathname}`;
  const parts = new Map(); // by key: what was typed since, the marks of what is stored, what waits
  let line = Promise.resolve(); // one save after another

  // --- What this browser keeps ---------------------------------------------------------------------------------------
  const kept = () => { try { return JSON.parse(localStorage.getItem(store)) ?? {}; } catch { return {}; } };
  const keep = (change) => {
    const all = kept();
    change(all);
    try { localStorage.setItem(store, JSON.stringify(all)); } catch { /* a browser that keeps nothing */ }
  };

  // --- Fields --------------------------------------------------------------------------------------------------------
  const named = (card, field) => [...card.querySelectorAll(`[name="${card.dataset.card}-${field}"]`)];
  function read(card, field) {
    const inputs = named(card, field);
    if (field === "outcome") return inputs[0].value;
    if (field === "outputs") return inputs.map((input) => input.value);
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    return field === "done" ? chosen : chosen[0] ?? "";
  }
  function write(card, field, value) {
    const inputs = named(card, field);
    if (field === "outcome") inputs[0].value = value;
    else if (field === "outputs") {
      const list = card.querySelector("[data-field=outputs]");
      while (list.children.length > 1) list.lastElementChild.remove();
      list.querySelector("textarea").value = value[0] ?? "";
      for (const text of [...value.slice(1), ""]) addLine(list.lastElementChild).value = text;
    } else for (const input of inputs) input.checked = field === "done" ? value.includes(input.value) : input.value === value;
  }
  const typed = (card) => FIELDS.flatMap((field) => {
    const value = read(card, field);
    return (Array.isArray(value) ? value : [value]).map((each) => [`${card.dataset.card}-${field}`, each]);
  });
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // --- Saving --------------------------------------------------------------------------------------------------------
  async function save(part) {
    clearTimeout(part.timer);
    if (!part.edits) return true;
    const { card } = part;
    const key = card.dataset.card;
    const edits = part.edits;
    const sent = Object.fromEntries(FIELDS.map((field) => [field, read(card, field)]));
    const opened = Object.entries(part.marks).map((pair) => pair.join(":")).join(" ");
    said.textContent = "กำลังบันทึก…";
    const owner = form.elements.page_of?.value ?? "";
    const [kind, told] = await autosave.ask(card.dataset.save, [...typed(card), [`${key}-opened`, opened], ["page_of", owner]]);
    autosave.tell(kind);
    if (kind) {
      said.textContent = WAITS;
      if (kind === "network") part.timer = setTimeout(() => queue(part), 15000);
      return false;
    }
    for (const [field, mark] of Object.entries(told.marks)) {
      if (!(field in told.conflicts) && !told.wrong.includes(field)) part.marks[field] = mark;
    }
    part.conflicts = told.conflicts;
    for (const [field, value] of Object.entries(told.theirs)) if (same(read(card, field), sent[field])) write(card, field, value);
    show(part, told);
    if (part.edits !== edits) { said.textContent = WAITS; return false; }
    if (told.state === "saved") {
      part.edits = 0;
      keep((all) => { delete all[key]; });
    }
    said.textContent = told.said;
    return told.state === "saved";
  }
  function queue(part) {
    line = line.then(() => save(part));
    return line;
  }
  function show(part, told) {
    part.told = told;
    for (const [id, html] of Object.entries(told.html)) {
      const place = document.getElementById(id);
      if (place) place.innerHTML = html;
    }
    for (const field of FIELDS) {
      const note = document.getElementById(`${part.card.dataset.card}-${field}-note`);
      for (const input of named(part.card, field)) if (input.matches("textarea")) input.classList.toggle("is-invalid", Boolean(note?.querySelector(".error")));
    }
    ready();
    reveal(part.card);
  }
  function ready() {
    const count = document.querySelector("#report-told [data-ready]")?.dataset.ready;
    const shown = document.getElementById("report-ready");
    if (shown && count) shown.textContent = count;
  }
  const reveal = (part) => { for (const hidden of part.querySelectorAll("[data-more][hidden], [data-choose][hidden], [data-attach][hidden]")) hidden.hidden = false; };

  function edited(card) {
    const part = parts.get(card.dataset.card);
    part.edits += 1;
    keep((all) => { all[card.dataset.card] = { values: Object.fromEntries(FIELDS.map((field) => [field, read(card, field)])), marks: part.marks }; });
    said.textContent = WAITS;
    clearTimeout(part.timer);
    part.timer = setTimeout(() => queue(part), 1000);
  }
  const isReport = (element) => element.name && FIELDS.some((field) => element.name.endsWith(`-${field}`));

  form.addEventListener("input", (event) => { if (isReport(event.target)) edited(event.target.closest("[data-card]")); });
  form.addEventListener("focusout", (event) => {
    if (!isReport(event.target)) return;
    const part = parts.get(event.target.closest("[data-card]").dataset.card);
    if (part.edits) queue(part);
  });

  // --- The numbered list: Enter opens the next line, Backspace in an empty one removes it -----------------------------
  let lines = 0;
  function addLine(item) {
    const next = item.cloneNode(true);
    const field = next.querySelector("textarea");
    next.querySelector(".painted")?.replaceWith(field); // findings.js paints it anew
    field.value = field.defaultValue = "";
    field.classList.remove("is-invalid");
    field.id = `${field.id.replace(/-new\d+$/, "")}-new${lines += 1}`;
    const findings = next.querySelector(".findings");
    if (findings) {
      findings.dataset.for = field.id;
      for (const part of findings.querySelectorAll("[data-list], [role=status]")) part.replaceChildren();
    }
    item.after(next);
    next.dispatchEvent(new Event("htmx:load", { bubbles: true }));
    return field;
  }
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing) return;
    if (event.key === "Enter" && field.matches("input:not([type=file])")) { // hands in by its button alone
      event.preventDefault();
      field.closest(".report-link")?.querySelector("[data-attach]").click();
    }
    if (!field.matches("[data-field=outputs] textarea")) return;
    const item = field.closest("li");
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const empty = item.nextElementSibling?.querySelector("textarea");
      if (empty && !empty.value) empty.focus(); else addLine(item).focus();
    } else if (event.key === "Backspace" && !field.value && item.parentElement.children.length > 1) {
      event.preventDefault();
      const other = (item.previousElementSibling ?? item.nextElementSibling).querySelector("textarea");
      const card = item.closest("[data-card]");
      item.remove();
      other.focus();
      edited(card);
    }
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const card = button.closest("[data-card]");
    if ("more" in button.dataset) addLine(card.querySelector("[data-field=outputs]").lastElementChild).focus();
    if ("attach" in button.dataset) button.closest(".report-attach").dispatchEvent(new Event("attach"));
    if (button.dataset.take) decide(parts.get(card.dataset.card), button);
  });

  // --- Two people on one field ---------------------------------------------------------------------------------------
  function decide(part, button) {
    const note = button.closest("[id$=-note]");
    const field = note.id.split("-").at(-2);
    part.marks[field] = part.told.marks[field];
    if (button.dataset.take === "theirs") write(part.card, field, part.conflicts[field]);
    delete part.conflicts[field];
    note.replaceChildren();
    edited(part.card);
    named(part.card, field)[0].focus();
    queue(part);
  }

  // --- Leaving with everything saved ---------------------------------------------------------------------------------
  let safe = false;
  form.addEventListener("submit", async (event) => {
    if (safe) return;
    event.preventDefault();
    const button = event.submitter;
    await new Promise((on) => setTimeout(on)); // a form that is still being submitted is not submitted again
    for (const part of parts.values()) await queue(part);
    if ([...parts.values()].some((part) => part.edits)) {
      form.querySelector(".theirs-text, .error")?.scrollIntoView({ block: "center" });
      return;
    }
    safe = true;
    form.requestSubmit(button);
  });
  window.addEventListener("pageshow", () => { safe = false; });
  const retry = () => { for (const part of parts.values()) if (part.edits) queue(part); };
  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);

  // --- Beginning: what was left in this browser goes on where it stopped ---------------------------------------------
  for (const card of form.querySelectorAll("[data-card]")) {
    const remembered = card.querySelector(`[name="${card.dataset.card}-opened"]`).value.split(" ").filter(Boolean);
    const marks = Object.fromEntries(remembered.map((pair) => pair.split(":")));
    parts.set(card.dataset.card, { card, marks, edits: 0, conflicts: {} });
    reveal(card);
  }
  document.addEventListener("htmx:load", (event) => { reveal(event.target); ready(); });
  const strangers = [];
  for (const [key, left] of Object.entries(kept())) {
    const part = parts.get(key);
    if (!part) { strangers.push(...[left.values.outcome, ...left.values.outputs].filter(Boolean)); continue; }
    part.marks = left.marks;
    for (const field of FIELDS) write(part.card, field, left.values[field]);
    part.edits = 1;
    queue(part);
  }
  const box = document.getElementById("report-left");
  if (box && strangers.length) {
    for (const text of strangers) box.querySelector("[data-texts]").append(Object.assign(document.createElement("p"), { textContent: text }));
    box.hidden = false;
    box.querySelector("[data-forget]").addEventListener("click", () => {
      keep((all) => { for (const key of Object.keys(all)) if (!parts.has(key)) delete all[key]; });
      box.hidden = true;
    });
  }
})();
