// A person works without a mouse.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { exported, fixture, goOnWithErrors, markdown, openFixture, openText, section, tabTo } from "./steps.mjs";
import { until } from "./waiting.mjs";

const TIMES = ["07:00", "07:26", "07:48"];

const times = async (editor) => {
  const count = await editor.rows("Time");
  return Promise.all(Array.from({ length: count }, (_, index) => editor.cell("Time", index + 1).value()));
};

/** Fails unless every step is taken back. */
const goneBack = async (editor) => assert.equal(await editor.button("Undo").enabled(), false, "there is more to undo");

const becomes = (editor, wanted) => until(async () => String(await times(editor)) === String(wanted), { what: `times ${wanted}` });

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

/** Opens the canonical file with all rows of its timeline in one minute, so that they stand as they are put. */
const openOneMinute = (editor) => openText(editor, "minute.md", fixture("canonical.md").text.replaceAll(/^\| 07:.. /gm, "| 07:26 "));

const MARKERS = ["OUTAGE BEGINS", "INCIDENT BEGINS", "OUTAGE ENDS"];

/** Waits until the rows of the timeline stand in an order, which is told by their places of before. */
const stand = (editor, ...places) =>
  until(async () => {
    const markers = await Promise.all(MARKERS.map((_, index) => editor.cell("Marker", index + 1).value()));
    return String(markers) === String(places.map((place) => MARKERS[place - 1]));
  }, { what: `rows in the order ${places}` });

test("Alt+Up and Alt+Down move a row, and the focus stays in it", async ({ editor }) => {
  await openOneMinute(editor);
  await editor.cell("Description", 3).press("Alt+ArrowUp");
  await stand(editor, 1, 3, 2);
  await editor.cell("Description", 2).getsFocus();
  await editor.press("Alt+ArrowUp");
  await stand(editor, 3, 1, 2);
  await editor.cell("Description", 1).getsFocus();
  await editor.press("Alt+ArrowDown");
  await editor.press("Alt+ArrowDown");
  await stand(editor, 1, 2, 3);
  await editor.cell("Description", 3).getsFocus();
  await editor.cell("Description", 3).holds("The print service is restarted");
});

test("a row that its button moves keeps the focus on that button", async ({ editor }) => {
  await openOneMinute(editor);
  const timeline = section(editor, "Timeline");
  await editor.cell("Description", 3).focus();
  await timeline.button("Move row 3 up").press("Enter");
  await stand(editor, 1, 3, 2);
  await timeline.button("Move row 2 up").getsFocus();
  await editor.press("Enter");
  await stand(editor, 3, 1, 2);
  await timeline.button("Move row 1 up").getsFocus();
  await timeline.button("Move row 1 down").press("Enter");
  await stand(editor, 1, 3, 2);
  await timeline.button("Move row 2 down").getsFocus();
});

for (const [how, act] of [
  ["its button", (editor, well) => well.button("Turn into a list").press("Enter")],
  ["a list that is typed, and Tab", async (editor, well) => {
    await well.field("What went well").fill("* All of it.");
    await editor.press("Tab");
  }],
]) {
  test(`a text becomes a list by ${how}, and the focus goes on in its first item`, async ({ editor }) => {
    const { text } = fixture("canonical.md");
    await openText(editor, "prose.md", text.replace("* The restart was in the runbook.", "All of it."));
    const well = section(editor, "What went well");
    await well.field("What went well").holds("All of it.");
    await act(editor, well);
    await well.field("Item, row 1").getsFocus();
    await well.field("Item, row 1").holds("All of it.");
    await editor.press("Control+z");
    await well.field("What went well").getsFocus();
  });
}

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

test("Enter that takes a suggestion adds no row; the next one does", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  for (const [name, row, letters, first] of [
    ["Marker", 2, "inc", "Time"],
    ["Owner", 1, "dar", "Action Item"],
  ]) {
    const before = await editor.rows(first);
    await editor.cell(name, row).fill(letters);
    await editor.press("ArrowDown");
    await editor.press("Enter");
    await editor.cell(name, row).getsFocus();
    assert.equal(await editor.rows(first), before);
    await editor.press("Enter");
    await editor.cell(first, row + 1).getsFocus();
    assert.equal(await editor.rows(first), before + 1);
  }
});

