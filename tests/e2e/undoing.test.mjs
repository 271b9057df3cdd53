// What Ctrl+Z takes back: what was typed last, and nothing where there is nothing.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { closeMessage, isStored, openFixture, storedDrafts } from "./steps.mjs";

test("with nothing to undo, the stored draft and the place in the form stay as they are", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  await editor.reload();
  await editor.field("Title").holds("Label printers stop after a certificate change");
  const before = await storedDrafts(editor);
  await editor.field("Title").focus();
  const form = await editor.control("main").there();
  const scrolled = () => driver.executeScript("return arguments[0].scrollTop", form);
  await driver.executeScript("arguments[0].scrollTop = 900", form);
  const place = await scrolled();
  assert.ok(place > 300, `the form is scrolled to ${place}`);
  await editor.press("Control+z");
  await editor.press("Control+Shift+z");
  assert.equal(await scrolled(), place);
  // An edit that changes nothing is none.
  await editor.field("Title").type(" ");
  // The dialog stores what is not stored before it lists the drafts.
  await editor.button("Drafts").click();
  await editor.control("dialog", "Drafts").button(/^Open /).there();
  assert.deepEqual(await storedDrafts(editor), before);
});

test("a text that changed nothing is taken back by itself, and the edit before it by the next Ctrl+Z", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Trigger").fill("Something else.");
  const day = editor.field("Day");
  await day.fill("the day after");
  await editor.press("Control+z");
  await day.holds("2025-04-17");
  await day.getsFocus();
  await editor.field("Trigger").holds("Something else.");
  await editor.press("Control+z");
  await editor.field("Trigger").holds("The old certificate ran out at 07:00.");
});

test("behind a dialog nothing is undone", async ({ editor, driver }) => {
  await editor.field("Title").type("Behind");
  await isStored(editor, "Behind");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Open “Behind”").there();
  await driver.executeScript("document.activeElement.blur()");
  assert.equal(await driver.executeScript("return document.activeElement === document.body"), true);
  await editor.press("Control+z");
  await dialog.button("Close").click();
  await dialog.gone();
  await editor.field("Title").holds("Behind");
  assert.equal(await editor.button("Undo").enabled(), true);
});

test("a key of a composition undoes nothing", async ({ editor, driver }) => {
  await editor.field("Title").type("Composed");
  const isTaken = await driver.executeScript(
    `const event = new KeyboardEvent("keydown", { key: "z", ctrlKey: true, isComposing: true, bubbles: true, cancelable: true });
     arguments[0].dispatchEvent(event);
     return event.defaultPrevented;`,
    await editor.field("Title").there(),
  );
  assert.equal(isTaken, false);
  await editor.field("Title").holds("Composed");
});
