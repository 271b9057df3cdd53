// A person opens a postmortem: with the file picker, by dropping it on the page, by pasting its text.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { closeMessage, fillStorage, fixture, makeRoom, openFixture, openText, section, showsMarkdown } from "./steps.mjs";

const LATIN_1 = Buffer.from("# Ger\u00e4t f\u00e4llt aus\n", "latin1");

test("a file chosen in the picker fills every section", async ({ editor, driver }) => {
  const { text } = await openFixture(editor, "canonical.md");
  await editor.field("Title").holds("Label printers stop after a certificate change");
  await editor.field("Date").holds("2025-04-17");
  await section(editor, "Authors").field("Name, row 1").holds("Maren Holt");
  await section(editor, "Authors").field("Link, row 1").holds("https://people.example.com/maren-holt");
  await editor.field("Status").holds("In review");
  await editor.field("Root Causes").holds(
    "1. The print service reads its certificate only when it starts.\n2. The certificate was replaced by hand, and nobody restarted the service.",
  );
  await editor.cell("Owner", 2).holds("Dario Quist");
  await editor.cell("Bug", 1).holds("[printing#41](https://git.example.com/printing/issues/41)");
  await editor.cell("State", 1).holds("TODO");
  await section(editor, "What went well").field("Item, row 1").holds("The restart was in the runbook.");
  await editor.field("Day").holds("2025-04-17");
  await editor.cell("Time", 3).holds("07:48");
  await editor.cell("Marker", 3).holds("OUTAGE ENDS");
  await editor.cell("Description", 3).holds("The print service is restarted");
  await editor.field("Supporting Information").holds("* [Graph of printed labels](https://graphs.example.com/labels)");
  assert.match(await driver.getTitle(), /^Label printers stop after a certificate change/);
  await showsMarkdown(editor, text);
});

test("a file dropped on the page opens", async ({ editor }) => {
  const { name, text } = fixture("canonical.md");
  await editor.drop(name, text);
  await editor.field("Title").holds("Label printers stop after a certificate change");
  await editor.control("status").shows("“canonical.md” is open.");
  await showsMarkdown(editor, text);
});

test("the pasted text of a postmortem opens", async ({ editor }) => {
  const { text } = fixture("canonical.md");
  await editor.button("Open").click();
  const dialog = editor.control("dialog", "Open a postmortem");
  const area = await dialog.field("Or paste its text").there();
  // Whole texts come by the clipboard, not key by key.
  await editor.driver.executeScript("arguments[0].value = arguments[1]", area, text);
  await dialog.button("Open the pasted text").click();
  await dialog.gone();
  await editor.field("Title").holds("Label printers stop after a certificate change");
  await showsMarkdown(editor, text);
});

test("with full storage, a pasted text stays in its dialog until it can be open", async ({ editor, driver }) => {
  await editor.field("Title").type("Not to be lost");
  await editor.control("alert").gone();
  await fillStorage(driver);
  await editor.field("Summary").type("More than fits.");
  await editor.control("alert").shows("Not saved");
  await editor.button("Open").click();
  const dialog = editor.control("dialog", "Open a postmortem");
  await dialog.field("Or paste its text").type("# Pasted");
  await dialog.button("Open the pasted text").click();
  await dialog.control("status").shows("is not saved");
  await dialog.field("Or paste its text").holds("# Pasted");
  await editor.field("Title").holds("Not to be lost");
  await dialog.control("status").button("Discard it").click();
  await dialog.gone();
  await editor.field("Title").holds("Pasted");
  await makeRoom(driver);
});

test("a file dropped on a dialog opens, and the dialog closes", async ({ editor }) => {
  const { name, text } = fixture("canonical.md");
  await editor.button("Export").click();
  await editor.control("dialog", "Export").there();
  await editor.drop(name, text);
  await editor.control("dialog", "Export").gone();
  await editor.control("status").shows("“canonical.md” is open.");
  await editor.field("Title").holds("Label printers stop after a certificate change");
});

