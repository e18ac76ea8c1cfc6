// A button beside words that are meant for elsewhere puts them on the clipboard; without it they can be selected.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break; // the page came without https
  const box = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.value);
      said.textContent = "คัดลอกแล้ว";
    } catch {
      box.select();
      said.textContent = "คัดลอกเองไม่ได้ เลือกข้อความไว้ให้แล้ว กดคัดลอกจากแป้นพิมพ์";
    }
  });
}
