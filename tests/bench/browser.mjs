// The editor's figures in Chromium, beside those of a bare text area that takes turns with it in the same run.
//
//     node tests/bench/browser.mjs [--rows 10,1000,5000] [--only size,type,rules,row,open,paste] [--keys 60] [--out FILE.json]
//                                  [--site FOLDER] [--subjects bare,editor]
//
// - type: a key to the next paint (from the window's first listener to after the frame), and the same with the wait for a
//   busy main thread (from the event's own time). Keys come from outside the page, as from a keyboard, 80 to 160 ms apart;
//   the document has so many rows, and is typed into at the end of the Summary and of the last row's description.
// - rules: all rules again once typing pauses, with the findings on the screen: the script's own time, beside that of sorting
//   200,000 numbers in the same page. Typed as above, with a pause after each key.
// - row: a click on the button to the new row being painted.
// - paste: a log of 1,000 lines that is pasted on the timeline, to what it proposes being painted; and from accepting all of it
//   to its rows being painted.
// - open: a document of so many rows, opened in the running page, to its last row being painted.
// - size: what is downloaded.
//
// Medians and 95th percentiles (nearest rank). A line is marked when the machine was clearly slower during it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { Browser } from "../e2e/browsers.mjs";
import { RELEASE, serve } from "../e2e/site.mjs";
import { incident } from "./incident.mjs";
import { sizes, sizesTable } from "./sizes.mjs";
import { BARE, EDITOR } from "./subjects.mjs";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "10,1000,5000" },
    only: { type: "string", default: "size,type,rules,row,open,paste" },
    keys: { type: "string", default: "60" },
    site: { type: "string", default: RELEASE },
    subjects: { type: "string", default: "bare,editor" },
    out: { type: "string" },
  },
});
const parts = new Set(options.only.split(","));
const rowCounts = options.rows.split(",").map(Number);
const keyCount = Number(options.keys);
const subjects = [BARE, EDITOR].filter(({ name }) => options.subjects.split(",").includes(name));

const ROUNDS = 3;
const WARM_UP = 6;
const ROW_TIMES = 8;
const OPEN_TIMES = 5;
const PASTE_TIMES = 5;
const RULE_TIMES = 20;
/** Lines of what is pasted. */
const PASTED = 1_000;
/** What is on the page before a document is opened. */
const SMALL = 3;

const METER = readFileSync(new URL("meter.page.js", import.meta.url), "utf8");
const result = {
  when: new Date().toISOString(),
  machine: cpus().map(({ model }) => model),
  node: process.version,
  options,
  failures: [],
};

if (parts.has("size")) {
  result.size = sizes(options.site);
  console.log(`Downloaded\n${sizesTable(result.size)}\n`);
}
if (["type", "rules", "row", "open", "paste"].some((part) => parts.has(part))) await inBrowser();
if (options.out) {
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, `${JSON.stringify(result, null, 1)}\n`);
  console.log(`All times: ${options.out}`);
}
for (const failure of result.failures) console.error(`failed: ${failure}`);
process.exitCode = result.failures.length > 0 ? 1 : 0;

async function inBrowser() {
  const bare = await serve(null, { pages: { "/": BARE.page } });
  const editor = await serve(resolve(options.site));
  const browser = await Browser.launch("chromium");
  const { driver } = browser;
  const addresses = { bare: bare.address, editor: editor.address };
  try {
    result.chromium = (await driver.getCapabilities()).getBrowserVersion();
    for (const rows of rowCounts) {
      const small = written(browser, SMALL);
      const document = written(browser, rows);
      const tabs = [];
      for (const subject of subjects) {
        await attempt(`${subject.name}, ${rows} rows`, async () => {
          const tab = await open(driver, subject, addresses[subject.name]);
          await subject.load(driver, document);
          tabs.push(tab);
        });
      }
      if (parts.has("type")) {
        for (const place of ["summary", "last"]) await type(driver, tabs, document, place);
      }
      if (parts.has("rules")) {
        for (const place of ["summary", "last"]) await rules(driver, tabs.filter(({ subject }) => subject.ruleTimes), document, place);
      }
      if (parts.has("row")) await addRows(driver, tabs, rows);
      if (parts.has("paste")) await pasting(driver, tabs, document);
      if (parts.has("open")) await opening(driver, tabs, small, document);
      for (const { handle } of tabs) {
        await driver.switchTo().window(handle);
        await driver.close();
      }
      await driver.switchTo().window(browser.keeper);
    }
  } finally {
    await browser.close();
    await bare.close();
    await editor.close();
  }
}

