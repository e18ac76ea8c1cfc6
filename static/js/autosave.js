// Forms whose text is kept as a draft on the server while it is typed: form[data-autosave]. What the server does not have
// yet stays in this browser, so that it outlives session, network and page; a form is left only when it is safe.
"use strict";

const autosave = (() => {
  const trouble = document.getElementById("trouble");
  const newer = document.getElementById("newer");
  const WITH_DAY = { day: "numeric", month: "short", year: "2-digit", hour: "2-digit", minute: "2-digit" };
  const HIDDEN = new Set(["csrfmiddlewaretoken", "page_of"]);
  let given = ""; // a token that the server answered with, where there is no cookie
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? given;

  function tell(kind) {
    trouble.hidden = !kind;
    for (const words of trouble.querySelectorAll("[data-kind]")) words.hidden = words.dataset.kind !== kind;
    if (kind) trouble.scrollIntoView({ block: "nearest" });
  }

  function kindOf(answer, told) {
    if (answer?.ok) return "";
    if (!answer || answer.status >= 500) return "network";
    if (answer.status === 401 || answer.type === "opaqueredirect" || told.state === "token") return "session";
    return { 403: "refused", 404: "refused", 409: "person" }[answer.status] ?? "network";
  }

  // What the form holds, as pairs. Its token is sent beside it and kept nowhere; a file cannot be kept at all.
  const typed = (form) => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");

  // The server's answer and what is wrong with it, "" where nothing is.
  async function ask(address, pairs, again = true) {
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    const request = { method: "POST", body: new URLSearchParams(pairs), redirect: "manual", headers };
    const answer = await fetch(address, request).catch(() => null);
    const told = await answer?.json().catch(() => ({})) ?? {};
    if (told.state === "token" && again) { // signed in again in another tab: not a refusal
      given = told.token;
      return ask(address, pairs, false);
    }
    return [kindOf(answer, told), told];
  }

  // A place in this browser for what one person typed into one form.
  function mirrorOf(form) {
    const key = `draft ${form.elements.page_of?.value} ${new URL(form.action, location.href).pathname}`;
    return {
      // A browser that refuses to keep anything still has the server's draft.
      read() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
      write(pairs) { try { localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), pairs })); } catch { /* as above */ } },
      drop() { try { localStorage.removeItem(key); } catch { /* as above */ } },
    };
  }

  function start(form) {
    const address = form.getAttribute("action") || location.pathname;
    const said = form.querySelector("[data-said]") ?? document.querySelector(`[data-said="${form.id}"]`);
    const unsaved = form.dataset.unsaved ?? "ยังไม่ได้บันทึกร่าง"; // of a form that is saved as one types, other words
    const mirror = mirrorOf(form);
    let edits = 0;
    let safe = false; // what stands in the form is on the server, and the form on its way
    let waiting;
    let line = Promise.resolve(true); // one after another: an earlier draft must not arrive after a later one

    async function keep() {
      if (safe || form.dataset.undecided) return true;
      const sent = edits;
      const [kind, told] = await ask(address, [...typed(form), ["autosave", "keep"]]);
      tell(kind);
      if (kind === "network") waiting = setTimeout(keepNow, 15000); // as the words on the page promise
      if (kind || sent !== edits) { // … or more was typed meanwhile
        said.textContent = unsaved;
        return !kind;
      }
      if (told.state !== "full") mirror.drop(); // no room on the server: this browser goes on keeping it
      said.textContent = told.said;
      newer.hidden = !told.newer;
      newer.querySelector("[data-words]").textContent = told.newer;
      return true;
    }
    const keepNow = () => { clearTimeout(waiting); line = line.then(keep); return line; };

    function edited() {
      edits += 1;
      mirror.write(typed(form));
      said.textContent = unsaved;
      clearTimeout(waiting);
      waiting = setTimeout(keepNow, 1500);
    }
    for (const event of ["input", "rearranged", "htmx:afterSettle"]) form.addEventListener(event, edited);

    // A session that ended is noticed here, while everything still stands on the page. What the server will refuse it
    // answers with words of its own.
    form.addEventListener("submit", async (event) => {
      if (safe) return;
      event.preventDefault();
      const button = event.submitter;
      if (!await keepNow() && trouble.querySelector("[data-kind=refused]").hidden) return;
      safe = true;
      form.requestSubmit(button);
    });
    window.addEventListener("pageshow", () => { safe = false; }); // come back to by the browser's own button

    // Back from signing in in another tab, or the network is back.
    const retry = () => { if (!trouble.hidden) keepNow(); };
    window.addEventListener("focus", retry);
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) retry(); });
    document.addEventListener("submit", (event) => {
      if (!event.target.matches("[data-discard]") || event.target.action !== form.action) return;
      safe = true;
      clearTimeout(waiting);
      mirror.drop();
    });
    offer(form, mirror);
  }

  // What was left in this browser and never reached the server. Until the person decides nothing can be typed into the
  // form, or it would take the left text's place.
  function offer(form, mirror) {
    const left = mirror.read();
    const shown = (pairs) => JSON.stringify(pairs.filter(([name]) => form.elements[name]?.type !== "hidden"));
    if (!left || shown(left.pairs) === shown(typed(form))) return mirror.drop();
    const box = document.getElementById("local-draft").content.cloneNode(true).firstElementChild;
    const disabled = [...form.elements].filter((element) => !element.disabled && !HIDDEN.has(element.name));
    const decide = (undecided) => {
      for (const element of disabled) element.disabled = undecided;
      form.dataset.undecided = undecided ? "yes" : "";
      if (!undecided) { box.remove(); form.dispatchEvent(new Event("decided")); }
    };
    box.querySelector("[data-at]").textContent = new Date(left.at).toLocaleString("th-TH", WITH_DAY);
    form.before(box);
    decide(true);
    box.querySelector("[data-use]").addEventListener("click", async () => {
      // The server puts it into the form, beside what was saved meanwhile: one way for every draft.
      const [kind] = await ask(form.getAttribute("action") || location.pathname, [...left.pairs, ["autosave", "keep"]]);
      tell(kind);
      if (kind) return;
      mirror.drop();
      location.replace(location.pathname);
    });
    box.querySelector("[data-drop]").addEventListener("click", () => { mirror.drop(); decide(false); });
  }

  for (const form of document.querySelectorAll("form[data-autosave]")) start(form);
  return { ask, tell, typed };
})();
