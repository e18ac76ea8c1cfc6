// What is pasted into the entry page of a year's figures → which figure goes into which input. A label that is pasted
// along decides its row; without one, rows go down from where they were pasted, and what is no figure keeps its place.
"use strict";

const scorePaste = (() => {
  const FIGURE = /^\d{1,3}(\.\d{1,2})?$/;
  // A number that is a name: it is no figure of its row.
  const LABEL = /(?:ตัวชี้วัดที่|ตัวชี้วัด|ส่วนที่|ข้อที่|ลำดับที่|ข้อ)\s*\d{1,2}(?!\d|[.,]\s?\d)\.?/g;
  const CODE = /(?:^|[\s(]|ข้อ)([ieo])\s?0?(\d{1,2})(?![\d.])(?:\/([12]))?/i;
  const INDICATOR = /ตัวชี้วัด(?:ที่)?\s*(\d{1,2})(?!\d)/;
  const INSTRUMENT = /(?:^|[^a-z])(IIT|EIT|OIT)(?![a-z])\s*(?:\(?(?:ส่วนที่|part)?\s*([12])(?![\d.,]))?/i;
  const TOTAL = /^(?:คะแนน)?(?:ภาพรวม|รวม)/;
  const NO_FIGURE = /^(?:#|ไม่|ยังไม่|งด|ยกเว้น|n\/?a$)/i; // stands where a figure would
  // What stands behind a score: its level, or how it changed.
  const BEHIND = /^(?:ระดับ\s*)?(?:(?:ไม่)?ผ่าน|ดี|พอใช้|ปรับปรุง|ต้องปรับปรุง|[A-F]{1,2}$)|^(?:[+−▲▼↑↓]|[-–]\s?\d|เพิ่ม|ลด|คงที่)/;
  // Columns of a table's heading: of scores, and of what names its rows; any other is not asked for.
  const SCORES = /^(?:ผล)?(?:คะแนน|ร้อยละ|score)(?!.*(?:เต็ม|ถ่วง|น้ำหนัก|ต่าง|เปลี่ยน))/i;
  const NAMING = /^$|ตัวชี้วัด|ลำดับ|^ที่$|^ข้อ|รายการ|^ชื่อ|เครื่องมือ|แบบวัด|ประเด็น|item/i;
  const HEADING = /คะแนน|ตัวชี้วัด|ร้อยละ|ผลการ|รายการ|ลำดับ|ปีงบประมาณ|พ\.ศ\.|score|item/i;

  // Arabic digits, and the two halves PDFs make of SARA AM joined, for the labels above to be known.
  const plain = (text) => text.replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit)).replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33");
  const squeezed = (text) => text.replace(/[\s.:()*]/g, "");

  // The figure in a cell as it will stand in the input, "" for an empty cell, null for anything else.
  function figure(cell) {
    const bare = cell.replace(/[\u200b-\u200d\ufeff\s%]/g, "").replace(/^[,']+|,+$/g, "").replace(/,(?=\d{1,2}$)/, ".");
    if (bare === "" || FIGURE.test(bare)) return bare;
    return /^([-–—−]|n\/a)$/i.test(bare) ? "-" : null;
  }

  // Rows of cells as a sheet copies them: a cell with line breaks stands in quotation marks.
  function sheetRows(text) {
    const rows = [[]];
    const cell = /(?:"((?:[^"\t]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/gy;
    for (let found; cell.lastIndex <= text.length && (found = cell.exec(text));) {
      rows.at(-1).push(found[1] === undefined ? found[2] : found[1].replaceAll('""', '"').replaceAll("\n", " "));
      if (found[3] === "\n") rows.push([]);
      if (found[3] === "") break;
    }
    return rows;
  }

  // A line of a paper: words, then figures. "91. 10" is one figure that was set with a blank.
  function lineCells(line) {
    const joined = line.replace(LABEL, "").replace(/([^\s\d.,]\s+\d{1,3})(?:\s+\.\s?|\.\s+)(\d{1,2})(?![\d.])/g, "$1.$2");
    return joined.split(/\s+/).filter(Boolean);
  }

  // The indicator whose name a text begins with, behind its instrument and its number.
  function namedBy(text, names) {
    const bare = squeezed(text).replace(/^(?:IIT|EIT|OIT)/i, "").replace(/^(?:ตัวชี้วัด(?:ที่)?|ข้อ(?:ที่)?|ลำดับ(?:ที่)?)?\d{0,2}/, "");
    return bare.length > 5 ? [...names].find(([name]) => bare.startsWith(name))?.[1] : undefined;
  }

  // The item a row's words name, by code, number or name; null where they name none; NaN where two of them disagree.
  function itemOf(words, names) {
    const text = words.replace(/\s+/g, " ").trim();
    const code = CODE.exec(text);
    if (code) return `${code[1].toLowerCase()}${Number(code[2])}${code[3] ? `/${code[3]}` : ""}`;
    const named = words.split("\t").map((part) => namedBy(part, names)).find(Boolean);
    const instrument = INSTRUMENT.exec(text);
    if (instrument && !named) return `${instrument[1].toUpperCase()}${instrument[2] ?? ""}`;
    const number = (INDICATOR.exec(text) ?? (named && /^\D{0,9}(\d{1,2})(?!\d|\.\d)/.exec(text)))?.[1];
    if (named && number && Number(number) !== Number(named)) return NaN;
    if (named || number) return named ?? String(Number(number));
    return TOTAL.test(squeezed(text)) ? "total" : null;
  }

  const filled = (cells) => cells.filter((cell) => cell.trim());
  const isHeading = (cells) => filled(cells).length > 1 && cells.every((cell) => !figure(cell));
  const yearIn = (cell) => /(25\d\d)$/.exec(squeezed(cell))?.[1];

  // A table whose heading says which column holds this year's scores: of each row its names and that figure. One of
  // other years has no figure for this page.
  function ofYear(source, year) {
    const at = source.slice(0, 3).findIndex((cells) => isHeading(cells) && cells.some((cell) => yearIn(cell) || SCORES.test(cell.trim())));
    const heads = source[at]?.map((cell) => cell.trim());
    if (!heads || heads.length < 2 || source.slice(at).some((cells) => filled(cells).length && cells.length !== heads.length)) return source;
    const years = heads.map(yearIn);
    const scores = heads.flatMap((head, n) => (SCORES.test(head) && !years[n] ? [n] : []));
    const column = years.some(Boolean) ? years.indexOf(year) : scores.length === 1 ? scores[0] : undefined;
    if (column === undefined) return source;
    if (column < 0) return [[heads.join(" ")]];
    return source.map((cells) => [...cells.filter((_, n) => n !== column && NAMING.test(heads[n])), cells[column]]);
  }

  // A table that lies: items in its heading, their figures in the row below, of this year where there are several.
  function upright(source, names, headline, year) {
    const [heads, ...below] = source.filter((cells) => filled(cells).length);
    if (!below.length) return source;
    const counts = headline && heads.length > 2 && heads.every((cell, n) => cell.trim() === String(n + 1));
    const items = heads.map((cell) => (counts ? Number(cell) : itemOf(cell, names)));
    if (new Set(items.filter(Boolean)).size < 2 || !(counts || isHeading(heads))) return source;
    const own = below.length > 1 ? below.filter((cells) => cells.some((cell) => yearIn(cell) === year)) : below;
    if (own.length !== 1) return [[heads.join(" ")]];
    return heads.flatMap((head, n) => (items[n] && n in own[0] ? [[counts ? `ตัวชี้วัดที่ ${head}` : head, own[0][n]]] : []));
  }

  // {words, figures} of each row that has a place; `lost`: what is no figure, as it was pasted.
  function read(text, names, headline, year) {
    const tidy = plain(text).replace(/\r\n?/g, "\n").replace(/\n+$/, "");
    const sheet = tidy.includes("\t") || tidy.split("\n").every((line) => !/\S\s+\S/.test(line.trim()) || /^\s*\d{1,3}\s?\.\s?\d{1,2}\s*$/.test(line));
    const source = sheet ? ofYear(upright(sheetRows(tidy), names, headline, year), year) : tidy.split("\n").filter((line) => line.trim()).map((line) => [line]);
    const listed = sheet && source.length > 1 && source.every(([first], n) => new RegExp(`^\\s*${n + 1}\\.\\s`).test(first));
    const rows = [];
    const lost = [];
    for (const cells of source) {
      const words = cells.join(sheet ? "\t" : " ").trim();
      const parts = sheet ? (listed ? [cells[0].replace(/^\s*\d+\.\s/, ""), ...cells.slice(1)] : cells) : lineCells(cells[0]);
      const found = parts.map(figure);
      // In a paper words may follow the score ("99.35 คะแนน"), which then has decimals.
      if (found.some((cell) => cell?.includes("."))) while (found.at(-1) === null && (!sheet || BEHIND.test(parts[found.length - 1].trim()))) found.pop();
      const figures = found.slice(found.lastIndexOf(null) + 1);
      if (!figures.length && words) lost.push(words);
      // In a sheet a cell that is no figure, or is empty, has its place; a heading, and words in a paper, have none.
      const last = (cells.at(-1) ?? "").trim();
      const heading = !NO_FIGURE.test(last) && (HEADING.test(last) || (cells.length === 1 && /[ก-ฮ].{9}/.test(last)) || (!rows.length && !last));
      if (figures.length || (sheet && !heading)) rows.push({ words, figures, item: itemOf(labelOf(parts, found, sheet, words), names) });
    }
    return { rows, lost };
  }

  // What stands before a row's figures.
  const labelOf = (parts, found, sheet, words) => (sheet ? parts.slice(0, found.lastIndexOf(null) + 1).join("\t") : words);

  // A first column that counts is a list's numbering: it names indicators where they are what is pasted into.
  function numbered(rows, headline) {
    const firsts = rows.map((row) => row.figures[0]);
    const counts = rows.length > 1 && rows.every((row, n) => !row.figures.length || (row.figures.length > 1 && firsts[n] === String(Number(firsts[0]) + n)));
    if (!counts) return rows;
    return rows.map((row) => ({ ...row, figures: row.figures.slice(1), item: row.item ?? (headline && row.figures.length ? row.figures[0] : null) }));
  }

  // Where the figures of a paste go: `placed` [input, figure], `lost` texts without a figure or whose labels disagree,
  // `homeless` figures without an input, `kept` inputs whose figure an empty cell does not erase.
  function placedAt(text, start, inputs) {
    const headline = start.dataset.column === "headline";
    const names = new Map();
    for (const input of inputs) {
      if (/^\d+$/.test(input.dataset.item)) {
        const name = squeezed(input.labels[0]?.textContent ?? "").replace(/^ตัวชี้วัด(?:ที่)?\d+/, "");
        if (name) names.set(name, input.dataset.item);
      }
    }
    const { rows: found, lost } = read(text, names, headline, start.form?.dataset.year);
    let rows = numbered(found, headline);
    if (rows.length === 1 && rows[0].item === null) rows = rows[0].figures.map((cell) => ({ figures: [cell], item: null, words: cell })); // a row across goes down
    const column = (name) => inputs.filter((input) => input.dataset.column === name);
    const across = (name) => [name, ...(name === "e1" ? ["e2"] : [])];
    const labelled = rows.some((row) => row.item !== null);
    const from = column(start.dataset.column).indexOf(start);
    const placed = [];
    const homeless = [];
    const kept = [];
    rows.forEach((row, down) => {
      if (!row.figures.length) return;
      if (Number.isNaN(row.item) || (labelled && row.item === null)) {
        if (row.figures.some(Boolean)) lost.push(row.words);
        return;
      }
      const own = labelled ? byItem(row.item, start, inputs) : null;
      if (labelled && !own) {
        lost.push(row.words);
        return;
      }
      const name = own ? own.dataset.column : start.dataset.column;
      if (own && row.figures.filter(Boolean).length > across(name).length) {
        lost.push(row.words); // a weight or another year stands beside the score
        return;
      }
      const place = own ? column(name).indexOf(own) : from + down;
      row.figures.forEach((cell, n) => {
        const input = across(name)[n] && column(across(name)[n])[place];
        if (input && !cell && input.value) kept.push(input);
        else if (input) placed.push([input, cell]);
        else if (cell) homeless.push(cell);
      });
    });
    return { placed, lost, homeless, kept };
  }

  // The input of an item; of a question asked in two parts that of the part pasted into, or the first.
  function byItem(item, start, inputs) {
    const of = (wanted) => inputs.find((input) => input.dataset.item === wanted);
    return of(item) ?? of(`${item}/${start.dataset.column === "e2" ? 2 : 1}`);
  }

  return { read: placedAt };
})();
