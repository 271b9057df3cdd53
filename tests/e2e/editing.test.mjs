// A person edits every kind of control; what was entered stands in the Markdown in canonical form.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import {
  asOpened,
  atWidth,
  closeMessage,
  difference,
  fixture,
  longTimeline,
  markdown,
  openFixture,
  openText,
  pickDay,
  pressInRow,
  redoAll,
  section,
  showsMarkdown,
  undoAll,
} from "./steps.mjs";
import { until } from "./waiting.mjs";

/** Opens the canonical file; answers a function that waits until these lines differ from it, and no others. */
async function editingCanonical(editor) {
  const { text } = await openFixture(editor, "canonical.md");
  return async (...lines) => {
    let last;
    try {
      await until(async () => String((last = difference(text, await markdown(editor)))) === String(lines), { within: editor.patience });
    } catch {
      assert.deepEqual(last, lines);
    }
  };
}

/** Selects a part of what a text field holds. */
async function select(editor, field, part) {
  await editor.driver.executeScript(
    "const [area, part] = arguments; const at = area.value.indexOf(part); area.focus(); area.setSelectionRange(at, at + part.length)",
    await field.there(),
    part,
  );
}

test("the title", async ({ editor, driver }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Title").fill("Label printers stop");
  await differs("-# Label printers stop after a certificate change", "+# Label printers stop");
  await until(async () => (await driver.getTitle()).startsWith("Label printers stop –"));
});

test("the date, typed", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Date").fill("2025-04-18");
  await differs("-2025-04-17", "+2025-04-18");
});

test("the date, picked", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await pickDay(editor, "Pick the date", { from: "2025-04-17", to: "2025-05-01" });
  await editor.field("Date").holds("2025-05-01");
  await differs("-2025-04-17", "+2025-05-01");
  await editor.field("Date").fill("2 May 2025");
  await pickDay(editor, "Pick the date", { from: "2025-05-02", to: "2025-05-03" });
  await editor.button("Undo").click();
  await editor.field("Date").holds("2025-05-02");
});

test("the date's calendar, by keys", { needs: ["cdp"] }, async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.button("Pick the date").press("Enter");
  await editor.press("ArrowRight");
  await editor.press("Enter");
  await editor.field("Date").holds("2025-04-18");
});

test("a date that is no day is kept as typed", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Date").fill("17 or 18 April, we are not sure");
  await editor.field("Title").focus();
  await editor.field("Date").holds("17 or 18 April, we are not sure");
  await differs("-2025-04-17", "+17 or 18 April, we are not sure");
});

test("authors: a name, a link, one more and one less", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  const authors = section(editor, "Authors");
  await authors.field("Link, row 2").type("https://people.example.com/dario");
  await authors.button("Add author").click();
  await authors.field("Name, row 3").getsFocus();
  await editor.type("Wen Ferreira");
  await pressInRow(editor, "Authors", "Remove row 1");
  await authors.field("Name, row 2").holds("Wen Ferreira");
  await differs(
    "-* [Maren Holt](https://people.example.com/maren-holt)",
    "-* Dario Quist",
    "+* [Dario Quist](https://people.example.com/dario)",
    "+* Wen Ferreira",
  );
});

test("the status, picked and typed", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.button("Complete").click();
  await editor.field("Status").holds("Complete");
  await differs("-In review", "+Complete");
  await editor.field("Status").type(", except for the second action");
  await differs("-In review", "+Complete, except for the second action");
});

test("Markdown by keys: bold, italic, link", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  const summary = editor.field("Summary");
  await select(editor, summary, "48 minutes");
  await editor.press("Control+b");
  await select(editor, summary, "northern");
  await editor.press("Control+i");
  await select(editor, summary, "warehouses");
  await editor.press("Control+k");
  // The address is selected, so it is typed over.
  await editor.type("https://example.com/map");
  await summary.holds("No parcel label was printed in the two _northern_ [warehouses](https://example.com/map) for **48 minutes**.");
  await differs(
    "-No parcel label was printed in the two northern warehouses for 48 minutes.",
    "+No parcel label was printed in the two _northern_ [warehouses](https://example.com/map) for **48 minutes**.",
  );
  await select(editor, summary, "48 minutes");
  await editor.press("Control+b");
  await summary.holds("No parcel label was printed in the two _northern_ [warehouses](https://example.com/map) for 48 minutes.");
});

