// Messages: they are heard and reached wherever a person is, and what they offer holds until it is used.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { closeMessage, fillStorage, isStored, makeRoom, openFixture } from "./steps.mjs";

/** From here on, what waits for seconds in the page waits until `timePasses`. */
const holdTime = (driver) =>
  driver.executeScript(`
    window.waiting = [];
    const original = setTimeout;
    window.setTimeout = (act, delay, ...more) => (delay >= 5000 ? waiting.push(act) : original(act, delay, ...more));
  `);
const timePasses = (driver) => driver.executeScript("waiting.splice(0).forEach((act) => act())");

/** Opens a file and removes its last section, whose name is no template's. */
async function removeCosts(editor) {
  await openFixture(editor, "hand-written.md");
  await closeMessage(editor);
  await editor.control("region", "Section of your own: Costs").button("Remove this section").click();
  await editor.control("status").shows("“Costs” was removed.");
}

/** Begins a draft of this title and stores it. */
async function begin(editor, title) {
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await editor.field("Title").type(title);
  await isStored(editor, title);
}

test("a message that only says something goes by itself", async ({ editor, driver }) => {
  await holdTime(driver);
  await openFixture(editor, "canonical.md");
  await timePasses(driver);
  await editor.button("Close this message").gone();
});

test("a message with a button stays until it is closed, and the focus goes back", async ({ editor, driver }) => {
  await holdTime(driver);
  await begin(editor, "Deleted");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Delete “Deleted”").click();
  await dialog.control("status").shows("“Deleted” was deleted.");
  await timePasses(driver);
  await dialog.control("status").button("Undo").there();
  await editor.press("Escape");
  await dialog.gone();
  await editor.control("status").button("Undo").there();
  await editor.field("Summary").focus();
  await editor.button("Close this message").press("Enter");
  await editor.button("Close this message").gone();
  await editor.field("Summary").getsFocus();
});

test("a removed section comes back by its message", async ({ editor }) => {
  await removeCosts(editor);
  await editor.control("region", "Section of your own: Costs").gone();
  await editor.control("status").button("Undo").click();
  await editor.control("region", "Section of your own: Costs").field("Text of your own section").holds("Two working days.");
});

for (const [what, act] of [
  ["an edit", (editor) => editor.field("Trigger").type("!")],
  ["another document", (editor) => editor.button("Example").click()],
]) {
  test(`what a message offers to undo is not to be had after ${what}`, async ({ editor }) => {
    await removeCosts(editor);
    await act(editor);
    await editor.control("status").button("Undo").gone();
  });
}

test("several deleted drafts come back, the last one by its message", async ({ editor }) => {
  await begin(editor, "One");
  await begin(editor, "Two");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Delete “One”").click();
  await dialog.control("status").shows("“One” was deleted.");
  await dialog.button("Delete “Two”").click();
  await dialog.control("status").shows("“Two” was deleted.");
  await dialog.shows("No drafts yet.");
  await dialog.control("status").button("Undo").click();
  await dialog.button("Open “Two”").there();
  await dialog.button("Bring back “One”").click();
  await dialog.button("Open “One”").there();
  await dialog.button("Close").click();
  await editor.field("Title").holds("Two");
});

test("messages stand in places that are there before them, on the page and in the dialog", async ({ editor, driver }) => {
  const onPage = await editor.control("status").there();
  await begin(editor, "Deleted");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  const inDialog = await dialog.control("status").there();
  await dialog.button("Delete “Deleted”").click();
  await dialog.control("status").shows("“Deleted” was deleted.");
  assert.match(await inDialog.getText(), /was deleted/);
  assert.equal(await driver.executeScript("return arguments[0].closest('dialog')", onPage), null);
  assert.equal(await onPage.getText(), "");
  await editor.press("Escape");
  await dialog.gone();
  await editor.control("status").shows("“Deleted” was deleted.");
  assert.match(await onPage.getText(), /was deleted/);
});

test("a draft that its message brings back is in the list, which was closed and opened in between", async ({ editor }) => {
  await begin(editor, "One");
  await begin(editor, "Two");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Delete “One”").click();
  await dialog.control("status").shows("“One” was deleted.");
  await editor.press("Escape");
  await dialog.gone();
  await editor.button("Drafts").click();
  await dialog.button("Open “Two”").there();
  await dialog.control("status").button("Undo").click();
  await dialog.button("Open “One”").there();
});

test("a deleted draft that does not fit any more is offered until it does", async ({ editor, driver }) => {
  await begin(editor, "Precious");
  await begin(editor, "Open");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Delete “Precious”").click();
  await dialog.control("status").shows("“Precious” was deleted.");
  await fillStorage(driver);
  await dialog.control("status").button("Undo").click();
  await dialog.control("status").shows("There is no room for it");
  await makeRoom(driver);
  await dialog.control("status").button("Undo").click();
  await dialog.button("Open “Precious”").there();
});