/** The document of so many rows, as text and as a file. */
function written(browser, rows) {
  const text = incident(rows);
  const path = join(browser.folder, `incident-${rows}.md`);
  writeFileSync(path, text);
  return { rows, text, path };
}

async function open(driver, subject, address) {
  await driver.switchTo().newWindow("tab");
  await driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: METER });
  await driver.get(address);
  return { subject, handle: await driver.getWindowHandle() };
}

/** A turn of one subject: its tab is the one in front. */
async function turn(driver, { handle }) {
  await driver.switchTo().window(handle);
  await driver.sendDevToolsCommand("Page.bringToFront", {});
  const state = await driver.executeScript("return document.visibilityState");
  if (state !== "visible") throw new Error(`the tab is ${state}`);
  return driver.executeScript("return window.__meter.effort()");
}

async function type(driver, tabs, document, place) {
  const series = new Map(tabs.map((tab) => [tab, { paint: [], waited: [], effort: [] }]));
  const random = sequence(document.rows);
  for (let round = 0; round < ROUNDS; round++) {
    for (const tab of round % 2 === 0 ? tabs : tabs.toReversed()) {
      const { subject } = tab;
      const of = series.get(tab);
      await attempt(`${subject.name}, typing, ${place}, ${document.rows} rows`, async () => {
        of.effort.push(await turn(driver, tab));
        await subject.focus(driver, place, document);
        const before = await subject.length(driver);
        await pause(300);
        await press(driver, WARM_UP, random);
        await driver.executeScript("window.__meter.start()");
        const count = Math.ceil(keyCount / ROUNDS);
        await press(driver, count, random);
        await pause(500);
        const keys = await driver.executeAsyncScript("const done = arguments[0]; window.__meter.stop().then(done)");
        const grown = (await subject.length(driver)) - before;
        await subject.typed?.(driver, place, WARM_UP + count);
        if (grown !== WARM_UP + count) throw new Error(`${WARM_UP + count} keys made the text ${grown} longer`);
        if (keys.length !== count) throw new Error(`${keys.length} of ${count} keys were heard`);
        of.paint.push(...keys.map(({ paint }) => paint));
        of.waited.push(...keys.map(({ waited }) => waited));
      });
    }
  }
  const where = place === "summary" ? "Summary" : `Description, row ${document.rows}`;
  report(`Typing, ${document.rows} rows, in ${where}: key to paint`, `type.${document.rows}.${place}.paint`, tabs, (tab) => series.get(tab).paint, series);
  report(`  with the wait for a busy main thread`, `type.${document.rows}.${place}.waited`, tabs, (tab) => series.get(tab).waited, series);
}

async function rules(driver, tabs, document, place) {
  const random = sequence(document.rows);
  const where = place === "summary" ? "Summary" : `Description, row ${document.rows}`;
  for (const tab of tabs) {
    await attempt(`rules, ${place}, ${document.rows} rows`, async () => {
      const effort = [await turn(driver, tab)];
      await tab.subject.showFindings(driver);
      await tab.subject.focus(driver, place, document);
      await pause(500);
      await tab.subject.ruleTimes(driver);
      for (let key = 0; key < RULE_TIMES; key++) {
        await press(driver, 1, random);
        await pause(350);
        effort.push(await driver.executeScript("return window.__meter.effort()"));
      }
      const times = await tab.subject.ruleTimes(driver);
      const sorting = { subject: { name: "sorting 200,000 numbers" } };
      const series = new Map([[tab, { effort }], [sorting, { effort }]]);
      const of = new Map([[tab, times], [sorting, effort]]);
      report(`All rules after a key, ${document.rows} rows, in ${where}`, `rules.${document.rows}.${place}`, [sorting, tab], (one) => of.get(one), series);
    });
  }
}

