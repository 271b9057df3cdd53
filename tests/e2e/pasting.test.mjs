// Rows from a text: pasted or dropped on the timeline, reviewed, taken.
import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";
import { closeMessage, exported, goOnWithErrors, openFixture, openText, redoAll, section, tabTo, undoAll } from "./steps.mjs";

const CHAT = `Ana Ruiz
  9:27 AM
checkout answers HTTP 502
9:31
I take the lead
(edited)
Kofi Mensah
  9:44 AM
pool raised
now at 80
2 replies
`;

/** The chat in the order of its rows, as the timeline shows it. */
const ROWS = ["Ana Ruiz: checkout answers HTTP 502", "Ana Ruiz: I take the lead", "Kofi Mensah: pool raised\nnow at 80"];

const proposed = (editor) => editor.control("dialog").control("list", "Proposed rows");

/** Opens the dialog and gives it a text. */
async function propose(editor, text) {
  await editor.button("Add from text…").click();
  await editor.field("Text with times").fill(text);
  await editor.button("Find the times").click();
  await proposed(editor).there();
}

/** The descriptions of all rows. */
async function descriptions(editor) {
  const count = await editor.rows("Description");
  return Promise.all(Array.from({ length: count }, (_, row) => editor.cell("Description", row + 1).value()));
}

test("a chat that is pasted on the timeline is reviewed, taken, marked, taken back and exported", { needs: ["download"] }, async ({
  editor,
  browser,
}) => {
  await editor.field("Title").type("Checkout fails");
  await editor.field("Date").fill("2026-03-12");
  await editor.button("Add row").focus();
  await editor.paste(CHAT);
  await proposed(editor).there();
  await editor.control("dialog").shows("All 3 rows are taken.");
  await editor.control("checkbox", /^09:31 Ana Ruiz: I take the lead/).click();
  await editor.control("dialog").shows("2 of 3 rows are taken.");
  // All of them means this one too, though a person has touched its box.
  await editor.button("Take all rows").click();
  assert.equal(await (await editor.control("checkbox", /^09:31 Ana Ruiz/).there()).isSelected(), true);
  await editor.button("Add 3 rows").click();
  await editor.cell("Time", 1).holds("09:27");
  await editor.cell("Time", 1).getsFocus();
  assert.deepEqual(await descriptions(editor), ROWS);
  await editor.control("status").shows("3 rows were added to the timeline.");
  // One step takes all of them back.
  await editor.press("Control+z");
  await editor.cell("Time", 1).gone();
  await editor.press("Control+Shift+z");
  await editor.cell("Time", 3).holds("09:44");
  await editor.cell("Marker", 1).fill("OUTAGE BEGINS");
  await editor.cell("Marker", 3).fill("OUTAGE ENDS");
  await editor.press("Tab");
  await closeMessage(editor);
  const timeline = section(editor, "Timeline");
  await timeline.shows("17 minutes");
  await timeline.control("group", "Picture of the timeline").button(/^09:27/).there();
  await timeline.control("group", "Picture of the timeline").button(/^09:44/).there();
  const { text } = await exported({ editor, browser });
  assert.match(
    text,
    new RegExp(
      [
        "2026-03-12 \\(\\*all times UTC\\*\\)",
        "",
        "\\| Time  \\| Description \\|",
        "\\| ----- \\| ----------- \\|",
        "\\| 09:27 \\| \\*\\*OUTAGE BEGINS\\*\\* -- Ana Ruiz: checkout answers HTTP 502 \\|",
        "\\| 09:31 \\| Ana Ruiz: I take the lead \\|",
        "\\| 09:44 \\| \\*\\*OUTAGE ENDS\\*\\* -- Kofi Mensah: pool raised<br>now at 80 \\|",
        "",
      ].join("\n"),
    ),
  );
});

test("rows from a text go among those that are there, in order of time, and none comes twice", async ({ editor }) => {
  await openText(editor, "file.md", "# T\n\n## Timeline\n\n2026-03-12 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 09:30 | second |\n| 09:50 | last |\n");
  await closeMessage(editor);
  await propose(editor, "09:27 first\n09:30 Second!\n10:44 CET third\n");
  const list = proposed(editor);
  await list.shows("already in the timeline");
  assert.equal(await (await editor.control("checkbox", /Second!/).there()).isSelected(), false);
  await list.shows("10:44 CET in the text");
  await editor.button("Add 2 rows").click();
  await editor.cell("Description", 4).holds("last");
  assert.deepEqual(await descriptions(editor), ["first", "second", "third", "last"]);
});

test("what a text leaves open is asked once", async ({ editor }) => {
  await propose(editor, "22:15 IST vendor checks\n12/06/2026 09:27 alert\n09:31 acknowledged\n");
  const list = proposed(editor);
  await list.shows("Day not known");
  const zone = editor.field("Zone of times without one");
  await zone.fill("Europe/Atlantis");
  await editor.press("Tab");
  await editor.control("dialog").shows("“Europe/Atlantis” is no zone that is known here");
  await zone.fill("Europe/Berlin");
  await editor.press("Tab");
  await editor.field("Day of times without one").fill("2026-11-01");
  await list.shows("08:31");
  await editor.field("In dates such as 12/06, first comes").choose("the month");
  await list.shows("2026-12-06");
  await list.shows("16:45");
  await editor.field("IST is").choose("Irish standard time");
  await list.shows("21:15");
});

