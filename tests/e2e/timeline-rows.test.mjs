// A person writes a timeline: times as they come, rows that stay in order, rows of this moment, markers.
import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";
import { longTimeline, openFixture, openText, section, undoAll } from "./steps.mjs";
import { until } from "./waiting.mjs";

const TIMES = ["07:00", "07:26", "07:48"];

const times = async (editor) => {
  const count = await editor.rows("Time");
  return Promise.all(Array.from({ length: count }, (_, index) => editor.cell("Time", index + 1).value()));
};

const become = (editor, wanted) => until(async () => String(await times(editor)) === String(wanted), { what: `times ${wanted}` });

const says = (editor, text) => editor.control("status").shows(text);

/** Fails unless one step back gives these times, and there is no step before it. */
async function isOneStep(editor, before = TIMES) {
  await editor.press("Control+z");
  await become(editor, before);
  assert.equal(await editor.button("Undo").enabled(), false, "there is more to undo");
}

/** Makes the page's clock stand still at an instant. */
const standAt = (driver, instant) => driver.executeScript("const at = Date.parse(arguments[0]); window.Date.now = () => at;", instant);

for (const [typed, time] of [
  ["727", "07:27"],
  ["7.27am", "07:27"],
  ["7h27", "07:27"],
  ["~727", "~07:27"],
  ["7:27-7:40", "07:27-07:40"],
  ["7:27 UTC", "07:27"],
]) {
  test(`a time typed as ${typed}`, async ({ editor }) => {
    await openFixture(editor, "canonical.md");
    await editor.cell("Time", 2).fill(typed);
    await editor.press("Tab");
    await editor.cell("Time", 2).holds(time);
    await editor.cell("Marker", 2).getsFocus();
    await become(editor, ["07:00", time, "07:48"]);
    await isOneStep(editor);
  });
}

test("a time that is typed slowly and left is one step, with its move", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  const time = (milliseconds) => driver.executeScript("performance.now = () => arguments[0]", milliseconds);
  await time(5_000);
  await editor.cell("Time", 1).fill("7");
  await time(9_000);
  await editor.type("30");
  await time(20_000);
  await editor.press("Tab");
  await become(editor, ["07:26", "07:30", "07:48"]);
  await isOneStep(editor);
});

test("a time that is not understood stays as typed, and the person is told", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  for (const [typed, why] of [
    ["soon", "“soon” stays as typed. It is not understood as a time"],
    ["9:27 CET", "The times of that day are in UTC."],
    ["12/06 9:27", "Which day it means is not clear"],
  ]) {
    await editor.cell("Time", 1).fill(typed);
    await editor.press("Tab");
    await says(editor, why);
    await become(editor, [typed, "07:26", "07:48"]);
  }
});

test("a row goes where its time belongs, and the focus stays in it", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 1).fill("7:30");
  await editor.press("Tab");
  await become(editor, ["07:26", "07:30", "07:48"]);
  await editor.cell("Marker", 2).getsFocus();
  await says(editor, "Moved to 07:30, row 2 of 3.");
  await editor.cell("Description", 2).holds("The certificate runs out");

  await editor.cell("Time", 3).fill("7pm");
  await editor.press("Shift+Tab");
  await editor.cell("Time", 3).holds("19:00");
  await editor.cell("Description", 2).getsFocus();

  await editor.cell("Time", 3).fill("0");
  await editor.press("Backspace");
  await editor.type("6:59");
  await editor.cell("Description", 1).focus();
  await become(editor, ["06:59", "07:26", "07:30"]);
  await editor.cell("Description", 2).getsFocus();
  await editor.cell("Description", 2).holds("A shift lead calls the on-call engineer");
});

test("a row that moves away is scrolled to", async ({ editor, driver }) => {
  await openText(editor, "long.md", longTimeline(200));
  await editor.cell("Time", 150).fill("0:03");
  await editor.press("Tab");
  await says(editor, "Moved to 00:03, row 5 of 200.");
  await editor.cell("Marker", 5).getsFocus();
  const isSeen = `const { top, bottom } = document.activeElement.getBoundingClientRect(); return top > 0 && bottom < innerHeight`;
  await until(() => driver.executeScript(isSeen), { what: "the row to be seen" });
});