test("Escape leaves the suggestions, and what was typed stays", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const owner = editor.cell("Owner", 1);
  await owner.fill("dar");
  await editor.press("ArrowDown");
  await editor.press("Escape");
  await owner.holds("dar");
  await editor.press("Enter");
  await editor.cell("Action Item", 2).getsFocus();
  await owner.holds("dar");
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
  await editor.press("Control+z");
  await editor.field("Trigger").holds("The old certificate ran out at 07:00.");
  await goneBack(editor);

  await editor.press("Control+Shift+z");
  await editor.field("Trigger").holds("Something else.");
  await editor.press("Control+Shift+z");
  await becomes(editor, ["07:00", "07:26", "", "07:48"]);
  await editor.press("Control+Shift+z");
  await becomes(editor, ["07:00", "07:26", "07:30", "07:48"]);
  assert.equal(await editor.button("Redo").enabled(), false);
});

test("words that are typed after a pause are one step, with the space before them", async ({ editor, driver }) => {
  const trigger = editor.field("Trigger");
  const time = (milliseconds) => driver.executeScript("performance.now = () => arguments[0]", milliseconds);
  await time(5_000);
  await trigger.type("Begun");
  await time(6_100);
  await editor.type(" more");
  await trigger.holds("Begun more");
  await editor.press("Control+z");
  await trigger.holds("Begun");
  await editor.press("Control+z");
  await trigger.holds("");
  await goneBack(editor);
});

test("undo and redo keep the focus where rows, days and sections come and go", async ({ editor }) => {
  await openOneMinute(editor);
  await editor.cell("Description", 2).press("Enter");
  await editor.cell("Time", 3).getsFocus();
  await editor.press("Control+z");
  await editor.cell("Description", 2).getsFocus();
  await editor.press("Control+Shift+z");
  await editor.cell("Time", 3).getsFocus();
  await editor.press("Control+z");

  await editor.button("Add day").click();
  await until(async () => (await editor.focused()) === "Day");
  await editor.press("Control+z");
  await editor.cell("Description", 3).getsFocus();
  await editor.press("Control+Shift+z");
  await until(async () => (await editor.focused()) === "Day");
  await editor.press("Control+z");

  await section(editor, "Where we got lucky").button("Add item").click();
  await section(editor, "Where we got lucky").field("Item, row 1").getsFocus();
  await editor.press("Control+z");
  await section(editor, "Where we got lucky").button("Add item").getsFocus();

  await editor.button("Add a section of your own").click();
  await editor.field("Heading of your own section").getsFocus();
  await editor.press("Control+z");
  await editor.button("Add a section of your own").getsFocus();
  await editor.press("Control+Shift+z");
  await editor.field("Heading of your own section").getsFocus();
  await editor.press("Control+z");

  await editor.cell("Description", 3).press("Alt+ArrowUp");
  await editor.cell("Description", 2).getsFocus();
  await editor.press("Control+z");
  await editor.cell("Description", 3).getsFocus();
  await goneBack(editor);
});

test("the Undo button keeps the focus when there is nothing left to undo", async ({ editor }) => {
  const undo = editor.button("Undo");
  await editor.field("Trigger").type("a");
  await undo.press("Enter");
  await editor.field("Trigger").getsFocus();
  await goneBack(editor);
  await undo.press("Enter");
  await undo.getsFocus();
});

