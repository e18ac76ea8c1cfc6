// Fields in the texts of a paper: painted where they stand, and chosen from a list that opens with a brace or a button.
// Without this file they are typed by the names that stand below the box.
"use strict";

(() => {
  const form = document.getElementById("section-words");
  const boxes = [...form.querySelectorAll("textarea, input[type=text]")];
  const fields = [...document.querySelectorAll("[data-field]")].map((item) => ({
    name: item.dataset.field,
    says: item.querySelector(".quiet").textContent,
    value: item.lastElementChild.textContent,
  }));
  const names = new Set(fields.map((field) => field.name));
  const plain = (text) => text.trim().split(/\s+/).join(" ");
  let target = boxes.find((box) => box.tagName === "TEXTAREA") ?? boxes[0]; // the box that was last in use

  function insert(text, from = target.selectionStart) {
    target.setRangeText(text, from, target.selectionEnd, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
    target.focus();
  }

  // Fields shown as what they are.
  const fieldsIn = (text) => [...text.matchAll(/\{([^{}\n]{0,60})(\}?)/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    name: found[2] && names.has(plain(found[1])) ? "known" : "unknown",
  }));

  // --- The list: a box to search in, whose words are put into the text where nothing is chosen

  const list = document.getElementById("field-list").content.cloneNode(true).firstElementChild;
  const search = list.querySelector("input");
  const options = list.querySelector("ul");
  const status = list.querySelector("[role=status]");
  let byBrace = false; // a brace that stands before the caret opened the list
  let active = 0;

  function show() {
    const wanted = plain(search.value).toLowerCase();
    const begins = (field) => Number(!field.name.toLowerCase().startsWith(wanted));
    const found = fields.filter((field) => `${field.name} ${field.says}`.toLowerCase().includes(wanted));
    found.sort((one, other) => begins(one) - begins(other));
    options.replaceChildren(...found.map((field, place) => {
      const option = document.createElement("li");
      const [name, value] = ["b", "span"].map((tag) => document.createElement(tag));
      name.textContent = `{${field.name}}`;
      value.textContent = field.value;
      option.id = `field-option-${place}`;
      option.dataset.name = field.name;
      option.setAttribute("role", "option");
      option.append(name, " ", value);
      return option;
    }));
    status.textContent = found.length ? `พบ ${found.length} ชื่อ` : "ไม่พบชื่อนี้";
    activate(0);
  }

  function activate(place) {
    const count = options.children.length;
    active = count ? (place + count) % count : -1;
    [...options.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    const option = options.children[active];
    if (option) search.setAttribute("aria-activedescendant", option.id); else search.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  function open(brace) {
    byBrace = brace;
    (target.closest(".painted") ?? target.parentElement).append(list);
    list.hidden = false;
    search.value = "";
    show();
    search.focus();
    list.scrollIntoView({ block: "nearest" });
  }

  // Closes the list with these words in the text. A brace that opened it is theirs already.
  function close(words) {
    list.hidden = true;
    if (words) insert(words, byBrace ? target.selectionStart - 1 : target.selectionStart);
  }
  const choose = (name) => close(`{${name}}`);
  const asTyped = () => close(byBrace && search.value ? `{${search.value}` : "");

  search.addEventListener("input", () => {
    const closed = search.value.indexOf("}");
    if (closed < 0) show(); else choose(search.value.slice(0, closed));
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") activate(active + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter" && active >= 0) choose(options.children[active].dataset.name);
    else if (event.key === "Escape") { asTyped(); target.focus(); }
    else if (event.key !== "Enter") return;
    event.preventDefault();
  });
  search.addEventListener("blur", () => { if (!list.hidden) asTyped(); });
  options.addEventListener("mousedown", (event) => event.preventDefault()); // the search keeps the focus
  options.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) choose(option.dataset.name);
  });
  list.addEventListener("input", (event) => event.stopPropagation()); // nothing was typed into the form

  for (const box of boxes) {
    box.addEventListener("focus", () => { target = box; });
    box.addEventListener("input", (event) => { if (event.data === "{") open(true); });
    if (box.tagName !== "TEXTAREA") continue;
    painted(box, fieldsIn);
    const opener = document.createElement("p");
    opener.className = "field-opener";
    opener.append(document.getElementById("field-opener").content.cloneNode(true));
    opener.querySelector("button").addEventListener("click", () => open(false));
    box.parentElement.before(opener);
  }
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const before = target.value.slice(0, target.selectionStart);
      const own = "paragraph" in button.dataset && before && !before.endsWith("\n") ? "\n" : "";
      insert(own + button.dataset.insert);
    });
  }
})();
