// Beside every date field: the day as it was read, and a calendar in the Buddhist Era. Without this script the text box
// works as well. Days are counted in UTC throughout, so that no time zone moves one. Reads as thai/dates.py does.
(() => {
  const ERA = 543;
  const DAY = 86400000;
  const WEEKDAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
  const SHORT_WEEKDAYS = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."];
  const MONTHS = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
  const SHORT_MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

  // --- Reading and writing -------------------------------------------------------------------------------------------

  const letters = (words) => words.replace(/[\s.]/g, "");
  const dotted = SHORT_MONTHS.map((month) => `${month.split(".").filter(Boolean).join("\\s?\\.?\\s?")}\\s?\\.?`);
  const era = "(?:ปี\\s*)?(?:พ\\s?\\.?\\s?ศ\\s?\\.?\\s*)?";
  const IN_WORDS = new RegExp(`^(?:วันที่\\s*)?(\\d{1,2})\\s*(?:เดือน\\s*)?(${[...MONTHS, ...dotted].join("|")})\\s*${era}(\\d{4}|\\d{2})$`);
  const IN_FIGURES = /^(?:วันที่\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
  const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

  // The day at midnight UTC (of a Buddhist year), or null where there is no such day.
  function dayOf(year, month, day) {
    if (year < 1900 + ERA || year > 2200 + ERA) return null;
    const date = new Date(Date.UTC(year - ERA, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
  }

  function read(text) {
    const arabic = text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit));
    const said = arabic.replace(/\s+/g, " ").replace(/^[ .;,]+|[ .;,]+$/g, "").replace(/ ?\/ ?/g, "/");
    let found = said.match(ISO);
    if (found) {
      const year = Number(found[1]);
      return dayOf(year >= 1900 && year <= 2200 ? year + ERA : year, Number(found[2]), Number(found[3]));
    }
    found = said.match(IN_WORDS);
    const named = found && letters(found[2]);
    const month = found ? MONTHS.findIndex((name, n) => named === name || named === letters(SHORT_MONTHS[n])) + 1 : 0;
    found ??= said.match(IN_FIGURES);
    if (!found) return null;
    const year = found[3].length === 2 ? 2500 + Number(found[3]) : Number(found[3]);
    return dayOf(year, month || Number(found[2]), Number(found[1]));
  }

  const write = (date) => `${date.getUTCDate()} ${SHORT_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear() + ERA}`;
  const aloud = (date) => `วัน${WEEKDAYS[date.getUTCDay()]}ที่ ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} พ.ศ. ${date.getUTCFullYear() + ERA}`;
  const same = (one, other) => one?.getTime() === other?.getTime();

  function today() {
    const now = new Date();
    return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  }

  // The same day of another month, or that month's last.
  function byMonths(date, count) {
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
    return new Date(first.getTime() + (Math.min(date.getUTCDate(), last.getUTCDate()) - 1) * DAY);
  }

  // --- The calendar: one dialog for the page -------------------------------------------------------------------------

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function button(label, words, action) {
    const made = element("button", { type: "button", ...(words === label ? {} : { "aria-label": label }) }, words);
    made.addEventListener("click", action);
    return made;
  }

  let calendar;

  function makeCalendar() {
    let field; // the input it was opened for
    let focused; // the day that has the focus
    let earliest;
    let latest;
    const title = element("h2", { id: "calendar-title", "aria-live": "polite" });
    const heads = WEEKDAYS.map((name, n) => element("th", { scope: "col", abbr: name }, SHORT_WEEKDAYS[n]));
    const rows = element("tbody", {});
    const dialog = element("dialog", { class: "calendar", "aria-labelledby": "calendar-title" },
      element("div", { class: "calendar-head" },
        button("ปีก่อน", "«", () => turn(-12)), button("เดือนก่อน", "‹", () => turn(-1)), title,
        button("เดือนถัดไป", "›", () => turn(1)), button("ปีถัดไป", "»", () => turn(12))),
      element("table", { "aria-labelledby": "calendar-title" }, element("thead", {}, element("tr", {}, ...heads)), rows),
      element("div", { class: "calendar-foot" },
        button("วันนี้", "วันนี้", () => { show(today()); focusDay(); }), button("ล้าง", "ล้าง", () => choose(null)), button("ปิด", "ปิด", () => dialog.close())));

    const within = (date) => new Date(Math.min(Math.max(date.getTime(), earliest.getTime()), latest.getTime()));
    const focusDay = () => rows.querySelector("[tabindex='0']").focus();
    const turn = (months) => show(byMonths(focused, months));

    function show(date) {
      focused = within(date);
      title.textContent = `${MONTHS[focused.getUTCMonth()]} ${focused.getUTCFullYear() + ERA}`;
      const first = new Date(Date.UTC(focused.getUTCFullYear(), focused.getUTCMonth(), 1));
      const start = first.getTime() - first.getUTCDay() * DAY;
      const chosen = read(field.value);
      rows.replaceChildren();
      for (let week = 0; week < 6; week += 1) {
        const row = element("tr", {});
        for (let n = 0; n < 7; n += 1) {
          const day = new Date(start + (week * 7 + n) * DAY);
          if (day.getUTCMonth() !== focused.getUTCMonth()) { row.append(element("td", {})); continue; }
          const made = button(aloud(day), String(day.getUTCDate()), () => choose(day));
          made.tabIndex = same(day, focused) ? 0 : -1;
          made.disabled = day < earliest || day > latest;
          if (same(day, chosen)) made.setAttribute("aria-pressed", "true");
          if (same(day, today())) made.setAttribute("aria-current", "date");
          row.append(element("td", {}, made));
        }
        if (row.querySelector("button")) rows.append(row);
      }
    }

    function choose(day) {
      field.value = day ? write(day) : "";
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
      dialog.close();
    }

    const KEYS = {
      ArrowLeft: () => new Date(focused.getTime() - DAY),
      ArrowRight: () => new Date(focused.getTime() + DAY),
      ArrowUp: () => new Date(focused.getTime() - 7 * DAY),
      ArrowDown: () => new Date(focused.getTime() + 7 * DAY),
      PageUp: (event) => byMonths(focused, event.shiftKey ? -12 : -1),
      PageDown: (event) => byMonths(focused, event.shiftKey ? 12 : 1),
      Home: () => new Date(focused.getTime() - focused.getUTCDay() * DAY),
      End: () => new Date(focused.getTime() + (6 - focused.getUTCDay()) * DAY),
    };
    rows.addEventListener("keydown", (event) => {
      const move = KEYS[event.key];
      if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      show(move(event));
      focusDay();
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
    dialog.addEventListener("close", () => field.focus());
    document.body.append(dialog);
    return (input) => {
      field = input;
      earliest = read(input.dataset.earliest);
      latest = read(input.dataset.latest);
      show(read(input.value) ?? today());
      dialog.showModal();
      focusDay();
    };
  }

  // --- The fields of the page, and those that come later -------------------------------------------------------------

  // A day is told as soon as it can be read; that it cannot be only when the typing is over.
  function tell(input, unreadable = "") {
    const day = read(input.value);
    const said = day ? aloud(day) : input.value.trim() && unreadable;
    input.closest(".date-field").querySelector(".date-read").textContent = said;
  }

  function dress(part) {
    for (const input of part.querySelectorAll("input[data-date]")) {
      const opener = input.closest(".date-field").querySelector(".date-open");
      const label = input.labels[0]?.textContent.replace(/[\s:*]+$/, "").trim();
      if (label) opener.setAttribute("aria-label", `เลือกวันจากปฏิทิน: ${label}`);
      opener.hidden = input.disabled || input.readOnly;
      tell(input);
    }
  }

  document.addEventListener("input", (event) => { if (event.target.matches("input[data-date]")) tell(event.target); });
  document.addEventListener("change", (event) => { if (event.target.matches("input[data-date]")) tell(event.target, "อ่านเป็นวันที่ไม่ได้"); });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest(".date-open");
    if (!opener) return;
    calendar ??= makeCalendar();
    calendar(opener.closest(".date-field").querySelector("input"));
  });
  const start = () => dress(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
  document.addEventListener("formset:added", (event) => dress(event.target)); // the administrator's pages
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
