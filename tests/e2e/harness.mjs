// What a test file starts with:
//
//     import { test } from "./harness.mjs";
//
//     test("a row is added", async ({ editor }) => {
//       await editor.button("Add row").click();
//       await editor.cell("Description", 1).type("Something broke");
//     });
//
// Each file gets a browser (BROWSER=chromium, firefox or webkit) with an empty profile, and the release from `dist/site`
// under a strict policy. Each test starts with empty storage and the editor just opened, and fails when the page complains
// in the console, breaks its policy or throws.
//
// Options: `needs: ["kill"]` skips the test in browsers that cannot do that here; `complaints: /pattern/` allows some;
// `timeout` in milliseconds.
import { mkdirSync, writeFileSync } from "node:fs";
import { after, before, test as nodeTest } from "node:test";
import { fileURLToPath } from "node:url";

import { Browser, able, chosen } from "./browsers.mjs";
import { Editor } from "./editor.mjs";
import { serve } from "./site.mjs";

/** Where a failed test leaves a picture and the page. */
const EVIDENCE = fileURLToPath(new URL("../../target/e2e", import.meta.url));

/** A page of the same origin that is not the editor: storage can be looked at and emptied without it writing back. */
export const BLANK = "~blank";
const BLANK_PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Blank</title></html>';

let site;
let browser;
let editor;

before(async () => {
  site = await serve(undefined, { watch: true, pages: { [`/${BLANK}`]: BLANK_PAGE } });
  browser = await Browser.launch();
  editor = new Editor(browser, site.address);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

export function test(title, options, body) {
  if (typeof options === "function") return test(title, {}, options);
  const { needs = [], complaints = null, timeout = 60_000 } = options;
  const name = chosen();
  const lacking = needs.filter((what) => !able(name, what));
  const skip = lacking.length > 0 && `${name} cannot ${lacking.join(" or ")} here`;
  return nodeTest(title, { skip, timeout }, async () => {
    try {
      await empty();
      await editor.open();
      await body({ editor, browser, site, driver: browser.driver });
      const said = (await browser.complaints()).filter((line) => !complaints?.test(line));
      if (said.length > 0) throw new Error(`the page complains:\n  ${said.join("\n  ")}`);
    } catch (error) {
      await keepEvidence(title);
      throw error;
    }
  });
}

/** Empties what the editor's origin stores in this browser. */
async function empty() {
  await browser.driver.get(site.address + BLANK);
  await browser.driver.executeAsyncScript(`
    const done = arguments[0];
    localStorage.clear();
    sessionStorage.clear();
    const all = indexedDB.databases ? indexedDB.databases() : Promise.resolve([]);
    all.then((databases) => databases.forEach(({ name }) => indexedDB.deleteDatabase(name))).then(() => done(), () => done());
  `);
}

async function keepEvidence(title) {
  const name = `${EVIDENCE}/${browser.name}-${title.replace(/[^a-z0-9]+/gi, "-").toLowerCase()}`;
  mkdirSync(EVIDENCE, { recursive: true });
  try {
    writeFileSync(`${name}.png`, await browser.driver.takeScreenshot(), "base64");
    writeFileSync(`${name}.html`, await browser.driver.getPageSource());
  } catch {
    // The page is gone; the error tells more than a picture would.
  }
}