test("of several dropped files the first opens, and the others are named as not open", async ({ editor }) => {
  await editor.dropAll(["First", "Second", "Third"].map((title) => ({ name: `${title}.md`, text: `# ${title}\n` })));
  await editor.control("status").shows("“First.md” is open, the first of 3 files. The others are not.");
  await editor.field("Title").holds("First");
});

test("the words of one document are not offered in the next", async ({ editor }) => {
  const options = async () => {
    const type = await editor.cell("Type", 1).there();
    // Not its text as it is drawn: a closed menu may show but one option.
    return type.getProperty("textContent");
  };
  const { text } = fixture("canonical.md");
  await openText(editor, "odd.md", text.replace("| prevent |", "| ponder |"));
  assert.ok((await options()).includes("ponder"));
  await closeMessage(editor);
  await openText(editor, "plain.md", text);
  assert.ok((await options()).includes("prevent"));
  assert.ok(!(await options()).includes("ponder"));
});

test("the same file opens twice in a row", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Title").fill("Something else");
  await openFixture(editor, "canonical.md");
  await editor.field("Title").holds("Label printers stop after a certificate change");
});

test("opening another file leaves the first among the drafts", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Title").fill("Kept for later");
  await openFixture(editor, "hand-written.md");
  await editor.field("Title").holds("Nightly backups of the wiki are empty");
  await editor.button("Drafts").click();
  await editor.button("Open “Kept for later”").click();
  await editor.field("Title").holds("Kept for later");
});

test("a file that is not UTF-8 is refused in words, and what was open stays", async ({ editor }) => {
  await editor.field("Title").type("Still here");
  await editor.uploadText("old.md", LATIN_1);
  await editor.control("status").shows(/“old\.md” is not UTF-8 text \(byte 6 .*Save it as UTF-8/);
  await editor.field("Title").holds("Still here");
});

test("a file that is too large is refused in words, and what was open stays", async ({ editor }) => {
  await editor.field("Title").type("Still here");
  await editor.uploadText("huge.md", "x".repeat(4_000_001));
  await editor.control("status").shows("“huge.md” is larger than 4 MB");
  await editor.field("Title").holds("Still here");
});

test("an empty file opens as an empty document", async ({ editor }) => {
  await editor.field("Title").type("Before");
  await editor.uploadText("empty.md", "");
  await editor.control("status").shows("“empty.md” is open.");
  await editor.field("Title").holds("");
  assert.equal(await editor.rows("Time"), 0);
});

test("a hand-written file is read into the same sections, and its own are shown in place", async ({ editor }) => {
  await openFixture(editor, "hand-written.md");
  await editor.field("Title").holds("Nightly backups of the wiki are empty");
  await editor.field("Introduction").holds("Written the morning after; ask in the channel when something is unclear.");
  await editor.field("Date").holds("2025-09-02");
  await section(editor, "Authors").field("Name, row 2").holds("Kofi Amaro");
  await editor.field("Root Causes").holds("The dump ran as a user who may not read the pages.");
  await editor.cell("Action Item", 2).holds("Restore one backup each month");
  await section(editor, "What went wrong").field("Item, row 2").holds("The job's output was thrown away.");
  await editor.field("Zone of the day's times").holds("CET");
  await editor.cell("Time", 1).holds("09:05");
  const order = await editor.driver.executeScript(
    `return [...document.querySelectorAll("main h2, main h3, main .own-heading")].map((it) => it.value ?? it.textContent)`,
  );
  assert.equal(order[order.indexOf("Summary") + 1], "Glossary");
  assert.equal(order[order.indexOf("Timeline") + 1], "Costs");
});

test("a new document is empty, and the example is complete", async ({ editor }) => {
  await editor.button("Example").click();
  await editor.field("Title").holds("Bookings fail during the summer timetable import");
  const outline = editor.control("navigation", "Sections");
  await outline.button(/^Timeline \(filled/).there();
  assert.equal((await outline.control("button", /\(empty/).all()).length, 0);
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await outline.button(/^Timeline \(empty/).there();
  assert.equal((await outline.control("button", /\(filled/).all()).length, 0);
});
