// What every page needs of the session it was opened in: its token, a word before it ends, and of what is gone.
"use strict";
{
  // Signing in again in another tab changes the token: the cookie has the one that holds now, the page an old one.
  const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const refresh = () => {
    if (token()) for (const input of document.getElementsByName("csrfmiddlewaretoken")) input.value = token();
  };
  window.addEventListener("focus", refresh);
  window.addEventListener("pageshow", refresh);
  document.addEventListener("submit", refresh, true);
  document.addEventListener("htmx:configRequest", (event) => {
    if (token() && event.detail.parameters.csrfmiddlewaretoken) event.detail.parameters.csrfmiddlewaretoken = token();
  });

  // What the page waits for was taken away, elsewhere: the page itself says so.
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 404 && event.target.matches("[hx-trigger^=every]")) location.reload();
  });

  const box = document.getElementById("session-end");
  const WARNING = 600; // seconds
  if (box) {
    const words = Object.fromEntries([...box.querySelectorAll("[data-kind]")].map((part) => [part.dataset.kind, part]));
    let ends = Date.now() + box.dataset.left * 1000;
    let timer;

    function show(kind) {
      box.hidden = !kind;
      for (const [name, part] of Object.entries(words)) part.hidden = name !== kind;
    }

    // Other tabs renew the session as well: the server is asked before anything is said.
    async function look(request = {}) {
      clearTimeout(timer);
      const headers = { Accept: "application/json", "X-CSRFToken": token() };
      const answer = await fetch(box.dataset.address, { ...request, headers, redirect: "manual" }).catch(() => null);
      if (answer?.status === 401) ends = 0;
      const told = answer?.ok ? await answer.json() : null;
      if (told) ends = Date.now() + told.seconds * 1000;
      const left = (ends - Date.now()) / 1000;
      box.querySelector("[data-minutes]").textContent = Math.max(1, Math.round(left / 60));
      show((told && told.page_of !== box.dataset.owner) || answer?.status === 409 ? "person" : left <= 0 ? "ended" : left <= WARNING ? "soon" : "");
      wait();
    }
    const wait = () => { timer = setTimeout(look, Math.max((ends - Date.now()) / 1000 - WARNING, 60) * 1000); };

    box.querySelector("button").addEventListener("click", () => {
      look({ method: "POST", body: new URLSearchParams({ page_of: box.dataset.owner }) });
    });
    // Timers stand still while a computer sleeps.
    const back = () => { if (!box.hidden || ends - Date.now() < WARNING * 1000) look(); };
    window.addEventListener("focus", back);
    document.addEventListener("session-lost", () => look()); // a part of the page was asked for in vain
    document.addEventListener("visibilitychange", () => { if (!document.hidden) back(); });
    wait();
  }
}