test("Enter in a time settles it and goes on below", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 1).fill("730");
  await editor.press("Enter");
  await become(editor, ["07:26", "07:30", "", "07:48"]);
  await editor.cell("Time", 3).getsFocus();
  await editor.type("+5");
  await editor.press("Tab");
  await become(editor, ["07:26", "07:30", "07:35", "07:48"]);
});

test("a time from the row above goes past midnight into a day of its own", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 3).fill("+17h");
  await editor.press("Tab");
  await says(editor, "Moved to 2025-04-18 00:26, row 3 of 3.");
  await become(editor, ["07:00", "07:26", "00:26"]);
  assert.equal((await section(editor, "Timeline").field("Day").all()).length, 2);
  await isOneStep(editor);

  await editor.cell("Time", 1).fill("18 Apr 9:27");
  await editor.press("Tab");
  await become(editor, ["07:26", "07:48", "09:27"]);
  await editor.cell("Marker", 3).getsFocus();
  await isOneStep(editor);
});

test("what is clicked next is where the click goes, whatever moves", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 3).fill("+17h");
  await editor.button("Add row").click();
  await become(editor, ["07:00", "07:26", "00:26", ""]);
  await editor.cell("Time", 4).getsFocus();
  await editor.type("0030");
  await editor.cell("Description", 1).click();
  await become(editor, ["07:00", "07:26", "00:26", "00:30"]);
  await editor.cell("Description", 1).getsFocus();

  await editor.cell("Time", 1).fill("730");
  await editor.cell("Description", 2).click();
  await become(editor, ["07:26", "07:30", "00:26", "00:30"]);
  await editor.cell("Description", 1).getsFocus();

  await editor.cell("Time", 2).fill("7");
  await editor.button("Undo").click();
  await editor.cell("Time", 2).holds("07:30");
});

test("a file in another order keeps it, but for the row that is edited", async ({ editor }) => {
  const rows = ["10:00", "09:00", "11:00", "08:00"].map((time) => `| ${time} | at ${time} |\n`).join("");
  await openText(editor, "unsorted.md", `## Timeline\n\n2025-04-17\n\n| Time | Description |\n| --- | --- |\n${rows}`);
  await become(editor, ["10:00", "09:00", "11:00", "08:00"]);
  await editor.cell("Description", 1).type("!");
  await editor.cell("Time", 2).focus();
  await editor.press("Tab");
  await become(editor, ["10:00", "09:00", "11:00", "08:00"]);
  await editor.cell("Time", 4).fill("10:30");
  await editor.press("Tab");
  await become(editor, ["10:00", "09:00", "10:30", "11:00"]);
});

test("rows are moved by hand within their minute, and no further", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Time", 3).fill("7:26");
  await editor.press("Tab");
  await become(editor, ["07:00", "07:26", "07:26"]);
  await editor.press("Alt+ArrowUp");
  await editor.cell("Description", 2).holds("The print service is restarted");
  await editor.cell("Marker", 2).getsFocus();
  await editor.press("Alt+ArrowUp");
  await says(editor, "Rows are kept in order of time: 07:26 stands after 07:00.");
  await editor.cell("Description", 2).holds("The print service is restarted");
  await editor.cell("Marker", 2).getsFocus();

  await editor.cell("Description", 1).focus();
  await section(editor, "Timeline").button("Move row 1 down").click();
  await says(editor, "Rows are kept in order of time: 07:00 stands before 07:26.");
  await become(editor, ["07:00", "07:26", "07:26"]);
});

test("a row that is moved by hand into another day stands there by its time", async ({ editor }) => {
  await editor.button("Example").click();
  await editor.cell("Time", 9).holds("00:05");
  await editor.cell("Description", 9).press("Alt+ArrowUp");
  await says(editor, "Moved to 2026-03-24 00:05, row 1 of 14.");
  await editor.cell("Time", 1).holds("00:05");
  await editor.cell("Description", 1).getsFocus();
});

