// Inserting a field at the caret of the text that was last in use; without this script its name is typed.
"use strict";

(() => {
  const form = document.getElementById("section-words");
  const boxes = form ? [...form.querySelectorAll("textarea, input[type=text]")] : [];
  let last = boxes.find((box) => box.tagName === "TEXTAREA") ?? boxes[0];
  if (!last) return;
  for (const box of boxes) box.addEventListener("focus", () => { last = box; });
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      last.setRangeText(button.dataset.insert, last.selectionStart, last.selectionEnd, "end");
      last.dispatchEvent(new Event("input", { bubbles: true }));
      last.focus();
    });
  }
})();