test("Ctrl+Shift+Backspace removes whatever row the focus is in", async ({ editor }) => {
  const note = "The log of the night is not complete.";
  const { text } = fixture("canonical.md");
  await openText(editor, "with-a-note.md", text.replace(/\n\n(?=## Supporting)/, `\n\n${note}\n\n`));
  await editor.cell("Description", 2).press("Control+Shift+Backspace");
  await becomes(editor, ["07:00", "07:48"]);
  await editor.cell("Description", 1).getsFocus();

  await editor.field("Text between the rows").holds(note);
  await editor.field("Text between the rows").press("Control+Shift+Backspace");
  await editor.field("Text between the rows").gone();
  await editor.cell("Description", 2).getsFocus();

  await editor.field("Day").press("Control+Shift+Backspace");
  await editor.field("Day").gone();
  await editor.cell("Description", 1).getsFocus();
  await becomes(editor, ["07:00", "07:48"]);

  await editor.cell("State", 1).press("Control+Shift+Backspace");
  await editor.cell("Action Item", 2).gone();
  await editor.cell("Action Item", 1).holds("Alert two weeks before a certificate runs out");
  await section(editor, "Authors").field("Link, row 1").press("Control+Shift+Backspace");
  await section(editor, "Authors").field("Name, row 1").holds("Dario Quist");
  await section(editor, "What went well").field("Item, row 1").press("Control+Shift+Backspace");
  await section(editor, "What went well").button("Add item").getsFocus();

  for (let count = 0; count < 6; count++) await editor.press("Control+z");
  await editor.field("Text between the rows").holds(note);
  await editor.field("Day").holds("2025-04-17");
  await becomes(editor, TIMES);
  await goneBack(editor);
});

test("keys make lists", async ({ editor }) => {
  const trigger = editor.field("Trigger");
  await trigger.type("one");
  await editor.press("Control+Shift+8");
  await trigger.holds("* one");
  await editor.press("Control+a");
  await editor.type("two");
  await editor.press("Control+Shift+7");
  await trigger.holds("1. two");
});

/** Whether the page takes a key for itself. The event is made in the page: what it does not take, the browser does not get. */
const takes = async (editor, field, key) =>
  editor.driver.executeScript(
    `const [field, key] = arguments;
     const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true, composed: true });
     field.dispatchEvent(event);
     return event.defaultPrevented;`,
    await field.there(),
    key,
  );

test("keys that are the browser's stay the browser's", async ({ editor }) => {
  const trigger = editor.field("Trigger");
  await trigger.type("text");
  for (const key of ["B", "I", "E", "K"]) {
    assert.equal(await takes(editor, trigger, { key, ctrlKey: true, shiftKey: true }), false, `Ctrl+Shift+${key}`);
    assert.equal(await takes(editor, trigger, { key: key.toLowerCase(), metaKey: true }), false, `the system's ${key}`);
  }
  await trigger.holds("text");
  assert.equal(await takes(editor, trigger, { key: "b", ctrlKey: true }), true);
  await trigger.holds("text****");
});

test("on a Mac, Cmd is the key, and Ctrl is the system's", { needs: ["cdp"] }, async ({ editor, driver }) => {
  const userAgent = await driver.executeScript("return navigator.userAgent");
  const pretend = (platform) => driver.sendAndGetDevToolsCommand("Emulation.setUserAgentOverride", { userAgent, platform });
  const platform = await driver.executeScript("return navigator.platform");
  await pretend("MacIntel");
  try {
    await editor.reload();
    const trigger = editor.field("Trigger");
    await trigger.type("text");
    for (const key of ["e", "b", "k", "z"]) {
      assert.equal(await takes(editor, trigger, { key, ctrlKey: true }), false, `Ctrl+${key}`);
    }
    assert.equal(await takes(editor, trigger, { key: "e", metaKey: true }), true);
    await trigger.holds("text``");
    await section(editor, "Trigger").button("Code (Cmd+E)").there();
  } finally {
    await pretend(platform);
  }
});

test("the key that ends a composition is not taken for another", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const description = editor.cell("Description", 1);
  assert.equal(await takes(editor, description, { key: "Enter", keyCode: 229 }), false);
  assert.equal(await takes(editor, description, { key: "Enter", isComposing: true }), false);
  assert.deepEqual(await times(editor), TIMES);
  assert.equal(await takes(editor, description, { key: "Enter", keyCode: 13 }), true);
  await editor.cell("Time", 4).there();
});

test("what means something else while it is half typed is what was typed", async ({ editor }) => {
  const { text } = fixture("canonical.md");
  await openText(editor, "prose.md", text.replace("* The restart was in the runbook.", "All of it."));
  const authors = section(editor, "Authors");
  await authors.field("Link, row 2").type("https://e.org/a(b)");
  await authors.field("Link, row 2").holds("https://e.org/a(b)");

  await editor.cell("Marker", 2).fill("");
  await editor.cell("Marker", 2).type("outage begins");
  await editor.cell("Marker", 2).holds("outage begins");

  const zone = editor.field("Zone of the day's times");
  await zone.fill("CET (winter)");
  await zone.holds("CET (winter)");

  const well = section(editor, "What went well");
  await well.field("What went well").fill("* a");
  await well.field("What went well").holds("* a");
  await editor.field("Title").focus();

  // An address is kept as one that no sign of Markdown can end.
  await authors.field("Link, row 2").holds("https://e.org/a%28b%29");
  await authors.field("Name, row 2").holds("Dario Quist");
  await editor.cell("Marker", 2).holds("OUTAGE BEGINS");
  await editor.cell("Description", 2).holds("A shift lead calls the on-call engineer");
  // The zone stands in brackets itself.
  await zone.holds("CET winter");
  await editor.field("Day").holds("2025-04-17");
  await well.field("Item, row 1").holds("a");
  await well.field("What went well").gone();
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
  await tabTo(editor, editor.field("Title"));
  await editor.type("Written by keys");
  await tabTo(editor, editor.field("Date"));
  await editor.type("2025-06-07");
  await tabTo(editor, editor.button("Add author"));
  await editor.press("Enter");
  await until(async () => (await editor.focused()) === "Name, row 1");
  await editor.type("Ada");
  await editor.press("Enter");
  await until(async () => (await editor.focused()) === "Name, row 2");
  await editor.type("Bea");
  await tabTo(editor, editor.field("Summary"));
  await editor.type("All went well.");
  await editor.button("Export").focus();
  await editor.press("Enter");
  await goOnWithErrors(editor);
  await tabTo(editor, editor.control("dialog", "Export").button("Download"));
  const file = await browser.download(() => editor.press("Enter"));
  assert.equal(file.name, "2025-06-07-written-by-keys.md");
  assert.match(file.text, /^# Written by keys\n\n## Date\n\n2025-06-07\n\n## Authors\n\n\* Ada\n\* Bea\n/);
  await editor.button("Export").getsFocus();
});

test("signs close by the key that opened them, and a list goes on by Enter", async ({ editor }) => {
  const summary = editor.field("Summary");
  await summary.focus();
  await editor.press("Control+b");
  await editor.type("down");
  await editor.press("Control+b");
  await editor.type(" again:");
  await editor.press("Enter");
  await editor.press("Enter");
  await editor.type("* one");
  await editor.press("Enter");
  await editor.type("two");
  await editor.press("Enter");
  await editor.press("Enter");
  await editor.type("End.");
  await summary.holds("**down** again:\n\n* one\n* two\nEnd.");
});

test("an own section is written from its heading on by Tab or Enter", async ({ editor }) => {
  await editor.button("Add a section of your own").click();
  await editor.type("Cost");
  await editor.press("Tab");
  await editor.type("About EUR 40k");
  await editor.field("Text of your own section").holds("About EUR 40k");
  await editor.field("Heading of your own section").focus();
  await editor.press("Enter");
  await editor.press("End");
  await editor.type(".");
  await editor.field("Text of your own section").holds("About EUR 40k.");
});

test("the day that another day begins with is typed over", async ({ editor }) => {
  await editor.field("Date").fill("2026-03-14");
  await editor.button("Add day").click();
  await editor.type("2026-03-20");
  await editor.press("Tab");
  await editor.field("Day").holds("2026-03-20");
});