test("Markdown by the bar", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  const trigger = section(editor, "Trigger");
  await select(editor, editor.field("Trigger"), "07:00");
  await trigger.button("Code (Ctrl+E)").click();
  await editor.field("Trigger").holds("The old certificate ran out at `07:00`.");
  await editor.field("Trigger").getsFocus();
  await trigger.button("Bulleted list (Ctrl+Shift+8)").click();
  await editor.field("Trigger").holds("* The old certificate ran out at `07:00`.");
  await differs("-The old certificate ran out at 07:00.", "+* The old certificate ran out at `07:00`.");
});

test("Markdown of several paragraphs, a list and code", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const text = "First.\n\nSecond:\n\n1. one\n2. two\n\n```sh\n## not a heading\n```";
  // Enter begins each item but the first, and ends the list at an empty one.
  await editor.field("Detection").fill(text.replace("2. two\n\n", "two\n\n\n"));
  await editor.field("Detection").holds(text);
  await showsMarkdown(editor, fixture("canonical.md").text.replace("A shift lead called; no alert fired.", text));
});

test("a heading typed into a text stays text of its section", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Impact").fill("## Timeline\n\nNot the timeline.");
  const written = await until(async () => {
    const text = await markdown(editor);
    return text.includes("Not the timeline.") && text;
  });
  await openText(editor, "again.md", written);
  await editor.cell("Time", 3).holds("07:48");
  assert.match(await editor.field("Impact").value(), /Timeline\s+Not the timeline\./);
});

test("an action item: every cell", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.button("Add action item").click();
  await editor.cell("Action Item", 3).getsFocus();
  await editor.type("Print a | test label");
  await editor.cell("Type", 3).choose("mitigate");
  await editor.cell("Owner", 3).type("Maren Holt");
  await editor.cell("Bug", 3).type("printing#50");
  await editor.cell("State", 3).choose("IN PROGRESS");
  await differs(String.raw`+| Print a \| test label | mitigate | Maren Holt | printing#50 **IN PROGRESS** |`);
  await editor.cell("Type", 3).choose("process");
  await editor.cell("State", 3).choose("State");
  await editor.cell("Bug", 3).fill("n/a");
  await differs(String.raw`+| Print a \| test label | process | Maren Holt | n/a |`);
});

test("owners are suggested from what the document names", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  const authors = section(editor, "Authors");
  await authors.button("Add author").click();
  await authors.field("Name, row 3").type("Wen Ferreira");
  const list = await editor.cell("Owner", 1).attribute("list");
  const suggested = () => driver.executeScript("return [...document.getElementById(arguments[0]).options].map((it) => it.value)", list);
  await until(async () => (await suggested()).includes("Wen Ferreira"));
  assert.deepEqual(await suggested(), ["Maren Holt", "Dario Quist", "Wen Ferreira"]);
});

test("the three lessons", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  const [well, wrong, lucky] = ["What went well", "What went wrong", "Where we got lucky"].map((name) => section(editor, name));
  await well.field("Item, row 1").type(" It took a minute.");
  await wrong.button("Add item").click();
  await wrong.field("Item, row 2").type("Nobody watches the printers.");
  await pressInRow(editor, "What went wrong", "Move row 2 up");
  await wrong.field("Item, row 1").holds("Nobody watches the printers.");
  await lucky.button("Add item").click();
  await lucky.field("Item, row 1").type("It was a Thursday.");
  await differs(
    "-* The restart was in the runbook.",
    "+* The restart was in the runbook. It took a minute.",
    "+* Nobody watches the printers.",
    "--",
    "+* It was a Thursday.",
  );
});

test("the timeline: time, marker, description", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.button("Add row").click();
  await editor.cell("Time", 4).getsFocus();
  await editor.type("8:15");
  await editor.cell("Marker", 4).type("INCIDENT ENDS");
  await editor.cell("Description", 4).type("All labels are printed");
  await editor.cell("Time", 2).fill("~07:25");
  await editor.cell("Marker", 1).fill("");
  await differs(
    "-| 07:00 | **OUTAGE BEGINS** -- The certificate runs out |",
    "-| 07:26 | **INCIDENT BEGINS** -- A shift lead calls the on-call engineer |",
    "+| 07:00 | The certificate runs out |",
    "+| ~07:25 | **INCIDENT BEGINS** -- A shift lead calls the on-call engineer |",
    "+| 08:15 | **INCIDENT ENDS** -- All labels are printed |",
  );
});

