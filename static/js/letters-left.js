// How many letters a box still takes, beside it: [data-left-of] names the box. Without scripts its help says how many fit.
"use strict";
for (const line of document.querySelectorAll("[data-left-of]")) {
  const box = document.getElementById(line.dataset.leftOf);
  const count = () => { line.querySelector("span").textContent = (box.maxLength - box.value.length).toLocaleString("en-US"); };
  box.addEventListener("input", count);
  count();
  line.hidden = false;
}