for (const [how, act] of [
  ["its button", (editor) => editor.button("Now").click()],
  ["its key", (editor) => editor.press("Control+;")],
]) {
  test(`a row of this moment, by ${how}`, async ({ editor, driver }) => {
    await openFixture(editor, "canonical.md");
    await standAt(driver, "2025-04-17T07:30:59Z");
    await editor.field("Trigger").focus();
    await act(editor);
    await become(editor, ["07:00", "07:26", "07:30", "07:48"]);
    await editor.cell("Description", 3).getsFocus();
    await isOneStep(editor);

    await standAt(driver, "2025-04-18T00:03:00Z");
    await act(editor);
    await become(editor, [...TIMES, "00:03"]);
    await editor.cell("Description", 4).getsFocus();
    await editor.type("The log is read");
    assert.equal((await section(editor, "Timeline").field("Day").all()).length, 2);
    await undoAll(editor);
    await become(editor, TIMES);
  });
}

test("a row of this moment is told on the clocks of the timeline", async ({ editor, driver }) => {
  const text = "## Timeline\n\n2025-07-17 (*all times Europe/Berlin*)\n\n| Time | Description |\n| --- | --- |\n| 23:50 | it stops |\n";
  await openText(editor, "berlin.md", text);
  await standAt(driver, "2025-07-17T21:55:00Z");
  await editor.press("Control+;");
  await become(editor, ["23:50", "23:55"]);
  await standAt(driver, "2025-07-17T22:05:00Z");
  await editor.press("Control+;");
  await become(editor, ["23:50", "23:55", "00:05"]);
  const zones = await section(editor, "Timeline").field("Zone of the day's times").all();
  assert.deepEqual(await Promise.all(zones.map((zone) => zone.getProperty("value"))), ["Europe/Berlin", "Europe/Berlin"]);
});

test("a row of this moment begins an empty timeline, and settles what is typed", async ({ editor, driver }) => {
  await standAt(driver, "2025-04-17T07:30:00Z");
  await editor.press("Control+;");
  await become(editor, ["07:30"]);
  await editor.field("Day").holds("2025-04-17");
  await editor.field("Zone of the day's times").holds("UTC");
  await editor.cell("Time", 1).fill("9.15am");
  await editor.press("Control+;");
  await become(editor, ["07:30", "09:15"]);
  await editor.cell("Description", 1).getsFocus();
});

const options = async (editor) => {
  const found = await editor.control("listbox", "Markers").control("option").all();
  return Promise.all(found.map((option) => option.getText()));
};

const menu = (editor) => editor.control("listbox", "Markers");

test("a marker by a slash, with the keyboard alone", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 2).focus();
  await editor.press("Home");
  await editor.press("/");
  await menu(editor).there();
  assert.equal((await options(editor)).length, 12);
  for (const key of "inc") await editor.press(key);
  await until(async () => (await options(editor)).every((option) => option.includes("INC")));
  for (const key of " de") await editor.press(key);
  await until(async () => String(await options(editor)) === "INCIDENT DETECTED");
  await editor.press("Enter");
  await menu(editor).gone();
  await editor.cell("Marker", 2).holds("INCIDENT DETECTED");
  await editor.cell("Description", 2).holds("A shift lead calls the on-call engineer");
  await editor.cell("Description", 2).getsFocus();
  await editor.press("Control+z");
  await editor.cell("Marker", 2).holds("INCIDENT BEGINS");
  await editor.cell("Description", 2).holds("A shift lead calls the on-call engineer");
  assert.equal(await editor.button("Undo").enabled(), false);
});

