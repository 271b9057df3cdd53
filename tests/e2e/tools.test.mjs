// The tools of these tests, on a page of their own: that they find, type, notice and kill as they say. A tool that cannot
// fail would let every other test pass.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./axe.mjs";
import { Browser, able, chosen } from "./browsers.mjs";
import { Editor } from "./editor.mjs";
import { serve } from "./site.mjs";
import { until } from "./waiting.mjs";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8"><script src="/~watch.js"></script>
    <title>Tools</title>
  </head>
  <body>
    <main>
      <h1>Tools</h1>
      <h2 id="summary">Summary</h2>
      <textarea aria-labelledby="summary"></textarea>
      <label>Owner <input></label>
      <label>Day <input type="date"></label>
      <label>Status <select><option>Draft</option><option>Final</option></select></label>
      <input aria-label="Time, row 1"><input aria-label="Time, row 2"><input aria-label="Time, row 12">
      <input aria-label="Hidden" hidden>
      <button id="save">Save <span aria-hidden="true">now</span></button>
      <button id="throw">Throw</button>
      <button aria-label="Twice"></button><button aria-label="Twice"></button>
      <input type="file" aria-label="Open a file">
      <a id="get" download="note.md" href="data:text/markdown,%23%20A%20note%0A">Get</a>
      <p role="status" id="said"></p>
    </main>
    <script>
      const area = document.querySelector("textarea");
      area.value = localStorage.getItem("draft") ?? "";
      area.addEventListener("input", () => localStorage.setItem("draft", area.value));
      const say = (text) => (document.querySelector("#said").textContent = text);
      document.querySelector("#save").addEventListener("click", () => setTimeout(() => say("saved"), 200));
      document.querySelector("#throw").addEventListener("click", () => {
        console.error("a complaint");
        Promise.reject(new Error("rejected"));
        throw new Error("thrown");
      });
      document.querySelector("input[type=file]").addEventListener("change", async (event) => say(await event.target.files[0].text()));
      document.querySelector("input[type=date]").addEventListener("input", (event) => say(event.target.value));
      addEventListener("drop", async (event) => { event.preventDefault(); say(await event.dataTransfer.files[0].text()); });
      addEventListener("paste", (event) => say(event.clipboardData.getData("text/plain")));
      const url = URL.createObjectURL(new Blob(["# A note\\n"], { type: "text/markdown" }));
      document.querySelector("#get").href = url;
    </script>
  </body>
</html>`;

const name = chosen();
const can = (what) => ({ skip: !able(name, what) && `${name} cannot ${what} here` });
let site, browser, editor;

before(async () => {
  site = await serve(null, { pages: { "/": PAGE, "/~other": PAGE } });
  browser = await Browser.launch(name);
  editor = new Editor(browser, site.address);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("controls are found by role and name", async () => {
  await editor.open();
  await editor.field("Summary").type("One\nTwo");
  await editor.field("Summary").holds("One\nTwo");
  await editor.field("Owner").fill("Ann");
  await editor.field("Owner").fill("Bob");
  await editor.field("Owner").holds("Bob");
  await editor.field("Status").choose("Final");
  await editor.field("Status").holds("Final");
  await editor.field("Day").fill("2026-11-21");
  await editor.control("status").shows("2026-11-21");
  await editor.cell("Time", 2).type("10:00");
  await editor.cell("Time", 12).press("Control+a");
  assert.equal(await editor.focused(), "Time, row 12");
  assert.equal(await editor.rows("Time"), 3);
  assert.equal(await editor.field("Hidden").exists(), false);
  assert.equal(await editor.control("heading", /^Summ/).exists(), true);
});

test("a condition is waited for, and what is missing or doubled is named", async () => {
  await editor.open();
  await editor.button("Save").click();
  await editor.control("status").shows("saved");
  await assert.rejects(editor.button("Twice").click(), /2 controls are button "Twice"/);
  editor.patience = 300;
  await assert.rejects(editor.button("Delete").there(), /no button "Delete"; there are: "Save", "Throw", "Twice"/);
  editor.patience = 10_000;
});

test("files go in by picker, drop and paste", async () => {
  await editor.open();
  await editor.uploadText("postmortem.md", "# Chosen\n");
  await editor.control("status").shows("# Chosen");
  await editor.drop("postmortem.md", "# Dropped\n");
  await editor.control("status").shows("# Dropped");
  await editor.paste("# Pasted\n");
  await editor.control("status").shows("# Pasted");
});

test("a download is read", can("download"), async () => {
  await editor.open();
  const file = await browser.download(() => editor.link("Get").click());
  assert.deepEqual(file, { name: "note.md", text: "# A note\n" });
});

test("what was copied is read", can("clipboard"), async () => {
  await editor.open();
  await editor.field("Owner").fill("to be copied");
  await editor.press("Control+a");
  await editor.press("Control+c");
  assert.equal(await editor.clipboard(), "to be copied");
});

test("complaints are noticed", async () => {
  await editor.open();
  assert.deepEqual(await browser.complaints(), []);
  await editor.button("Throw").click();
  await until(async () => {
    const complaints = (await browser.complaints()).join("\n");
    return [/a complaint/, /thrown/, /rejected/].every((pattern) => pattern.test(complaints));
  });
});

test("axe reports what is wrong", async () => {
  await editor.open();
  await axe(browser.driver, { disable: ["button-name"] });
  await browser.driver.executeScript("document.querySelector('textarea').removeAttribute('aria-labelledby')");
  await assert.rejects(axe(browser.driver), /label \(critical\)/);
});

test("a killed tab keeps what it stored", can("kill"), async () => {
  await editor.open();
  await browser.driver.executeScript("localStorage.clear()");
  await editor.open();
  await editor.field("Summary").type("word word ");
  await until(() => browser.driver.executeScript("return Object.values(localStorage).some((text) => text.includes('word word'))"));
  const kill = await browser.killer();
  const typing = editor.field("Summary").type("word ".repeat(400)).catch((error) => error);
  await kill();
  await typing;
  await browser.newTab(site.address);
  const text = await editor.field("Summary").value();
  assert.ok(text.startsWith("word word"), `only ${JSON.stringify(text)} is left`);
});

test("a restarted browser has the same profile", can("restart"), async () => {
  await editor.open();
  await browser.driver.executeScript("localStorage.setItem('draft', 'kept')");
  await browser.restart();
  await editor.open();
  await editor.field("Summary").holds("kept");
});
