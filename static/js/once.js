// A form that is on its way is not sent again by an impatient second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000); // the answer never came
});
window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
