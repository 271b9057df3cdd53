// What is measured, and how each is driven. Everything that the bench knows about the editor's page stands in EDITOR.
import { By } from "selenium-webdriver";

import { named } from "../e2e/names.mjs";
import { until } from "../e2e/waiting.mjs";
import { places } from "./incident.mjs";

/**
 * The editor. Rows are counted by the label of their description, which has the number of the row.
 *
 * A subject has these, all asynchronous:
 * - `load(driver, document)`: opens a document `{ rows, text, path }` and waits until it is there
 * - `open(driver, document)`: the same, and returns how long the page took
 * - `focus(driver, place, document)`: puts the caret at the end of "summary" or of the "last" row
 * - `showFindings(driver)`: shows what the rules find (only the editor)
 * - `ruleTimes(driver)`: how long the rules took each time since this was asked last (only the editor)
 * - `length(driver, place)`: how long the text is that is typed into
 * - `addRow(driver)`: adds a row to the timeline, and returns how long that took
 * - `paste(driver, text, count)`: pastes a text of so many lines on the timeline, and returns how long the page took
 * - `accept(driver, count)`: takes all that was proposed, and returns how long the page took
 */
export const EDITOR = {
  name: "editor",

  async load(driver, document) {
    await upload(driver, document);
    await until(() => driver.executeScript(`return ${HAS_ROW}`, document.rows), { what: `row ${document.rows} in the editor`, within: 60_000 });
  },

  async open(driver, document) {
    await driver.executeScript(
      `const rows = arguments[0];
       window.__opened = window.__meter.afterFile(() => ${HAS_ROW.replace("arguments[0]", "rows")});`,
      document.rows,
    );
    await upload(driver, document);
    return driver.executeAsyncScript("const done = arguments[0]; window.__opened.then(done, (error) => done(String(error)))");
  },

  async focus(driver, place, { rows }) {
    const field = await one(driver, "field", place === "summary" ? "Summary" : `Description, row ${rows}`);
    await driver.executeScript(
      `const [field] = arguments;
       field.scrollIntoView({ block: "center" });
       field.focus();
       field.setSelectionRange(field.value.length, field.value.length);
       window.__field = field;`,
      field,
    );
  },

  length: (driver) => driver.executeScript("return window.__field.value.length"),

  async showFindings(driver) {
    await (await one(driver, "tab", "Findings")).click();
  },

  // The page measures it itself, as browsers' tools show it.
  ruleTimes: (driver) =>
    driver.executeScript(
      `const times = window.__ruleTimes ?? [];
       window.__ruleTimes = [];
       window.__ruleObserver ??= new PerformanceObserver((list) => {
         window.__ruleTimes.push(...list.getEntriesByName("rules").map(({ duration }) => duration));
       });
       window.__ruleObserver.observe({ type: "measure" });
       return times;`,
    ),

  async addRow(driver) {
    const timeline = (await named(driver, "region", "Timeline"))[0] ?? null;
    const button = (await named(driver, "button", /^Add (a )?row/, timeline)).at(-1);
    if (!button) throw new Error('no button "Add row"');
    return driver.executeAsyncScript(
      `const [button, done] = arguments;
       const rows = () => document.querySelectorAll('[aria-label^="Description, row "]').length;
       const before = rows();
       const start = performance.now();
       button.click();
       window.__meter.until(() => rows() > before, start).then(done, (error) => done(String(error)));`,
      button,
    );
  },

  async paste(driver, text, count) {
    return driver.executeAsyncScript(
      `const [text, count, done] = arguments;
       const target = document.querySelector(".timeline button.add");
       target.focus();
       const clipboardData = new DataTransfer();
       clipboardData.setData("text/plain", text);
       const start = performance.now();
       target.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
       const rows = () => document.querySelectorAll("dialog [type=checkbox]").length;
       window.__meter.until(() => rows() === count, start).then(done, (error) => done(String(error)));`,
      text,
      count,
    );
  },

  async accept(driver, count) {
    const button = await one(driver, "button", `Add ${count} rows`);
    return driver.executeAsyncScript(
      `const [button, count, done] = arguments;
       const rows = () => document.querySelectorAll('[aria-label^="Description, row "]').length;
       const wanted = rows() + count;
       const start = performance.now();
       button.click();
       window.__meter.until(() => rows() === wanted, start).then(done, (error) => done(String(error)));`,
      button,
      count,
    );
  },
};

const HAS_ROW = `document.querySelector('[aria-label="Description, row ' + arguments[0] + '"]') !== null
  && document.querySelector('[aria-label="Description, row ' + (arguments[0] + 1) + '"]') === null`;

async function upload(driver, { path }) {
  const input = await until(async () => (await driver.findElements(By.css("input[type=file]")))[0], { what: "a file input" });
  await input.sendKeys(path);
}

async function one(driver, kind, name) {
  const [element] = await until(
    async () => {
      const found = await named(driver, kind, name);
      return found.length > 0 && found;
    },
    { what: `${kind} "${name}"` },
  );
  return element;
}

/** The least that a page can do: a text area that holds the whole document, without a script of its own. */
export const BARE = {
  name: "bare",
  page: `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A bare text area</title><style>textarea { width: 90%; height: 90vh }</style></head>
  <body><textarea aria-label="Postmortem"></textarea></body>
</html>`,

  async load(driver, document) {
    await driver.executeScript("document.querySelector('textarea').value = arguments[0]", document.text);
  },

  async open(driver, document) {
    return driver.executeAsyncScript(
      `const [text, done] = arguments;
       const start = performance.now();
       document.querySelector("textarea").value = text;
       window.__meter.until(() => true, start).then(done);`,
      document.text,
    );
  },

  async focus(driver, place, { text, rows }) {
    // Earlier keys may have moved the place: it is found in the text as it was, plus what was typed before it.
    const at = places(text, rows)[place];
    await driver.executeScript(
      `const [at, place] = arguments;
       const area = document.querySelector("textarea");
       window.__typed ??= { summary: 0, last: 0 };
       const caret = at + window.__typed.summary + (place === "last" ? window.__typed.last : 0);
       area.focus();
       area.setSelectionRange(caret, caret);`,
      at,
      place,
    );
  },

  /** Nothing is proposed there: the text is put in as it is. */
  paste: (driver, text) => insert(driver, text),

  accept: (driver) => insert(driver, ""),

  length: (driver) => driver.executeScript("return document.querySelector('textarea').value.length"),

  /** Told how many keys were typed where, to find the places again. */
  async typed(driver, place, keys) {
    await driver.executeScript("window.__typed[arguments[0]] += arguments[1]", place, keys);
  },

  async addRow(driver) {
    return driver.executeAsyncScript(
      `const done = arguments[0];
       const area = document.querySelector("textarea");
       const start = performance.now();
       const at = area.value.indexOf("\\n\\n## Supporting Information");
       area.setRangeText("\\n| 23:59 | A new row |", at, at, "end");
       window.__meter.until(() => true, start).then(done);`,
    );
  },
};

/** Puts a text at the end of the bare area, and returns how long the page took. */
function insert(driver, text) {
  return driver.executeAsyncScript(
    `const [text, done] = arguments;
     const area = document.querySelector("textarea");
     const start = performance.now();
     area.setRangeText(text, area.value.length, area.value.length, "end");
     window.__meter.until(() => true, start).then(done);`,
    text,
  );
}