test("the timeline's day: its date, its zone, and another day", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Zone of the day's times").fill("CEST");
  await editor.button("Add day").click();
  await until(async () => (await editor.field("Day").all()).length === 2);
  await editor.button("Add row").click();
  await editor.cell("Time", 4).type("09:00");
  await editor.cell("Description", 4).type("The review");
  await differs(
    "-2025-04-17 (*all times UTC*)",
    "+2025-04-17 (*all times CEST*)",
    "+",
    "+2025-04-18 (*all times CEST*)",
    "+",
    "+| Time  | Description |",
    "+| ----- | ----------- |",
    "+| 09:00 | The review |",
  );
});

test("the day of the timeline, typed and picked", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Day").holds("2025-04-17");
  await editor.field("Day").fill("20 April 2025");
  await editor.field("Zone of the day's times").focus();
  await editor.field("Day").holds("2025-04-20");
  await differs("-2025-04-17 (*all times UTC*)", "+2025-04-20 (*all times UTC*)");
  await pickDay(editor, "Pick the day", { from: "2025-04-20", to: "2025-04-21" });
  await editor.field("Day").holds("2025-04-21");
  await differs("-2025-04-17 (*all times UTC*)", "+2025-04-21 (*all times UTC*)");
});

test("a day line holds a day and nothing else, and says so", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Day").fill("the day after");
  await editor.field("Title").focus();
  await editor.field("Day").holds("2025-04-17");
  await editor.control("status").shows("“the day after” is not a day");
  await differs();
});

test("the marker of a row, in capitals that need not be typed", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.cell("Marker", 1).fill("incident begins");
  await editor.field("Title").focus();
  await editor.cell("Marker", 1).holds("INCIDENT BEGINS");
  await differs(
    "-| 07:00 | **OUTAGE BEGINS** -- The certificate runs out |",
    "+| 07:00 | **INCIDENT BEGINS** -- The certificate runs out |",
  );
});

test("front matter, where a file has some", async ({ editor }) => {
  const { text } = await openFixture(editor, "hand-written.md");
  const settings = editor.field("Front matter");
  await settings.holds("team: storage\nseverity: 2");
  await settings.fill("team: storage\n---\nseverity: 3");
  // The file's lines end as those of another system.
  const written = async () => difference(text.replaceAll("\r\n", "\n"), (await asOpened(editor)).replaceAll("\r\n", "\n"));
  await until(async () => String(await written()) === String(["-severity: 2", "+ ---", "+severity: 3"]), { what: "the edited front matter" });
  // A line that would end it is indented.
  await editor.field("Title").focus();
  await settings.holds("team: storage\n ---\nseverity: 3");
  await settings.fill("");
  await until(async () => String(await written()) === String(["----", "-team: storage", "-severity: 2", "----"]), { what: "no front matter" });
  await undoAll(editor);
  await settings.holds("team: storage\nseverity: 2");
  assert.deepEqual(await written(), []);
  await openFixture(editor, "canonical.md");
  await settings.gone();
});

test("supporting information with a link and an image", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.field("Supporting Information").type("\n[Log](logs/printing.txt)\n\n\n![The queue](queue.png)");
  await differs("+* [Log](logs/printing.txt)", "+", "+![The queue](queue.png)");
});

test("a section of the team's own: added, filled, removed and brought back", async ({ editor }) => {
  const differs = await editingCanonical(editor);
  await editor.button("Add a section of your own").click();
  await editor.field("Heading of your own section").getsFocus();
  await editor.type("Costs");
  await editor.field("Text of your own section").type("Two working days.");
  const lines = ["+", "+## Costs", "+", "+Two working days."];
  await differs(...lines);
  await editor.button("Remove this section").click();
  await editor.control("status").shows("“Costs” was removed.");
  await differs();
  await editor.control("status").button("Undo").click();
  await editor.field("Heading of your own section").holds("Costs");
  await editor.field("Text of your own section").holds("Two working days.");
  await differs(...lines);
});