test("lines without a time go with a row, stay as notes, or go", async ({ editor }) => {
  await editor.field("Date").fill("2026-03-12");
  await propose(editor, "What we know\n\n09:27 alert fires\nbasket too\n\nWe were lucky.\n");
  await editor.control("dialog").shows("2 lines are kept as notes");
  await editor.field("What becomes of “We were lucky.”").choose("Leave out");
  await editor.field("What becomes of “basket too”").choose("Leave out");
  await editor.button("Add 1 row").click();
  await editor.cell("Description", 1).holds("alert fires");
  await editor.field("Text between the rows").holds("What we know");
});

test("a text without times says so and stays to be mended", async ({ editor }) => {
  await editor.button("Add from text…").click();
  const text = editor.field("Text with times");
  await text.fill("nobody wrote down when");
  await editor.button("Find the times").click();
  await editor.control("alert").shows("No time was found in this text.");
  await text.holds("nobody wrote down when");
  await text.fill("09:27 somebody did");
  await editor.button("Find the times").click();
  await proposed(editor).shows("somebody did");
  await editor.button("Back to the text").click();
  await text.holds("09:27 somebody did");
});

test("a text that was typed and not taken outlasts the page", async ({ editor }) => {
  await editor.button("Add from text…").click();
  await editor.field("Text with times").type("09:27 alert");
  await editor.reload();
  await editor.button("Add from text…").click();
  await proposed(editor).shows("09:27 alert");
  await editor.button("Add 1 row").click();
  await editor.cell("Description", 1).holds("alert");
  await editor.reload();
  await editor.cell("Description", 1).holds("alert");
  await editor.button("Add from text…").click();
  await editor.field("Text with times").holds("");
});

test("a text that was not taken is there again, until its rows are", async ({ editor }) => {
  await editor.button("Add from text…").click();
  await editor.field("Text with times").type("09:27 alert");
  await editor.press("Escape");
  await editor.control("dialog").gone();
  await editor.button("Add from text…").click();
  await proposed(editor).shows("alert");
  await editor.button("Add 1 row").click();
  await editor.cell("Description", 1).holds("alert");
  await editor.button("Add from text…").click();
  await editor.field("Text with times").holds("");
});

test("of a very long text the first rows are shown at once, and all are added", async ({ editor }) => {
  const lines = Array.from({ length: 2_500 }, (_, line) => `2026-03-12T${String(8 + Math.floor(line / 3600)).padStart(2, "0")}:${String(Math.floor(line / 60) % 60).padStart(2, "0")}:${String(line % 60).padStart(2, "0")}Z step ${line}`);
  await editor.button("Add row").focus();
  await editor.paste(lines.join("\n"));
  await proposed(editor).there();
  assert.equal((await editor.control("checkbox").all()).length, 2_000);
  await editor.button("Show 500 of the 500 below").click();
  await editor.control("checkbox", /step 2499$/).there();
  await editor.control("checkbox", /step 2000$/).getsFocus();
  await editor.button("Add 2500 rows").click();
  await editor.cell("Description", 2500).holds("step 2499");
});

test("a text that is pasted into the dialog is read at once", async ({ editor }) => {
  await editor.button("Add from text…").click();
  await editor.field("Text with times").getsFocus();
  await editor.paste("09:27 alert fires");
  await proposed(editor).shows("alert fires");
  await editor.button("Back to the text").click();
  await editor.field("Text with times").holds("09:27 alert fires");
});

test("a text that another one took the place of is offered again", async ({ editor }) => {
  await editor.button("Add from text…").click();
  await editor.field("Text with times").type("09:27 written by hand");
  await editor.press("Escape");
  await editor.control("dialog").gone();
  await editor.button("Add row").focus();
  await editor.paste("09:31 pasted");
  await proposed(editor).shows("pasted");
  await editor.button("Bring it back").click();
  await proposed(editor).shows("written by hand");
});

test("times go to the zone of the day that they are on", async ({ editor }) => {
  const table = "| Time | Description |\n| - | - |\n";
  const days = `2026-03-28 (*all times UTC*)\n\n${table}| 23:00 | first |\n\n2026-03-29 (*all times Europe/Berlin*)\n\n${table}| 10:30 | second |\n`;
  await openText(editor, "zones.md", `# T\n\n## Timeline\n\n${days}`);
  await closeMessage(editor);
  await propose(editor, "2026-03-29T09:00Z third\n2026-03-28T23:10Z between\n");
  await editor.button("Add 2 rows").click();
  await editor.cell("Description", 4).holds("third");
  await editor.cell("Time", 4).holds("11:00");
  await editor.cell("Time", 2).holds("23:10");
});

