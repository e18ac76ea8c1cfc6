// Figures that are typed for one check: a table pasted into one of them fills them all. The server judges every figure.
"use strict";

{
  const grid = document.querySelector(".typed-scores");
  grid.addEventListener("paste", (event) => {
    const start = event.target;
    const text = event.clipboardData.getData("text/plain");
    if (!start.matches(".score-input") || !/\S\s+\S/.test(text.trim())) return; // one figure: the browser pastes it
    event.preventDefault();
    const inputs = [...grid.querySelectorAll(".score-input")];
    const { placed, lost, homeless } = scorePaste.read(text, start, inputs);
    for (const [input, figure] of placed) {
      input.value = figure;
      input.classList.add("filled");
    }
    const said = [`เติมแล้ว ${placed.length} ช่อง`];
    if (lost.length) said.push(`ไม่เข้าใจ ${lost.length} แห่ง จึงไม่ได้เติม: ${lost.map((words) => `“${words}”`).join(", ")}`);
    if (homeless.length) said.push(`ไม่มีช่องให้ ${homeless.length} ค่า: ${homeless.join(", ")}`);
    grid.querySelector("[data-placed]").textContent = said.join(" · ");
    start.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
