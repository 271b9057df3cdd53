// A person works without a mouse.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { exported, markdown, openFixture, section } from "./steps.mjs";
import { until } from "./waiting.mjs";

const TIMES = ["07:00", "07:26", "07:48"];

const times = async (editor) => {
  const count = await editor.rows("Time");
  return Promise.all(Array.from({ length: count }, (_, index) => editor.cell("Time", index + 1).value()));
};

const becomes = (editor, wanted) => until(async () => String(await times(editor)) === String(wanted), { what: `times ${wanted}` });

/** Presses Tab until a control of this name has the focus; answers the names on the way. */
async function tabTo(editor, name, most = 12) {
  const passed = [];
  for (let count = 0; count < most; count++) {
    await editor.press("Tab");
    const focused = await editor.focused();
    if (focused === name) return passed;
    passed.push(focused);
  }
  throw new Error(`Tab does not come to "${name}", but to: ${passed.join("; ")}`);
}

test("Enter adds a row below, and the focus is in it", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 1).press("Enter");
  await editor.cell("Time", 2).getsFocus();
  await editor.type("07:10");
  await becomes(editor, ["07:00", "07:10", "07:26", "07:48"]);
});

test("Shift+Enter does not add a row", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 1).press("End");
  await editor.press("Shift+Enter");
  await editor.type("and so on");
  await editor.cell("Description", 1).holds("The certificate runs out\nand so on");
  assert.deepEqual(await times(editor), TIMES);
  await until(async () => (await markdown(editor)).includes("| 07:00 | **OUTAGE BEGINS** -- The certificate runs out<br>and so on |"));
});

test("Backspace in an empty row removes it, and the focus goes to the row before", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 1).press("Enter");
  await editor.cell("Time", 2).getsFocus();
  await editor.press("Backspace");
  await becomes(editor, TIMES);
  await editor.cell("Description", 1).getsFocus();
});

test("Backspace in a row that says something removes nothing but a letter", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 2).fill("7");
  await editor.press("Backspace");
  await editor.press("Backspace");
  await editor.cell("Description", 2).holds("A shift lead calls the on-call engineer");
  assert.deepEqual(await times(editor), ["07:00", "", "07:48"]);
});

test("Alt+Up and Alt+Down move a row, and the focus stays in it", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 3).press("Alt+ArrowUp");
  await becomes(editor, ["07:00", "07:48", "07:26"]);
  await editor.cell("Description", 2).getsFocus();
  await editor.press("Alt+ArrowUp");
  await becomes(editor, ["07:48", "07:00", "07:26"]);
  await editor.cell("Description", 1).getsFocus();
  await editor.press("Alt+ArrowDown");
  await editor.press("Alt+ArrowDown");
  await becomes(editor, TIMES);
  await editor.cell("Description", 3).getsFocus();
  await editor.cell("Description", 3).holds("The print service is restarted");
});

test("action items, authors and lessons take the same keys", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Action Item", 1).press("Alt+ArrowDown");
  await editor.cell("Action Item", 2).holds("Read the certificate again every hour");
  await editor.cell("Action Item", 2).getsFocus();
  await editor.press("Enter");
  await editor.cell("Action Item", 3).getsFocus();
  await editor.press("Backspace");
  await editor.cell("Action Item", 3).gone();

  const authors = section(editor, "Authors");
  await authors.field("Name, row 2").press("Enter");
  await authors.field("Name, row 3").getsFocus();
  await editor.press("Backspace");
  await authors.field("Name, row 3").gone();

  const wrong = section(editor, "What went wrong");
  await wrong.field("Item, row 1").press("Enter");
  await wrong.field("Item, row 2").getsFocus();
  await editor.type("Typed at once");
  await editor.press("Alt+ArrowUp");
  await wrong.field("Item, row 1").holds("Typed at once");
  await wrong.field("Item, row 1").getsFocus();
});

