// What a person types is kept in this browser: at once, after a reload, under a name, until it is deleted.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { closeMessage, fillStorage, makeRoom, openFixture, section, storedDrafts } from "./steps.mjs";
import { until } from "./waiting.mjs";

/** The promise, and what a busy machine may add to it before the page's timer runs, in milliseconds. */
const STORED_WITHIN = 500;
const SCHEDULING = 250;

/** A line of the page's own: what a message says of it ends as a sentence does. */
const saved = /^Saved \d\d:\d\d$/m;
const says = (editor, pattern) => until(async () => pattern.test(await editor.text()), { what: `the page to say ${pattern}` });

test("what is typed is in local storage within half a second", async ({ editor, driver }) => {
  // Times are taken in the page: of each key, and of each time that storage is written.
  await driver.executeScript(`
    window.keys = [];
    window.stored = [];
    addEventListener("input", (event) => keys.push({ time: performance.now(), text: event.target.value }), true);
    const original = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      original.call(this, key, value);
      if (this === localStorage) stored.push({ time: performance.now(), value });
    };
  `);
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
  for (const word of words) await editor.field("Summary").type(`${word} `);
  const { keys, stored } = await until(async () => {
    const seen = await driver.executeScript("return { keys, stored }");
    return seen.stored.some(({ value }) => value.includes("word39")) && seen;
  });
  assert.ok(keys.length >= 40);
  const waits = keys.map(({ time, text }) => {
    // A space at the end may not be in the Markdown.
    const first = stored.find((entry) => entry.time >= time && entry.value.includes(text.trimEnd()));
    return first ? first.time - time : Infinity;
  });
  // What was stored later than another key holds that key's text too, so each has its first time.
  assert.ok(Math.max(...waits) <= STORED_WITHIN + SCHEDULING, `stored after ${Math.max(...waits)} ms`);
});

test("the draft is back after a reload, with its edits", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Trigger").fill("Written before the reload.");
  await editor.button("Add row").click();
  await editor.cell("Description", 4).type("One more row");
  await editor.reload();
  await editor.field("Title").holds("Label printers stop after a certificate change");
  await editor.field("Trigger").holds("Written before the reload.");
  await editor.cell("Description", 4).holds("One more row");
  // The difference is still to the file as it was opened.
  await editor.tab("Changes").click();
  await editor.control("tabpanel", "Changes").shows("- The old certificate ran out at 07:00.");
});

test("the state of saving is shown", async ({ editor }) => {
  await says(editor, /^Not changed yet$/m);
  await editor.field("Title").type("A");
  await says(editor, saved);
});

test("a draft is renamed, duplicated, deleted, and brought back", async ({ editor }) => {
  await editor.field("Title").type("First");
  await says(editor, saved);
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");

  await dialog.button("Rename “First”").click();
  await dialog.field("Name of the draft").fill("Review on Monday");
  await dialog.button("Save name").click();
  await dialog.button("Open “Review on Monday”").there();

  await dialog.button("Duplicate “Review on Monday”").click();
  await dialog.button("Open “Review on Monday (copy)”").there();

  await dialog.button("Delete “Review on Monday (copy)”").click();
  await dialog.button("Open “Review on Monday (copy)”").gone();
  assert.equal((await dialog.control("button", /^Open /).all()).length, 1);

  await dialog.control("status").shows("“Review on Monday (copy)” was deleted.");
  await dialog.control("status").button("Undo").click();
  await dialog.button("Open “Review on Monday (copy)”").click();
  await dialog.gone();
  await editor.field("Title").holds("First");
});

test("the dialog of drafts is used by keys alone", async ({ editor }) => {
  for (const name of ["One", "Two", "Three"]) {
    await editor.button("New").click();
    await editor.field("Title").holds("");
    await editor.field("Title").type(name);
    await says(editor, saved);
  }
  await editor.button("Drafts").press("Enter");
  const dialog = editor.control("dialog", "Drafts");
  const name = dialog.field("Name of the draft");

  await dialog.button("Rename “Two”").press("Enter");
  await name.getsFocus();
  await editor.type("Typed and left");
  await editor.press("Escape");
  await name.gone();
  await dialog.button("Rename “Two”").getsFocus();
  await editor.press("Enter");
  await name.getsFocus();
  // The name that is there is selected.
  await editor.type("Second");
  await editor.press("Enter");
  await dialog.button("Rename “Second”").getsFocus();

  await dialog.button("Duplicate “Second”").press("Enter");
  await dialog.button("Open “Second (copy)”").there();
  await dialog.button("Duplicate “Second”").getsFocus();

  // The copy is the last that was changed, so it comes first.
  await dialog.button("Delete “Second (copy)”").press("Enter");
  await dialog.button("Delete “Three”").getsFocus();
  await dialog.control("status").button("Undo").press("Enter");
  await dialog.button("Delete “Second (copy)”").getsFocus();
  for (const left of ["Three", "Second", "One"]) {
    await editor.press("Enter");
    await dialog.button(`Delete “${left}”`).getsFocus();
  }
  await editor.press("Enter");
  await dialog.shows("No drafts yet.");
  await dialog.button("Close").getsFocus();
});

