// How many are ticked, on the buttons that act on them, and one box for all.
"use strict";
for (const form of document.querySelectorAll("form[data-choosing]")) {
  const picks = [...form.querySelectorAll(".pick")];
  const all = form.querySelector("[data-all]");
  const count = () => {
    const chosen = picks.filter((pick) => pick.checked).length;
    for (const place of form.querySelectorAll("[data-number]")) place.textContent = `(${chosen})`;
    form.querySelector("[data-count]").textContent = chosen;
    all.checked = chosen === picks.length;
    all.indeterminate = chosen > 0 && chosen < picks.length;
  };
  all.hidden = false;
  all.addEventListener("change", () => { for (const pick of picks) pick.checked = all.checked; count(); });
  form.addEventListener("change", (event) => { if (event.target.matches(".pick")) count(); });
  count();
}