test("Tab goes through the cells of a row and on to the next", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Action Item", 1).focus();
  for (const name of ["Type, row 1", "Owner, row 1", "Bug, row 1", "State, row 1", "Action Item, row 2"]) {
    await editor.press("Tab");
    assert.equal(await editor.focused(), name);
  }
  await editor.cell("Time", 1).focus();
  for (const name of ["Marker, row 1", "Description, row 1", "Time, row 2"]) {
    await editor.press("Tab");
    assert.equal(await editor.focused(), name);
  }
  await editor.press("Shift+Tab");
  assert.equal(await editor.focused(), "Description, row 1");
});

test("Ctrl+Z and Ctrl+Shift+Z go back and forth over texts and rows", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Trigger").fill("Something else.");
  await editor.cell("Time", 2).press("Enter");
  await editor.cell("Time", 3).getsFocus();
  await editor.type("07:30");
  await becomes(editor, ["07:00", "07:26", "07:30", "07:48"]);
  await editor.press("Control+z");
  await becomes(editor, ["07:00", "07:26", "", "07:48"]);
  await editor.press("Control+z");
  await becomes(editor, TIMES);
  await until(async () => {
    await editor.press("Control+z");
    return (await editor.field("Trigger").value()) === "The old certificate ran out at 07:00.";
  });
  await until(async () => {
    await editor.press("Control+Shift+z");
    return !(await editor.button("Redo").enabled());
  });
  await editor.field("Trigger").holds("Something else.");
  await becomes(editor, ["07:00", "07:26", "07:30", "07:48"]);
});

test("the views beside the form are changed by arrow keys", async ({ editor }) => {
  await editor.tab("Preview").focus();
  const goes = async (key, name) => {
    await editor.press(key);
    await editor.tab(name).getsFocus();
    assert.equal(await editor.tab(name).attribute("aria-selected"), "true");
    await editor.control("tabpanel", name).there();
  };
  await goes("ArrowRight", "Markdown");
  await goes("ArrowRight", "Changes");
  await goes("ArrowRight", "Preview");
  await goes("ArrowLeft", "Changes");
  await goes("Home", "Preview");
  await goes("End", "Changes");
});

for (const [opener, dialog] of [
  ["Open", "Open a postmortem"],
  ["Drafts", "Drafts"],
  ["Export", "Export"],
]) {
  test(`the dialog "${dialog}" opens and closes by keys, and the focus returns`, async ({ editor, driver }) => {
    const button = editor.button(opener);
    await button.press("Enter");
    await editor.control("dialog", dialog).there();
    const inside = () => driver.executeScript("return document.activeElement.closest('dialog') !== null");
    await until(inside, { what: "the focus to be in the dialog" });
    await editor.press("Escape");
    await editor.control("dialog", dialog).gone();
    await button.getsFocus();
  });
}

test("a postmortem is written and exported by keys alone", { needs: ["download"] }, async ({ editor, browser, driver }) => {
  await driver.executeScript("document.activeElement?.blur()");
  await editor.press("Tab");
  assert.equal(await editor.focused(), "Skip to the form");
  await editor.press("Enter");
  await tabTo(editor, "Title");
  await editor.type("Written by keys");
  await tabTo(editor, "Date");
  await editor.type("2025-06-07");
  await tabTo(editor, "Add author");
  await editor.press("Enter");
  await until(async () => (await editor.focused()) === "Name, row 1");
  await editor.type("Ada");
  await editor.press("Enter");
  await until(async () => (await editor.focused()) === "Name, row 2");
  await editor.type("Bea");
  await tabTo(editor, "Summary");
  await editor.type("All went well.");
  await editor.button("Export").focus();
  await editor.press("Enter");
  await editor.control("dialog", "Export").there();
  await tabTo(editor, "Download");
  const file = await browser.download(() => editor.press("Enter"));
  assert.equal(file.name, "2025-06-07-written-by-keys.md");
  assert.match(file.text, /^# Written by keys\n\n## Date\n\n2025-06-07\n\n## Authors\n\n\* Ada\n\* Bea\n/);
  await editor.button("Export").getsFocus();
});
