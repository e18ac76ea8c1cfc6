// Forms whose text is kept as a draft on the server while it is typed, and that are left only when it is safe there.
(() => {
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const trouble = document.getElementById("trouble");

  function tell(kind) {
    trouble.hidden = !kind;
    for (const words of trouble.children) words.hidden = words.dataset.kind !== kind;
    if (kind) trouble.scrollIntoView({ block: "nearest" });
  }

  function kindOf(answer) {
    if (!answer || answer.status >= 500 || answer.status === 429) return "network";
    if (answer.status === 409) return "person";
    if (answer.status === 403 || answer.status === 404) return "refused";
    return answer.redirected ? "session" : "";
  }

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const said = form.querySelector("[data-said]");
    let safe = false; // what stands in the form is on the server, and the form on its way
    let waiting;
    let line = Promise.resolve(true); // one after another: an earlier draft must not arrive after a later one

    async function keep() {
      if (safe) return true;
      const body = new FormData(form);
      const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "X-CSRFToken": token() } }).catch(() => null);
      const kind = kindOf(answer);
      tell(kind);
      if (kind === "network") waiting = setTimeout(keepNow, 15000); // as the words on the page promise
      if (kind) said.textContent = "ยังไม่ได้บันทึกร่าง"; else said.innerHTML = await answer.text();
      return !kind;
    }
    const keepNow = () => { clearTimeout(waiting); line = line.then(keep); return line; };
    const keepLater = () => { clearTimeout(waiting); waiting = setTimeout(keepNow, 1500); };

    form.addEventListener("input", keepLater);
    form.addEventListener("rearranged", keepLater);
    // A session that ended is noticed here, while everything still stands on the page. What the server will refuse
    // it answers with words of its own.
    form.addEventListener("submit", async (event) => {
      if (safe) return;
      event.preventDefault();
      const button = event.submitter;
      if (!await keepNow() && trouble.querySelector("[data-kind=refused]").hidden) return;
      safe = true;
      form.elements.csrfmiddlewaretoken.value = token();
      form.requestSubmit(button);
    });
    const retry = () => { if (!trouble.hidden) keepNow(); };
    window.addEventListener("pageshow", () => { safe = false; }); // come back to by the browser's own button
    window.addEventListener("focus", retry);
    window.addEventListener("online", retry);
  }
})();