test("text between the rows of a table is shown there and can be edited", async ({ editor }) => {
  const { text } = fixture("canonical.md");
  const row = "| 07:26 | **INCIDENT BEGINS**";
  const noted = text.replace(row, `\nThe queue at this time:\n\n![Queue](queue.png)\n\n| Time  | Description |\n| ----- | ----------- |\n${row}`);
  await openText(editor, "noted.md", noted);
  const note = editor.field("Text between the rows");
  await note.holds("The queue at this time:\n\n![Queue](queue.png)");
  await editor.cell("Time", 2).holds("07:26");
  await note.fill("The queue had 900 labels by then.");
  await showsMarkdown(editor, noted.replace("The queue at this time:\n\n![Queue](queue.png)", "The queue had 900 labels by then."));
});

test("the formatting bar of a text covers nothing", async ({ editor, driver }) => {
  await openFixture(editor, "hand-written.md");
  for (const width of [1440, 1000, 500]) {
    await atWidth(driver, width, async () => {
      const [bars, covered] = await driver.executeScript(`
        const visible = (it) => it.getClientRects().length > 0;
        const covers = (one, other) =>
          one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
        const bars = [...document.querySelectorAll("[aria-label=Formatting]")].filter(visible);
        const covered = bars.flatMap((bar) =>
          [...bar.closest("section").querySelectorAll("h2, h3, header > *, textarea, button")]
            .filter((it) => visible(it) && !bar.contains(it) && covers(bar.getBoundingClientRect(), it.getBoundingClientRect()))
            .map((it) => it.value || it.textContent || it.ariaLabel));
        return [bars.length, covered];
      `);
      // The seven texts of the template, and those of the file's own two sections.
      assert.equal(bars, 9);
      assert.deepEqual(covered, [], `at ${width} pixels`);
    });
  }
});

test("200 rows stand below each other, whole, however wide the window is", async ({ editor, driver }) => {
  await openText(editor, "long.md", longTimeline(200));
  await editor.cell("Description", 200).there();
  const standRight = async () => {
    let amiss;
    const none = async () => {
      const [rows, ...found] = await driver.executeAsyncScript(ROWS_AMISS);
      assert.equal(rows, 201, "the rows and their day");
      return (amiss = found).length === 0;
    };
    await until(none, { within: editor.patience, what: () => `rows to stand right: ${amiss.slice(0, 5).join("; ")}` });
  };
  await atWidth(driver, 500, standRight);
  // And at the first width again.
  await standRight();
});

// How many rows there are, and which the next one overlaps or whose text is cut off, once the page has come to rest.
const ROWS_AMISS = `
  const done = arguments[0];
  const look = () => {
    if (document.querySelector(".measuring")) return requestAnimationFrame(look);
    const rows = [...document.querySelectorAll("[data-rows=timeline] .row")];
    const boxes = rows.map((row) => row.getBoundingClientRect());
    const overlapped = rows.filter((row, at) => at + 1 < rows.length && boxes[at].bottom > boxes[at + 1].top + 0.5);
    const cut = rows.filter((row) => [...row.querySelectorAll("textarea")].some((area) => area.scrollHeight > area.offsetHeight));
    done([rows.length, ...overlapped.map((row) => row.ariaLabel + " overlaps the next"), ...cut.map((row) => row.ariaLabel + " is cut off")]);
  };
  requestAnimationFrame(() => requestAnimationFrame(look));
`;

/** Fails when a text does not stand in its field as a whole. */
async function isWhole(editor, field) {
  const [text, area] = await editor.driver.executeScript("const [it] = arguments; return [it.scrollHeight, it.offsetHeight]", await field.there());
  assert.ok(text <= area, `the text of ${field} is ${text} pixels high, its field ${area}`);
}

/** Opens a file with ten lines in every text that the form makes room for, and takes one away and back. */
async function opensTenLines(editor) {
  const lines = Array.from({ length: 10 }, (_, index) => `Line ${index + 1}.`).join("\n");
  const settings = Array.from({ length: 10 }, (_, index) => `key${index}: value`).join("\n");
  const { text } = fixture("canonical.md");
  const [title, ...rest] = text.replace("* The restart was in the runbook.", lines).split("\n");
  const parts = ["---", settings, "---", "", `Before.\n${lines}`, "", title, "", lines, ...rest, "## Costs", "", lines, ""];
  await openText(editor, "long.md", parts.join("\n"));
  const costs = section(editor, "Section of your own: Costs");
  const own = costs.field("Text of your own section");
  await own.holds(lines);
  await isWhole(editor, own);
  for (const name of ["Front matter", "Before the title", "Introduction", "What went well"]) await isWhole(editor, editor.field(name));
  await costs.button("Remove this section").click();
  await costs.gone();
  await editor.control("status").button("Undo").click();
  await own.holds(lines);
  await isWhole(editor, own);
}

