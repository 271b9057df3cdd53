// How long it took: figures that follow the rows, say which rows they are taken from, and go into the Summary.
import assert from "node:assert/strict";

import { By } from "selenium-webdriver";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";
import { ONE_HOUR, openText, section, timelineOf } from "./steps.mjs";
import { until } from "./waiting.mjs";

const timeline = (editor) => section(editor, "Timeline");

/** The figure of a name: what it says below, line by line; null if there is none. */
async function figure(editor, name) {
  const [cell] = await (await timeline(editor).there()).findElements(By.xpath(`.//div[dt = "${name}"]`));
  return cell ? (await cell.getText()).split("\n").map((line) => line.trim()) : null;
}

/** Waits until the figure of a name says this. */
async function says(editor, name, text) {
  let last;
  await until(async () => (last = await figure(editor, name))?.some((line) => line.includes(text)), {
    what: `“${name}” to say “${text}”`,
  }).catch((cause) => {
    throw new Error(`“${name}” says ${JSON.stringify(last)}`, { cause });
  });
}

/** Presses the row that the figure of a name is taken from, which says that it leads there. */
async function goToRow(editor, name, row) {
  const cell = await (await timeline(editor).there()).findElement(By.xpath(`.//div[dt = "${name}"]`));
  const button = await cell.findElement(By.xpath(`.//button[. = "${row}"]`));
  assert.match(await button.getAttribute("title"), /^Go to row \d+$/);
  await button.click();
}

test("each figure says how long it took, and which two rows say so", async ({ editor }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  for (const [name, length, from, to] of [
    ["Outage", "31 minutes", "09:27 Outage begins", "09:58 Outage ends"],
    ["Incident", "41 to 49 minutes", "09:31 Incident begins", "10:12-10:20 Incident ends"],
    ["Time to detect", "2 minutes", "09:27 Outage begins", "09:29 Detected"],
    ["Time to acknowledge", "4 minutes", "09:27 Outage begins", "09:31 Acknowledged"],
    ["Time to mitigate", "24 minutes", "09:27 Outage begins", "09:51 Outage mitigated"],
    ["Time to resolve", "45 to 53 minutes", "09:27 Outage begins", "10:12-10:20 Incident ends"],
  ]) {
    await says(editor, name, length);
    await says(editor, name, from);
    await says(editor, name, to);
  }
  await goToRow(editor, "Time to mitigate", "09:51 Outage mitigated");
  await editor.cell("Time", 12).getsFocus();
  await goToRow(editor, "Outage", "09:27 Outage begins");
  await editor.cell("Time", 2).getsFocus();
});

test("the figures follow the rows", async ({ editor }) => {
  const rows = [
    ["09:27", "**OUTAGE BEGINS**"],
    ["09:58", "**OUTAGE ENDS**"],
  ];
  await openText(editor, "short.md", timelineOf([["2025-04-17 (*all times UTC*)", rows]]));
  await says(editor, "Outage", "31 minutes");
  await says(editor, "Incident", "No row is marked INCIDENT BEGINS");
  for (const [time, text] of [
    ["10:03", "36 minutes"],
    ["~10:03", "about 36 minutes"],
    ["10:03-10:??", "36 minutes to 1 h 32 min"],
    ["??:??", "The time of row 2 is not known"],
    ["12:27:30", "3 h 1 min"],
  ]) {
    await editor.cell("Time", 2).fill(time);
    await says(editor, "Outage", text);
  }
  await editor.cell("Time", 1).fill("13:00");
  await says(editor, "Outage", "The rows contradict each other");
});

test("an outage that began again is told in its parts, each of which leads to its rows", async ({ editor }) => {
  const rows = [
    ["09:00", "**OUTAGE BEGINS**"],
    ["09:10", "**OUTAGE ENDS**"],
    ["11:00", "**OUTAGE BEGINS**"],
    ["11:20", "**OUTAGE ENDS**"],
  ];
  await openText(editor, "twice.md", timelineOf([["2025-04-17 (*all times UTC*)", rows]]));
  await says(editor, "Outage", "30 minutes in 2 parts");
  await goToRow(editor, "Outage", "11:00 Outage begins");
  await editor.cell("Time", 3).getsFocus();
  await axe(editor.driver);
  await editor.button("Put into Summary: outage").click();
  await editor.control("status").shows("The outage lasted 30 minutes in 2 parts (09:00 to 09:10 and 11:00 to 11:20 UTC).");
});

test("rows of no known day are told to be left out", async ({ editor }) => {
  const rows = [
    ["09:00", "**OUTAGE BEGINS**"],
    ["2025-04-18 10:05", "**OUTAGE ENDS**"],
  ];
  const text = timelineOf([["", rows]]).replace(/(?<=## Date\n\n)[^]*?(?=\n## )/, "-\n");
  await openText(editor, "dayless.md", text);
  await says(editor, "Outage", "The day of row 1 is not known");
  await timeline(editor).shows("1 row is on no known day and is left out of the figures.");
  await editor.field("Date").fill("2025-04-18");
  await says(editor, "Outage", "1 h 5 min");
});

test("rows without markers say what to mark", async ({ editor }) => {
  await timeline(editor).shows("Rows with times make a picture here");
  const rows = [["09:27", "It falls"]];
  await openText(editor, "one.md", timelineOf([["2025-04-17 (*all times UTC*)", rows]]));
  await timeline(editor).shows("Mark where the outage begins and ends");
  assert.equal(await figure(editor, "Outage"), null);
});

test("a zone that means several, and one that is not known, is said", async ({ editor }) => {
  const rows = [["09:27", "**OUTAGE BEGINS**"]];
  await openText(editor, "zones.md", timelineOf([["2025-04-17 (*all times IST*)", rows], ["2025-04-18 (*all times Moon*)", rows]]));
  await timeline(editor).shows("“IST” is taken for India standard time.");
  await timeline(editor).shows("The zone “Moon” is not known");
});

test("one click puts a duration into the Summary, and one takes it back", async ({ editor }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  const before = await editor.field("Summary").value();
  const sentence = "The outage lasted 31 minutes (09:27 to 09:58 UTC).";
  const put = editor.button("Put into Summary: outage");
  await put.click();
  await editor.field("Summary").holds(`${before}\n\n${sentence}`);
  await editor.control("status").shows(`The Summary says now: “${sentence}”`);
  await editor.control("status").button("Undo").click();
  await editor.field("Summary").holds(before);
  await put.click();
  await put.click();
  await editor.control("status").shows("The Summary says that already.");
  await editor.field("Summary").holds(`${before}\n\n${sentence}`);
  // An edit that is still fresh counts.
  await editor.field("Summary").fill("");
  await editor.cell("Time", 14).fill("10:11");
  await editor.button("Put into Summary: incident").click();
  await editor.field("Summary").holds("The incident lasted 40 minutes (09:31 to 10:11 UTC).");
});