test("what is pasted into a description is taken apart only if it has rows, and on request not even then", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  const description = editor.cell("Description", 1);
  const before = await description.value();
  await description.focus();
  await description.press("Control+End");
  await editor.paste("09:27 alert fires\n09:31 acknowledged\n");
  await proposed(editor).there();
  await editor.button("Paste as plain text instead").click();
  await editor.control("dialog").gone();
  await description.holds(`${before}09:27 alert fires\n09:31 acknowledged\n`);
  await description.getsFocus();
});

test("a text file that is dropped on the timeline is read for its times", async ({ editor }) => {
  await editor.field("Title").type("Kept");
  await editor.drop("notes.log", "2026-03-12T09:27:01Z fires\n", await editor.button("Add row").there());
  await proposed(editor).shows("fires");
  await editor.press("Escape");
  await editor.control("dialog").gone();
  await editor.field("Title").holds("Kept");
});

test("from the first key to the file: a text read, marked, looked at, taken back and exported by keys alone", { needs: ["download"] }, async ({
  editor,
  browser,
  driver,
}) => {
  await tabTo(editor, editor.field("Title"));
  await editor.type("Checkout fails");
  await tabTo(editor, editor.field("Date"));
  await editor.type("2026-03-12");
  await tabTo(editor, editor.button("Add from text…"));
  await editor.press("Enter");
  await editor.field("Text with times").getsFocus();
  await axe(driver);
  // Not in order of time.
  await editor.type("9:44 am pool raised\n9:27 am checkout answers HTTP 502\n9:31 am lunch\n9:29 am Ana is paged");
  await tabTo(editor, editor.button("Find the times"));
  await editor.press("Enter");
  await proposed(editor).getsFocus();
  await axe(driver);
  for (const time of [/^09:44/, /^09:27/, /^09:31/]) {
    await editor.press("ArrowDown");
    await editor.control("checkbox", time).getsFocus();
  }
  await editor.press("Space");
  await editor.control("dialog").shows("3 of 4 rows are taken.");
  await editor.press("Control+Enter");
  await editor.control("dialog").gone();
  await editor.cell("Time", 1).getsFocus();
  assert.deepEqual(await descriptions(editor), ["checkout answers HTTP 502", "Ana is paged", "pool raised"]);

  await tabTo(editor, editor.cell("Description", 1));
  await editor.press("Home");
  await editor.press("/");
  await editor.control("listbox", "Markers").there();
  await editor.type("out be");
  await editor.press("Enter");
  await editor.cell("Marker", 1).holds("OUTAGE BEGINS");
  await tabTo(editor, editor.cell("Marker", 3));
  await editor.type("outage ends");
  await editor.press("Tab");
  await editor.cell("Marker", 3).holds("OUTAGE ENDS");
  const timeline = section(editor, "Timeline");
  await timeline.shows("17 minutes");
  const picture = timeline.control("group", "Picture of the timeline");
  await tabTo(editor, picture.button(/^09:27/), "Shift+Tab");
  await editor.press("ArrowRight");
  await picture.button(/^09:29 Ana is paged/).getsFocus();
  await editor.press("End");
  await picture.button(/^09:44 OUTAGE ENDS/).getsFocus();
  await axe(driver);
  await editor.press("Enter");
  await editor.cell("Time", 3).getsFocus();

  // Each step back, and all of them again.
  await undoAll(editor);
  await editor.cell("Time", 1).gone();
  await redoAll(editor);
  await editor.cell("Marker", 3).holds("OUTAGE ENDS");
  await tabTo(editor, editor.button("Export"), "Shift+Tab");
  await editor.press("Enter");
  await goOnWithErrors(editor);
  const { text } = await browser.download(async () => {
    await tabTo(editor, editor.control("dialog", "Export").button("Download"));
    await editor.press("Enter");
  });
  assert.ok(
    text.includes(
      `2026-03-12 (*all times UTC*)

| Time  | Description |
| ----- | ----------- |
| 09:27 | **OUTAGE BEGINS** -- checkout answers HTTP 502 |
| 09:29 | Ana is paged |
| 09:44 | **OUTAGE ENDS** -- pool raised |
`,
    ),
    text,
  );
});

test("what was decided about a text stays while the dialog is closed", async ({ editor }) => {
  await editor.field("Date").fill("2026-03-12");
  await propose(editor, "09:27 alert\n09:31 lunch\nnobody knows why\n");
  await editor.control("checkbox", /^09:31 lunch/).click();
  await editor.control("dialog").shows("1 of 2 rows is taken.");
  await editor.press("Escape");
  await editor.control("dialog").gone();
  await editor.button("Add from text…").click();
  await editor.control("dialog").shows("1 of 2 rows is taken.");
  await editor.button("Back to the text").click();
  await editor.button("Find the times").click();
  await editor.control("dialog").shows("1 of 2 rows is taken.");
  // Another text is another matter.
  await editor.button("Back to the text").click();
  await editor.field("Text with times").fill("09:27 alert\n09:31 lunch");
  await editor.button("Find the times").click();
  await editor.control("dialog").shows("All 2 rows are taken.");
});