test("a slash that is text stays text", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 2).press("Enter");
  const description = editor.cell("Description", 3);
  await description.type("/");
  await menu(editor).there();
  await editor.press("Escape");
  await menu(editor).gone();
  await editor.type("out of space");
  assert.equal(await menu(editor).exists(), false);
  await description.holds("/out of space");

  await description.fill("");
  await editor.type("/");
  await menu(editor).there();
  await editor.press("Backspace");
  await menu(editor).gone();
  await description.holds("");

  await editor.type("/var/log is full");
  assert.equal(await menu(editor).exists(), false);
  await description.holds("/var/log is full");
  await description.fill("it is at 80 %/");
  assert.equal(await menu(editor).exists(), false);
});

test("a slash opens the menu again once one that was text is undone", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Description", 2).press("Enter");
  await editor.cell("Description", 3).type("/");
  await menu(editor).there();
  await editor.press("Escape");
  await menu(editor).gone();
  await editor.press("Control+z");
  await editor.cell("Description", 3).holds("");
  await editor.type("/");
  await menu(editor).there();
});

test("a marker by its menu, with the keyboard alone", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  const marker = editor.cell("Marker", 2);
  await marker.press("ArrowDown");
  await menu(editor).there();
  const chosen = async () => {
    const key = await marker.attribute("aria-activedescendant");
    return key && driver.executeScript("return document.getElementById(arguments[0]).textContent", key);
  };
  await until(async () => (await chosen()) === "OUTAGE BEGINS");
  assert.equal(await marker.attribute("aria-expanded"), "true");
  await editor.press("ArrowUp");
  await until(async () => (await chosen()) === "INCIDENT/OUTAGE ENDS");
  await editor.press("ArrowDown");
  await editor.press("ArrowDown");
  await until(async () => (await chosen()) === "OUTAGE DETECTED");
  await editor.press("Enter");
  await marker.holds("OUTAGE DETECTED");
  await marker.getsFocus();
  await menu(editor).gone();
  assert.equal(await marker.attribute("aria-expanded"), "false");
  await editor.press("Control+z");
  await marker.holds("INCIDENT BEGINS");
  assert.equal(await editor.button("Undo").enabled(), false);

  await marker.fill("purge the cdn");
  assert.equal(await menu(editor).exists(), false);
  await editor.press("Tab");
  await marker.holds("PURGE THE CDN");
  await editor.cell("Marker", 3).fill("cdn");
  await until(async () => String(await options(editor)) === "PURGE THE CDN");
  await editor.press("Tab");
  await menu(editor).gone();
});

test("a marker by its menu, with the mouse", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Marker", 2).click();
  await menu(editor).control("option", "INCIDENT ACKNOWLEDGED").click();
  await editor.cell("Marker", 2).holds("INCIDENT ACKNOWLEDGED");
  await editor.cell("Marker", 2).getsFocus();
  await menu(editor).gone();
});

test("the menu of markers can be used by everyone", async ({ editor, driver }) => {
  await openFixture(editor, "canonical.md");
  await editor.cell("Marker", 3).press("ArrowDown");
  await menu(editor).there();
  await axe(driver);
  await editor.press("Escape");
  await editor.cell("Description", 2).focus();
  await editor.press("Home");
  await editor.press("/");
  await menu(editor).there();
  await axe(driver);
});

test("the menu stands within the window, at its field", async ({ editor, driver }) => {
  await openText(editor, "long.md", longTimeline(60));
  for (const block of ["start", "end", "center"]) {
    const marker = editor.cell("Marker", 30);
    await driver.executeScript("arguments[0].scrollIntoView({ block: arguments[1] })", await marker.there(), block);
    await driver.executeScript("arguments[0].focus({ preventScroll: true })", await marker.there());
    await editor.press("ArrowDown");
    const box = await menu(editor).there();
    const measure = `
      const [menu, field] = [arguments[0], document.activeElement].map((it) => it.getBoundingClientRect());
      const gap = Math.min(Math.abs(menu.top - field.bottom), Math.abs(field.top - menu.bottom));
      return menu.top >= 0 && menu.bottom <= innerHeight && menu.left >= 0 && menu.right <= innerWidth && gap < 2;`;
    await until(() => driver.executeScript(measure, box), { what: `the menu to stand at a field at the ${block}` });
    await editor.press("Escape");
    await menu(editor).gone();
  }
});
