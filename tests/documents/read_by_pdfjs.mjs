// A PDF from standard input as pdf.js reads it: {"text": of every page, "fields": {name: value}}, as JSON.

import { readFileSync } from "node:fs";

console.log = console.error; // it misses a canvas, which only drawing needs, and says so on the way of the answer
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const loading = getDocument({
  data: new Uint8Array(readFileSync(0)),
  verbosity: VerbosityLevel.ERRORS,
  isEvalSupported: false,
});
const paper = await loading.promise;
const said = { text: [], fields: {} };
for (let number = 1; number <= paper.numPages; number += 1) {
  const page = await paper.getPage(number);
  const { items } = await page.getTextContent();
  said.text.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  for (const field of await page.getAnnotations()) {
    if (field.fieldName) said.fields[field.fieldName] = field.fieldValue ?? "";
  }
}
process.stdout.write(JSON.stringify(said));
await loading.destroy();
