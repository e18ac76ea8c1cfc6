// The name of the file that was chosen, on the face of its field. Without scripts the browser's own control is in sight.
(() => {
  const show = (input) => {
    const names = [...input.files].map((file) => file.name);
    const name = input.parentElement.querySelector(".file-name");
    if (name) name.textContent = names.join(", ") || "ยังไม่ได้เลือกไฟล์";
  };
  const all = () => document.querySelectorAll(".file-box input").forEach(show);
  document.addEventListener("change", (event) => { if (event.target.matches(".file-box input")) show(event.target); });
  document.addEventListener("reset", () => setTimeout(all));
  window.addEventListener("pageshow", all); // back on a page that still has its file
})();