test("a text that comes with ten lines is seen as a whole, wherever it stands", async ({ editor }) => {
  await opensTenLines(editor);
});

test("so it is where the browser does not size fields by itself", { needs: ["cdp"] }, async ({ editor, driver }) => {
  const { identifier } = await driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: SIZES_NO_FIELDS });
  try {
    await editor.reload();
    await opensTenLines(editor);
  } finally {
    await driver.sendAndGetDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  }
});

// As in a browser that does not know the property field-sizing.
const SIZES_NO_FIELDS = `
  const supports = CSS.supports.bind(CSS);
  CSS.supports = (property, value) => property !== "field-sizing" && supports(property, value);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("textarea { field-sizing: fixed !important }");
  document.adoptedStyleSheets.push(sheet);
`;

test("a choice that is taken back looks like one that was never made", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await editor.button("Add action item").click();
  const state = editor.cell("State", 3);
  const colour = async () => driver.executeScript("return getComputedStyle(arguments[0]).color", await state.there());
  const unmade = await colour();
  await state.choose("DONE");
  const made = await colour();
  assert.notEqual(made, unmade);
  await editor.button("Undo").click();
  await state.holds("");
  assert.equal(await colour(), unmade);
  await editor.button("Redo").click();
  await state.holds("DONE");
  assert.equal(await colour(), made);
});

test("what belongs in a section is shown on demand, with an example", async ({ editor }) => {
  const help = editor.button("What belongs in Root Causes");
  await help.click();
  assert.equal(await help.attribute("aria-expanded"), "true");
  await section(editor, "Root Causes").shows("For example");
  await help.click();
  await until(async () => !(await section(editor, "Root Causes").text()).includes("For example"));
});

test("after editing every kind of control: undone to the beginning, redone to the end", async ({ editor, driver }) => {
  const { text } = await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  await editor.field("Title").fill("A shorter title");
  await editor.field("Date").fill("2025-04-18");
  await section(editor, "Authors").button("Add author").click();
  await section(editor, "Authors").field("Name, row 3").type("Wen Ferreira");
  await pressInRow(editor, "Authors", "Move row 3 up");
  await editor.button("Draft").click();
  await editor.field("Summary").type(" It was a Thursday.");
  await editor.cell("Type", 1).choose("repair");
  await editor.cell("State", 2).choose("TODO");
  await editor.cell("Owner", 2).fill("Maren Holt");
  await pressInRow(editor, "Action Items", "Move row 2 up");
  await section(editor, "What went wrong").field("Item, row 1").press("End");
  await editor.press("Enter");
  await section(editor, "What went wrong").field("Item, row 2").type("Nobody watches the printers.");
  await editor.cell("Time", 1).fill("06:59");
  await editor.cell("Marker", 1).fill("");
  await editor.button("Add day").click();
  await editor.button("Add row").click();
  await editor.cell("Description", 4).type("The review");
  await pressInRow(editor, "Timeline", "Remove row 2");
  await editor.button("Add a section of your own").click();
  await editor.field("Heading of your own section").type("Costs");
  await editor.field("Text of your own section").type("Two days.");
  await editor.field("Supporting Information").fill("");

  const fields = () => driver.executeScript("return [...document.querySelectorAll('#form textarea, #form input, #form select')].map((it) => it.getAttribute('aria-label') + ': ' + it.value)");
  const edited = await until(async () => {
    const now = await markdown(editor);
    return now.includes("## Costs\n\nTwo days.") && !now.includes("Graph of printed labels") && now;
  });
  const shown = await fields();
  assert.match(edited, /^# A shorter title\n\n## Date\n\n2025-04-18\n\n## Authors\n\n\* \[Maren Holt\].*\n\* Wen Ferreira\n\* Dario Quist\n/);
  assert.match(edited, /\| 06:59 \| The certificate runs out \|\n\| 07:48 \|/);

  const steps = await undoAll(editor);
  assert.ok(steps >= 18, `${steps} steps of undo for more edits than that`);
  await showsMarkdown(editor, text);
  assert.equal(await editor.rows("Time"), 3);

  assert.equal(await redoAll(editor), steps);
  await showsMarkdown(editor, edited);
  assert.deepEqual(await fields(), shown);
});
