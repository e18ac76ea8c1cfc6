// Writing one analysis after the other: boxes that grow, keys to the next, and nothing left behind when one goes on.
"use strict";

(() => {
  const wanted = /^#indicator-(\d{1,3})$/.exec(location.hash)?.[1]; // of an address from before each had a page of its own
  const here = /\/analysis\/(\d+)\/$/.exec(location.pathname);
  if (wanted && here && wanted !== here[1]) location.replace(location.pathname.replace(/\d+\/$/, `${wanted}/`));

  const grows = CSS.supports("field-sizing", "content");
  function grow(box) {
    if (grows) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }
  const growAll = () => document.querySelectorAll("textarea.grows").forEach(grow);
  document.addEventListener("input", (event) => { if (event.target.matches("textarea.grows")) grow(event.target); });
  document.addEventListener("htmx:afterSettle", growAll);
  growAll();

  // On a phone the list and last year's text are folded until they are asked for; analysis.css hides them until then.
  const narrow = matchMedia("(max-width: 48rem)").matches;
  for (const fold of document.querySelectorAll("[data-fold]")) {
    if (narrow) fold.open = false;
    fold.classList.add("told");
  }

  // What is typed goes along: the form is sent, and leads to where the link does.
  function go(link) {
    const form = document.getElementById("analyses");
    const number = /(\d+)\/$/.exec(new URL(link.href).pathname)?.[1];
    const button = form.querySelector("button[name=go]") ?? form.appendChild(document.createElement("button"));
    Object.assign(button, { type: "submit", name: "go", value: number, hidden: true }); // stays: the form is sent later
    form.requestSubmit(button);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link);
  });
  document.addEventListener("keydown", (event) => {
    const step = { PageDown: "next", PageUp: "previous" }[event.key];
    const link = event.altKey && step && document.querySelector(`a[data-step="${step}"]`);
    if (!link) return;
    event.preventDefault();
    go(link);
  });
})();
