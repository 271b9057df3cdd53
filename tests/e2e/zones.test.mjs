// The timeline's times in other zones: a way to look at them, which changes nothing in the document.
import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { Browser } from "./browsers.mjs";
import { Editor } from "./editor.mjs";
import { test } from "./harness.mjs";
import { descriptionOf } from "./names.mjs";
import { fixture, markdown, openFixture, section } from "./steps.mjs";
import { until } from "./waiting.mjs";

/** Waits until a row says this, whether it is in sight or not. */
async function says(editor, number, text) {
  const row = await section(editor, "Timeline").control("group", `Row ${number}`).there();
  let last;
  await until(async () => text.test((last = await row.getProperty("textContent"))), {
    what: () => `row ${number} to say ${text} and not ${JSON.stringify(last)}`,
  });
}

const choice = (editor) => editor.field("Show times in");

async function showIn(editor, zone) {
  await choice(editor).choose("another zone");
  await editor.field("The other zone").fill(zone);
  await editor.press("Tab");
}

/** Waits until a time is described by this. */
async function isDescribed(editor, number, text) {
  const time = await editor.cell("Time", number).there();
  let last;
  await until(async () => text.test((last = await descriptionOf(editor.driver, time))), {
    what: () => `the time of row ${number} to be described by ${text}, not by ${JSON.stringify(last)}`,
  });
}

test("times stand beside their own in the zone that is chosen, also after a reload, and the document stays", async ({ editor }) => {
  await openFixture(editor, "zones.md");
  const before = await markdown(editor);
  await showIn(editor, "Asia/Kolkata");
  await says(editor, 1, /03:28 \+1 d/);
  await says(editor, 3, /06:29/);
  await says(editor, 5, /06:40-06:55/);
  await says(editor, 6, /~07:30/);
  await says(editor, 7, /06:00 or 07:00/);
  await axe(editor.driver);
  assert.equal(await markdown(editor), before);
  await editor.reload();
  await says(editor, 1, /03:28 \+1 d/);
  assert.equal(await editor.field("The other zone").value(), "Asia/Kolkata");
  await choice(editor).choose("UTC");
  await says(editor, 3, /00:59/);
  await choice(editor).choose("as written");
  await says(editor, 3, /^(?!.*00:59)/s);
  await editor.reload();
  await editor.cell("Time", 3).there();
  assert.equal(await choice(editor).value(), "");
});

test("times follow what is typed, what is added and what is undone", async ({ editor }) => {
  await openFixture(editor, "zones.md");
  await choice(editor).choose("UTC");
  await says(editor, 3, /00:59/);
  await editor.cell("Time", 3).fill("01:10");
  await says(editor, 3, /00:10/);
  await editor.button("Undo").click();
  await says(editor, 3, /00:59/);
  await editor.cell("Description", 1).press("Enter");
  await editor.cell("Time", 2).fill("22:15");
  await says(editor, 2, /22:15/);
  await says(editor, 4, /00:59/);
});

test("a time that clocks skipped or showed twice is told so, in words that belong to it", async ({ editor }) => {
  await openFixture(editor, "zones.md");
  await says(editor, 4, /went forward from 02:00 to 03:00 that day: there was no 02:30/);
  await isDescribed(editor, 4, /there was no 02:30/);
  await says(editor, 7, /showed 02:30 twice/);
  await editor.cell("Time", 7).fill("02:30 +01:00");
  await says(editor, 7, /^(?!.*twice)/s);
  await axe(editor.driver);
});

test("a time tells what it is elsewhere while it is pointed at or has the focus", async ({ editor, driver }) => {
  await openFixture(editor, "zones.md");
  const tip = editor.control("tooltip");
  await editor.cell("Time", 4).focus();
  await isDescribed(editor, 4, /there was no 02:30.*01:30 UTC/s);
  await tip.shows("01:30 UTC");
  await axe(driver);
  await editor.press("Escape");
  await tip.gone();
  await editor.cell("Description", 4).focus();
  await isDescribed(editor, 4, /^(?!.*UTC)/s);

  const hovered = await editor.cell("Time", 3).there();
  await driver.actions({ async: true }).move({ origin: hovered }).perform();
  await tip.shows("00:59 UTC");
  // The pointer can go onto it.
  await driver.actions({ async: true }).move({ origin: await tip.there() }).perform();
  await tip.shows("00:59 UTC");
  await driver.actions({ async: true }).move({ origin: await editor.tab("Preview").there() }).perform();
  await tip.gone();
});

test("Escape takes away a tip that came by the mouse, wherever the focus is", async ({ editor, driver }) => {
  await openFixture(editor, "zones.md");
  const tip = editor.control("tooltip");
  await editor.field("Title").focus();
  const origin = await editor.cell("Time", 3).there();
  await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", origin);
  await driver.actions({ async: true }).move({ origin }).perform();
  await tip.shows("00:59 UTC");
  await editor.press("Escape");
  await tip.gone();
});

test("zones that are not known are told so", async ({ editor }) => {
  await openFixture(editor, "zones.md");
  await showIn(editor, "Mars/Olympus");
  await section(editor, "Timeline").shows("No zone “Mars/Olympus” is known here.");
  await showIn(editor, "+05:30");
  await says(editor, 1, /03:28/);
  await section(editor, "Timeline").shows("The zone “Moon” is not known");
  await editor.cell("Time", 9).there();
  await says(editor, 9, /^[^\d]*$/);
});

test("without a day nobody knows what clocks elsewhere show", async ({ editor }) => {
  const { text } = fixture("zones.md");
  await editor.drop("undated.md", text.replace(/^2026-.*\n/gm, ""));
  await choice(editor).choose("UTC");
  await section(editor, "Timeline").shows("give the incident its date first");
  await editor.field("Date").fill("2026-03-14");
  await says(editor, 1, /21:58/);
  await until(async () => !(await section(editor, "Timeline").text()).includes("give the incident"), { what: "the hint to go" });
});

test("the zone of the browser is one to choose", async ({ site }) => {
  const browser = await Browser.launch(undefined, { env: { TZ: "America/St_Johns" } });
  try {
    const editor = new Editor(browser, site.address);
    await editor.open();
    await openFixture(editor, "zones.md");
    await choice(editor).choose("my zone (America/St_Johns)");
    await says(editor, 1, /19:28/);
    await says(editor, 3, /22:29 −1 d/);
    await editor.cell("Time", 3).click();
    await isDescribed(editor, 3, /00:59 UTC.*22:29 America\/St_Johns, a day earlier/s);
  } finally {
    await browser.close();
  }
});
