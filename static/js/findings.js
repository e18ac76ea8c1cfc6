// What proofreading finds in a text while it is written: underlined in the box, listed below it, mended by a button.
// The server says what is found (scores/proofing/live.py). Without this file the list is that of the text as stored.
"use strict";

(() => {
  const form = document.getElementById("proofread-form");
  if (!form) return; // nothing on this page is this person's to write
  const QUIET = 600; // milliseconds without a key before the server is asked
  const LATER = 10000; // … before it is asked again where it could not answer
  const begun = new WeakSet();
  let wanted = (new URLSearchParams(location.search).get("finding") ?? "").replace(/[^0-9a-f]/g, "");

  // Where a mark stands after the text around it changed; what was changed inside a mark is nobody's finding any more.
  function moved(marks, before, after) {
    const least = Math.min(before.length, after.length);
    let same = 0;
    while (same < least && before[same] === after[same]) same += 1;
    let tail = 0;
    while (tail < least - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const changedTo = before.length - tail;
    const by = after.length - before.length;
    return marks.flatMap((mark) => {
      if (mark.end <= same) return [mark];
      return mark.start >= changedTo ? [{ ...mark, start: mark.start + by, end: mark.end + by }] : [];
    });
  }

  function start(block) {
    const box = document.getElementById(block.dataset.for);
    if (!box || begun.has(block)) return;
    begun.add(block);
    const list = block.querySelector("[data-list]");
    const told = block.querySelector("[role=status]");
    let marks = []; // { start, end, name, key }
    let drawn = box.value; // the text that the marks belong to
    let asked = 0;
    let waiting;

    const draw = painted(box, (text) => {
      if (text !== drawn) marks = moved(marks, drawn, text);
      drawn = text;
      return marks;
    });
    const markOf = (item) => marks.find((mark) => mark.key === item.dataset.key && mark.place === item.dataset.start);

    // Reasons that are typed and not sent yet, for the next list; one that was sent is done where it was taken.
    function unsent() {
      return new Map([...list.querySelectorAll("li[data-key] details[open] input")].map((input) => [input.closest("li").dataset.key, input.value]));
    }

    function put(reasons, focused) {
      for (const [key, reason] of reasons) {
        const details = list.querySelector(`li[data-key="${key}"] details`);
        if (!details) continue;
        details.open = true;
        details.querySelector("input").value = reason;
        if (key === focused) details.querySelector("input").focus();
      }
    }

    // The list as the server made it: its controls become scripted ones, and its findings marks.
    function take() {
      for (const part of list.querySelectorAll("[data-scripted]")) part.hidden = false;
      for (const button of list.querySelectorAll("[data-ask], [data-fix], [data-mend-all]")) button.type = "button";
      drawn = box.value;
      marks = [...list.querySelectorAll("li[data-key]")].filter((item) => !item.matches(".aside")).map((item) => ({
        start: Number(item.dataset.start),
        end: Number(item.dataset.end),
        name: item.matches(".bad") ? "wrong" : "doubtful",
        key: item.dataset.key,
        place: item.dataset.start,
      }));
      draw();
    }

    function tell(words) {
      const said = words || (told.textContent ? "ผลตรวจข้อความนี้: ไม่พบข้อผิดแล้ว" : "");
      if (said !== told.textContent) told.textContent = said; // told by screen readers only where it is another
    }

    // Asks the server, of the text as it stands; an answer to an older text is dropped.
    async function ask(words, more = []) {
      clearTimeout(waiting);
      const sent = box.value;
      const turn = asked += 1;
      const pairs = [["page_of", form.elements.page_of.value], [box.name, sent], ["proofread", words], ...more];
      const [kind, answer] = await autosave.ask(form.action, pairs);
      if (turn !== asked) return;
      if (answer.state !== "found") {
        if (answer.said) tell(answer.said);
        else autosave.tell(kind); // the session has ended, or another person's is open
        if (kind === "network" || answer.state === "busy") waiting = setTimeout(check, LATER);
        return;
      }
      if (box.value !== sent) return; // typed on meanwhile: that is asked of its own accord
      delete block.dataset.unread;
      const reasons = unsent();
      const focused = list.contains(document.activeElement) ? document.activeElement.closest("li")?.dataset.key : "";
      list.innerHTML = answer.html;
      tell(answer.told);
      take();
      put(reasons, focused);
      opened();
    }
    const check = () => ask(`check ${box.name}`);

    function later() {
      clearTimeout(waiting);
      asked += 1; // whatever is on its way speaks of an older text
      for (const item of list.querySelectorAll("li[data-key]:not(.aside)")) item.classList.toggle("stale", !markOf(item));
      waiting = setTimeout(check, QUIET);
    }

    // A line that is longer than its box is moved so far that the letters are in sight.
    function choose(mark) {
      box.setSelectionRange(mark.start, mark.end);
      box.scrollLeft = (box.scrollWidth * (mark.start + mark.end)) / 2 / box.value.length - box.clientWidth / 2;
    }

    function select(item) {
      const mark = markOf(item);
      if (!mark) return;
      box.focus();
      choose(mark);
      box.scrollIntoView({ block: "nearest" });
    }

    // Exactly those letters, as if they were typed at once: one press of the browser's own undo brings them back.
    function mend(fixes) {
      const wanted = fixes.map(([item, words]) => ({ item, words, mark: markOf(item) }));
      if (!wanted.length || wanted.some(({ item, mark }) => !mark || box.value.slice(mark.start, mark.end) !== item.dataset.found)) {
        told.textContent = "ข้อความเปลี่ยนไปแล้ว กำลังตรวจใหม่";
        check();
        return;
      }
      const start = wanted[0].mark.start;
      const end = wanted.at(-1).mark.end;
      let typed = "";
      let place = start;
      for (const { mark, words } of wanted) {
        typed += box.value.slice(place, mark.start) + words;
        place = mark.end;
      }
      select(wanted[0].item);
      box.setSelectionRange(start, end);
      if (!document.execCommand("insertText", false, typed)) {
        box.setRangeText(typed, start, end, "end");
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    // Every error of one kind that has a fix, in the order of the text.
    function allOf(kind) {
      const items = [...list.querySelectorAll(`li.bad[data-kind="${kind}"]`)].filter((item) => item.querySelector("[data-fix]"));
      return items.map((item) => [item, item.querySelector("[data-fix]").dataset.fix]);
    }

    async function decide(button) {
      const item = button.closest("li");
      const because = item.querySelector("input");
      const { key } = item.dataset;
      await ask(`${button.dataset.ask} ${box.name} ${key}`, because ? [[`because-${key}`, because.value]] : []);
      // The button is gone with the old list: on from where the person was.
      const now = list.querySelector(`li[data-key="${key}"]`);
      const again = now?.querySelector("details[open] input");
      (again ?? now?.querySelector(":not(details) > [data-ask], summary") ?? box).focus();
    }

    box.addEventListener("input", later);
    box.form?.addEventListener("decided", check); // on a draft that stood in this browser
    box.addEventListener("focus", () => { if ("unread" in block.dataset) check(); });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "F8" || !marks.length) return;
      event.preventDefault();
      const next = marks.find((mark) => mark.start > box.selectionStart) ?? marks[0];
      choose(next);
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.fix !== undefined) mend([[button.closest("li"), button.dataset.fix]]);
      else if (button?.dataset.mendAll) mend(allOf(button.dataset.mendAll));
      else if (button?.dataset.ask) decide(button);
      else if (event.target.closest(".finding-title")) select(event.target.closest("li"));
    });
    list.addEventListener("input", (event) => event.stopPropagation()); // a reason is not typed into the page's form
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input")) return;
      event.preventDefault();
      decide(event.target.closest("li").querySelector("[data-ask]"));
    });
    // The page was opened at one finding, from the check list: its box is shown, its letters chosen.
    function opened() {
      const item = wanted && list.querySelector(`li[data-key="${wanted}"]`);
      if (!item) return;
      wanted = "";
      for (let around = item.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
      select(item);
      item.scrollIntoView({ block: "center" });
    }

    take();
    if (wanted) window.addEventListener("load", () => setTimeout(opened)); // the address's own place comes first
    if (box.value !== box.defaultValue) check(); // typed before this was listening
  }

  const startAll = (root) => { for (const block of root.querySelectorAll(".findings")) start(block); };
  startAll(document);
  document.addEventListener("htmx:load", (event) => startAll(event.target));
})();
