// A table pasted from Word, Excel or a page brings its cells along as HTML; plain text would lose their borders.
(() => {
  const text = document.getElementById("id_pasted");
  const html = document.getElementById("id_pasted_html");
  const said = document.getElementById("pasted-said");
  const forget = () => { html.value = ""; said.textContent = ""; };
  text.addEventListener("input", forget);
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/html") ?? "";
    const rows = new DOMParser().parseFromString(pasted, "text/html").querySelectorAll("table tr").length;
    // The box shows the plain text in its own time, which counts as typing.
    setTimeout(() => {
      forget();
      if (!rows) return;
      html.value = pasted;
      said.textContent = `รับตารางที่วางแล้ว ${rows} แถว`;
    });
  });
})();
