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
    one("level").innerHTML = answer.level;
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

  let undo = [];
  form.addEventListener("paste", (event) => {
    const start = event.target;
    const text = event.clipboardData.getData("text/plain");
    if (!start.matches(".score-input") || !/\S\s+\S/.test(text.trim())) return; // one figure: the browser pastes it
    event.preventDefault();
    undo = [];
    const { placed, lost, homeless, kept } = scorePaste.read(text, start, inputs());
    for (const [input, figure] of placed) {
      undo.push([input, input.value]);
      input.value = figure;
      input.classList.add("filled");
      input.closest("details")?.setAttribute("open", "");
    }
    const said = [`เติมแล้ว ${undo.length} ช่อง`];
    if (lost.length) said.push(`ไม่เข้าใจ ${lost.length} แห่ง จึงไม่ได้เติม: ${lost.map((words) => `“${words}”`).join(", ")}`);
    if (homeless.length) said.push(`ไม่มีช่องให้ ${homeless.length} ค่า: ${homeless.join(", ")}`);
    if (kept.length) said.push(`ช่องว่าง ${kept.length} ช่องไม่ได้ลบคะแนนเดิม`);
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