/** Presses letters and spaces, as trusted key events from outside the page. */
async function press(driver, count, random) {
  for (let i = 0; i < count; i++) {
    const key = i % 6 === 5 ? " " : "etaoinshrdlu"[Math.floor(random() * 12)];
    const code = key === " " ? "Space" : `Key${key.toUpperCase()}`;
    const common = { key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
    await driver.sendDevToolsCommand("Input.dispatchKeyEvent", { type: "keyDown", text: key, unmodifiedText: key, ...common });
    await driver.sendDevToolsCommand("Input.dispatchKeyEvent", { type: "keyUp", ...common });
    await pause(80 + Math.floor(random() * 81));
  }
}

async function addRows(driver, tabs, rows) {
  const series = new Map(tabs.map((tab) => [tab, { times: [], effort: [] }]));
  for (let i = 0; i < ROW_TIMES; i++) {
    for (const tab of tabs) {
      await attempt(`${tab.subject.name}, adding a row, ${rows} rows`, async () => {
        const of = series.get(tab);
        of.effort.push(await turn(driver, tab));
        await pause(500);
        of.times.push(time(await tab.subject.addRow(driver)));
      });
    }
  }
  report(`Adding a row at ${rows} rows`, `row.${rows}`, tabs, (tab) => series.get(tab).times, series);
}

async function pasting(driver, tabs, document) {
  const series = new Map(tabs.map((tab) => [tab, { review: [], accept: [], effort: [] }]));
  const log = logOf(PASTED);
  for (let i = 0; i < PASTE_TIMES; i++) {
    for (const tab of tabs) {
      await attempt(`${tab.subject.name}, pasting ${PASTED} lines, ${document.rows} rows`, async () => {
        const of = series.get(tab);
        of.effort.push(await turn(driver, tab));
        await tab.subject.load(driver, document);
        await pause(700);
        of.review.push(time(await tab.subject.paste(driver, log, PASTED)));
        await pause(300);
        of.accept.push(time(await tab.subject.accept(driver, PASTED)));
      });
    }
  }
  const at = `at ${document.rows} rows`;
  report(`Pasting a log of ${PASTED} lines ${at}: to what it proposes`, `paste.${document.rows}.review`, tabs, (tab) => series.get(tab).review, series);
  report("  from accepting all to the rows", `paste.${document.rows}.accept`, tabs, (tab) => series.get(tab).accept, series);
}

/** Lines as a program writes them, ten seconds apart. */
function logOf(count) {
  const start = Date.UTC(2026, 2, 12, 9);
  const line = (_, index) => {
    const time = new Date(start + index * 10_000).toISOString();
    return `${time} web-${index % 7} checkout[811]: POST /pay -> HTTP 502, order ${90_000 + index}\n`;
  };
  return Array.from({ length: count }, line).join("");
}

async function opening(driver, tabs, small, document) {
  const series = new Map(tabs.map((tab) => [tab, { times: [], effort: [] }]));
  for (let i = 0; i < OPEN_TIMES; i++) {
    for (const tab of tabs) {
      await attempt(`${tab.subject.name}, opening ${document.rows} rows`, async () => {
        const of = series.get(tab);
        of.effort.push(await turn(driver, tab));
        await tab.subject.load(driver, small);
        await pause(700);
        of.times.push(time(await tab.subject.open(driver, document)));
        await pause(300);
      });
    }
  }
  report(`Opening a document of ${document.rows} rows`, `open.${document.rows}`, tabs, (tab) => series.get(tab).times, series);
}

function time(answer) {
  if (typeof answer !== "number") throw new Error(answer);
  return answer;
}

/** Goes on after a failure; it is named at the end, and the command fails. */
async function attempt(what, work) {
  try {
    await work();
  } catch (error) {
    result.failures.push(`${what}: ${error.message.split("\n")[0]}`);
  }
}

function report(title, path, tabs, timesOf, series) {
  const all = [...series.values()].flatMap(({ effort }) => effort);
  const usual = percentile(all, 0.5);
  const figures = {};
  for (const tab of tabs) {
    const times = timesOf(tab);
    if (times.length === 0) continue;
    const busy = Math.max(...series.get(tab).effort) / usual;
    figures[tab.subject.name] = { count: times.length, median: percentile(times, 0.5), p95: percentile(times, 0.95), max: Math.max(...times), busy, times };
  }
  if (figures.bare && figures.editor) {
    figures.ratio = { median: figures.editor.median / figures.bare.median, p95: figures.editor.p95 / figures.bare.p95 };
  }
  const names = path.split(".");
  const last = names.pop();
  let at = result;
  for (const name of names) at = at[name] ??= {};
  at[last] = figures;

  console.log(title.padEnd(62) + ["median", "95 %", "worst"].map((word) => word.padStart(9)).join(""));
  const line = (name, numbers, more = "") => console.log(`  ${name.padEnd(60)}${numbers.map((number) => number.padStart(9)).join("")}${more}`);
  for (const { subject } of tabs) {
    const of = figures[subject.name];
    if (!of) continue;
    const noise = of.busy > 1.3 ? `   the machine was ${of.busy.toFixed(1)} times slower` : "";
    line(`${subject.name} (${of.count})`, [of.median, of.p95, of.max].map((ms) => `${ms.toFixed(1)} ms`), noise);
  }
  if (figures.ratio) line("editor / bare", [figures.ratio.median, figures.ratio.p95].map((ratio) => `${ratio.toFixed(2)} x`));
}

function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Numbers from 0 to 1, the same for the same seed. */
function sequence(seed) {
  let state = seed + 1;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
