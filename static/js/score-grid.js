// The entry page of a year's figures: moving and pasting in the grid, the live check. Its draft is autosave.js's work.
// Nothing is computed here: the server judges every figure, this only carries text to it and shows its words.
"use strict";

{
  const form = document.getElementById("figures");
  const one = (id) => document.getElementById(id);
  const show = (element, yes) => { if (element) element.hidden = !yes; };
  const inputs = () => [...form.querySelectorAll(".score-input")];

  // --- The live check --------------------------------------------------------------------------------------------

  let asked = 0;
  async function check() {
    const question = ++asked;
    const [kind, answer] = await autosave.ask(form.dataset.check, autosave.typed(form));
    if (kind) autosave.tell(kind);
    if (kind || question !== asked) return; // a later question is on its way
    for (const input of inputs()) {
      const row = answer.items[input.dataset.item] ?? { words: "" };
      const said = one(`${input.id}_check`);
      said.textContent = row.words;
      said.closest(".score-line, .conflict").classList.toggle("wrong", Boolean(row.differs || row.error));
      row.error ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    }
    one("level").textContent = answer.level;
    one("level-reason").textContent = answer.reason;
    show(one("reason-line"), answer.changes_stored || one("id_reason")?.value);
  }

  let waiting;
  form.addEventListener("input", (event) => {
    event.target.classList.remove("filled");
    clearTimeout(waiting);
    waiting = setTimeout(check, 400);
  });
  form.addEventListener("decided", check);
  if (!form.dataset.undecided) check(); // shows or hides the reason, and what a script-less page could not know

  // --- Moving ----------------------------------------------------------------------------------------------------

  form.addEventListener("keydown", (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || !event.target.matches(".score-input")) return;
    event.preventDefault(); // Enter would save the form half typed
    const visible = inputs().filter((input) => input.checkVisibility());
    const next = visible[visible.indexOf(event.target) + step];
    next?.focus();
    next?.select();
  });

  // --- Pasting ---------------------------------------------------------------------------------------------------

  const FIGURE = /^\d{1,3}(\.\d{1,2})?$/;
  const LABEL = /(?:ตัวชี้วัดที่|ส่วนที่|ข้อที่|ลำดับที่|ข้อ)\s*\d{1,2}(?![.,\d])/g; // a number that is a name

  // Arabic digits, and the two halves PDFs make of SARA AM joined, for the labels above to be known.
  const plain = (text) => text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit)).replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33");

  // The figure in a cell as it will stand in the input, "" for an empty cell, null for anything else.
  function figure(cell) {
    const bare = cell.replace(/[\u200b-\u200d\ufeff\s%]/g, "").replace(/^,+|,+$/g, "").replace(/,(?=\d{1,2}$)/, ".");
    if (bare === "" || FIGURE.test(bare)) return bare;
    return /^([-–—−]|n\/a)$/i.test(bare) ? "-" : null;
  }

  // Rows of figures as they stood in the sheet or paper, each from its last word on; `lost`: texts without a figure.
  function read(text) {
    const lines = plain(text).replace(/\r/g, "").replace(/\n+$/, "").split("\n");
    const sheet = lines.some((line) => line.includes("\t")) || lines.every((line) => !/\S\s+\S/.test(line.trim()));
    const rows = [];
    const lost = [];
    for (const line of lines) {
      if (!sheet && !line.trim()) continue;
      const cells = sheet ? line.split("\t") : line.replace(LABEL, "").split(/\s+/).filter(Boolean);
      const found = cells.map(figure);
      // In a paper words may follow the score ("99.35 คะแนน"), which then has decimals.
      if (!sheet && found.some((cell) => cell?.includes("."))) while (found.at(-1) === null) found.pop();
      const figures = found.slice(found.lastIndexOf(null) + 1);
      if (!figures.length) lost.push(line.trim());
      // In a sheet a cell that is no figure, or is empty, has its place; a heading, and words in a paper, have none.
      const heading = !rows.length || (!line.includes("\t") && /[ก-ฮ].{9}/.test(line));
      if (figures.length || (sheet && !heading)) rows.push(figures);
    }
    // A first column that counts 1, 2, 3 is a list's numbering.
    const counts = (row, n) => !row.length || (row.length > 1 && row[0] === String(Number(rows[0][0]) + n));
    const numbered = rows.length > 1 && rows.every(counts);
    return { rows: numbered ? rows.map((row) => row.slice(1)) : rows, lost };
  }

  let undo = [];
  form.addEventListener("paste", (event) => {
    const start = event.target;
    const text = event.clipboardData.getData("text/plain");
    if (!start.matches(".score-input") || !/\S\s+\S/.test(text.trim())) return; // one figure: the browser pastes it
    event.preventDefault();
    let { rows, lost } = read(text);
    if (rows.length === 1) rows = rows[0].map((cell) => [cell]); // a row across goes down
    const column = (name) => inputs().filter((input) => input.dataset.column === name);
    const from = column(start.dataset.column).indexOf(start);
    const columns = [column(start.dataset.column), ...(start.dataset.column === "e1" ? [column("e2")] : [])];
    const homeless = [];
    undo = [];
    rows.forEach((row, down) => row.forEach((cell, across) => {
      const input = columns[across]?.[from + down];
      if (!input && cell) homeless.push(cell);
      if (!input) return;
      undo.push([input, input.value]);
      input.value = cell;
      input.classList.add("filled");
      input.closest("details")?.setAttribute("open", "");
    }));
    const said = [`เติมแล้ว ${undo.length} ช่อง`];
    if (lost.length) said.push(`ไม่เข้าใจ ${lost.length} แห่ง จึงไม่ได้เติม: ${lost.map((words) => `“${words}”`).join(", ")}`);
    if (homeless.length) said.push(`ไม่มีช่องให้ ${homeless.length} ค่า: ${homeless.join(", ")}`);
    one("pasted-words").textContent = said.join(" · ");
    show(one("pasted"), true);
    show(one("undo-paste"), undo.length);
    form.dispatchEvent(new Event("input"));
  });
  one("undo-paste").addEventListener("click", () => {
    for (const [input, before] of undo) input.value = before;
    for (const [input] of undo) input.classList.remove("filled");
    show(one("pasted"), false);
    form.dispatchEvent(new Event("input"));
  });
}