test("the open draft is deleted and brought back", async ({ editor }) => {
  await editor.field("Title").type("Deleted by mistake");
  await editor.button("Drafts").click();
  await editor.button("Delete “Deleted by mistake”").click();
  await editor.press("Escape");
  await editor.control("dialog", "Drafts").gone();
  await editor.field("Title").holds("");
  await editor.control("status").button("Undo").click();
  await editor.field("Title").holds("Deleted by mistake");
  await editor.reload();
  await editor.field("Title").holds("Deleted by mistake");
});

test("a draft that was deleted is offered until the page is left, whatever was said since", async ({ editor }) => {
  await editor.field("Title").type("Deleted by mistake");
  await says(editor, saved);
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await editor.field("Title").type("Another");
  await says(editor, saved);
  await editor.button("Drafts").click();
  await editor.button("Delete “Deleted by mistake”").click();
  await editor.button("Open “Deleted by mistake”").gone();
  await editor.press("Escape");
  await editor.control("dialog", "Drafts").gone();
  await editor.press("Control+s");
  await editor.control("status").shows("Saved at");
  await editor.button("Drafts").click();
  await editor.control("dialog", "Drafts").button("Bring back “Deleted by mistake”").click();
  await editor.button("Open “Deleted by mistake”").click();
  await editor.field("Title").holds("Deleted by mistake");
});

test("the open draft comes back with what was not stored of it when it was deleted", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  await fillStorage(driver);
  await editor.field("Summary").type(" More than fits.");
  await editor.control("alert").shows("Not saved");
  await editor.button("Drafts").click();
  await editor.button(/^Delete /).click();
  await editor.control("dialog", "Drafts").shows("Deleted");
  await makeRoom(driver);
  await editor.control("dialog", "Drafts").button(/^Bring back /).click();
  await editor.press("Escape");
  await until(async () => /More than fits\.$/.test(await editor.field("Summary").value()));
});

test("undoing nothing makes no draft", async ({ editor }) => {
  await editor.field("Title").click();
  await editor.press("Control+z");
  await editor.button("Undo").click();
  await editor.field("Summary").type(" ");
  await says(editor, /^Not changed yet$/m);
  await editor.button("Drafts").click();
  await editor.control("dialog", "Drafts").shows("No drafts yet.");
});

test("Ctrl+S is answered each time", async ({ editor, driver }) => {
  const said = editor.control("status");
  await editor.press("Control+s");
  await said.shows("Nothing was changed yet.");
  await editor.field("Title").type("A");
  await editor.press("Control+s");
  await said.shows(/Saved at \d\d:\d\d\./);
  assert.equal((await storedDrafts(editor)).length, 1);
  // A screen reader says the same words again only if they come anew.
  await driver.executeScript(
    `window.came = [];
     const noteDown = (changes) => changes.forEach(({ addedNodes }) => came.push(...[...addedNodes].map((node) => node.textContent)));
     new MutationObserver(noteDown).observe(arguments[0], { childList: true, subtree: true });`,
    await said.there(),
  );
  await editor.press("Control+s");
  await until(async () => (await driver.executeScript("return came")).some((text) => text.includes("Saved at")), { what: "another answer" });
});

test("a copy is another draft: its edits stay in it", async ({ editor }) => {
  await editor.field("Title").type("Original");
  await editor.button("Drafts").click();
  await editor.button("Duplicate “Original”").click();
  const open = editor.control("dialog", "Drafts").control("button", "Open “Original”");
  await until(async () => (await open.all()).length === 2);
  const copy = editor.control("dialog", "Drafts").control("listitem", undefined);
  const items = await copy.all();
  const others = [];
  for (const item of items) if (!(await item.getText()).includes("open now")) others.push(item);
  assert.equal(others.length, 1);
  await others[0].findElement({ css: "button" }).click();
  await editor.control("dialog", "Drafts").gone();
  await editor.field("Title").fill("Copy");
  await editor.button("Drafts").click();
  await editor.button("Open “Original”").there();
  await editor.button("Open “Copy”").there();
});

test("a new document leaves the one before among the drafts", async ({ editor }) => {
  await editor.field("Title").type("Before");
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await editor.field("Title").type("After");
  await editor.button("Drafts").click();
  await editor.button("Open “After”").there();
  await editor.button("Open “Before”").click();
  await editor.field("Title").holds("Before");
});

test("full storage is said in words, and saving goes on when there is room again", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  await fillStorage(driver);
  await editor.field("Summary").type(" More than fits.");
  await editor.control("alert").shows("Not saved: the browser's storage is full");
  await makeRoom(driver);
  await editor.press("Control+s");
  await says(editor, saved);
  await editor.reload();
  assert.match(await editor.field("Summary").value(), /More than fits\.$/);
});

test("with full storage, opening something else does not lose what is not saved", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  await fillStorage(driver);
  await section(editor, "Authors").field("Name, row 2").type(" who has more to say");
  await editor.control("alert").shows("Not saved");
  await editor.button("New").click();
  await editor.control("status").shows("is not saved");
  await section(editor, "Authors").field("Name, row 2").holds("Dario Quist who has more to say");
  await editor.control("status").button("Discard it").click();
  await editor.field("Title").holds("");
  await driver.executeScript("localStorage.clear()");
});
