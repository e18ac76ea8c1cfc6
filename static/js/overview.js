// The officer's overview: the row that has the pointer or the focus is the one that is ringed and named above.
// The server has drawn everything; here the ring only moves to another of its dots.
"use strict";

{
  const EDGE = 0.25; // of the width, where a name begins or ends at its dot: scores/spread.py

  const ring = (row) => {
    const said = document.querySelector("[data-spread-said]");
    if (!said || row.classList.contains("chosen")) return;
    for (const svg of document.querySelectorAll("[data-spread] svg")) {
      const dot = svg.querySelector(`[data-at="${row.dataset.at}"]`);
      const group = svg.querySelector(".ring");
      group?.setAttribute("visibility", dot ? "visible" : "hidden"); // hidden where a dot stands for several
      if (!dot || !group) continue;
      const [x, y] = ["cx", "cy"].map((name) => dot.getAttribute(name));
      const circle = group.querySelector("circle");
      circle.setAttribute("cx", x);
      circle.setAttribute("cy", y);
      const line = group.querySelector("path");
      line.setAttribute("d", `M${x} ${line.getAttribute("d").split(" ")[1]} L${x} ${y - circle.getAttribute("r")}`);
      const words = group.querySelector("text");
      const share = x / svg.viewBox.baseVal.width;
      words.setAttribute("x", x);
      words.setAttribute("text-anchor", share < EDGE ? "start" : share > 1 - EDGE ? "end" : "middle");
      words.textContent = row.dataset.said;
    }
    document.querySelector("tr.chosen")?.classList.remove("chosen");
    row.classList.add("chosen");
    const name = document.createElement("strong");
    name.textContent = row.dataset.name;
    said.replaceChildren(name, ` ลำดับ ${row.dataset.rank}`);
  };

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const row = event.target.closest?.(".overview tr[data-at]");
      if (row) ring(row);
    });
  }
}
