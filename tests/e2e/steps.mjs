// What a person does in several tests: opening a file, exporting, going back, looking at the views beside the form.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { By } from "selenium-webdriver";

import { until } from "./waiting.mjs";

/** A file of `fixtures`: its path for the file picker, its name, and its text. */
export function fixture(name) {
  const path = fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
  return { path, name, text: readFileSync(path, "utf8") };
}

/** Chooses a file of `fixtures` in the file picker and waits until it is open. */
export async function openFixture(editor, name) {
  const file = fixture(name);
  await editor.upload(file.path);
  await editor.control("status").shows(`“${name}” is open.`);
  return file;
}

/** Opens a text as a file that is dropped on the page. */
export async function openText(editor, name, text) {
  await editor.drop(name, text);
  await editor.control("status").shows(`“${name}” is open.`);
}

/** A postmortem whose timeline has so many rows. */
export function longTimeline(count) {
  const rows = Array.from({ length: count }, (_, index) => {
    const time = [Math.floor(index / 60) % 24, index % 60].map((part) => String(part).padStart(2, "0")).join(":");
    return `| ${time} | Step ${index + 1} of the long night, with [its log](https://logs.example.com/${index + 1}) |\n`;
  });
  const table = `2025-03-01 (*all times UTC*)\n\n| Time  | Description |\n| ----- | ----------- |\n${rows.join("")}`;
  return fixture("canonical.md").text.replace(/(?<=## Timeline\n\n)[^]*?(?=\n## )/, table);
}

/** A postmortem with this timeline: day lines, each with its rows as pairs of a time and a text. */
export function timelineOf(days) {
  const tables = days.map(([line, rows]) => {
    const table = rows.map(([time, text]) => `| ${time} | ${text} |\n`).join("");
    return `${line}\n\n| Time  | Description |\n| ----- | ----------- |\n${table}`;
  });
  return fixture("canonical.md").text.replace(/(?<=## Timeline\n\n)[^]*?(?=\n## )/, tables.join("\n"));
}

/** An hour in which everything happens that the figures know of, some of it at times that are not known exactly. */
export const ONE_HOUR = timelineOf([
  [
    "2025-04-17 (*all times UTC*)",
    [
      ["09:20", "A new version of the print service is deployed"],
      ["09:27", "**OUTAGE BEGINS** -- The first labels are not printed"],
      ["09:29", "**DETECTED** -- The alert on waiting labels pages Ada ([alert](https://alerts.example.com/7))"],
      ["~09:30", "A shift lead sees the queue grow"],
      ["09:31", "**INCIDENT BEGINS** -- Ada declares an incident"],
      ["09:31", "**ACKNOWLEDGED** -- Ada looks at the queue"],
      ["09:33", "Ben joins"],
      ["09:33", "Cleo joins"],
      ["09:35-09:40", "The queue is looked through by hand"],
      ["09:44", "The old version is found in the archive"],
      ["09:50", "**PRINTERS RESTARTED** -- All printers but one"],
      ["09:51", "**OUTAGE MITIGATED** -- The old version prints again"],
      ["09:58", "**OUTAGE ENDS** -- The queue is empty"],
      ["10:12-10:20", "**INCIDENT ENDS** -- The shift leads report that all is well"],
    ],
  ],
]);

/** An outage that was mitigated, ended and began again, an incident that nobody ended, and times of two zones. */
export const TWO_OUTAGES = timelineOf([
  [
    "2025-04-17 (*all times CET*)",
    [
      ["09:00-09:12", "**OUTAGE BEGINS** -- Some labels are blank"],
      ["09:20", "**INCIDENT BEGINS** -- Ada declares an incident"],
      ["09:45", "**OUTAGE MITIGATED** -- Half of the printers print again"],
      ["10:05-10:20", "**OUTAGE ENDS** -- All do"],
      ["11:30", "**OUTAGE BEGINS** -- Labels are blank once more"],
      ["11:10 UTC", "**OUTAGE ENDS** -- The vendor takes its change back"],
      ["12:40", "The shift leads look through the queue"],
    ],
  ],
]);

/** Nine days, most of which are quiet. */
export const NINE_DAYS = timelineOf(
  Array.from({ length: 9 }, (_, day) => {
    const rows = [["09:00", `Day ${day + 1} begins`], ["11:30", "A look at the graphs"], ["17:15", "Hand over to the night"]];
    const busy = Array.from({ length: 24 }, (_, at) => [`12:${String(at * 2).padStart(2, "0")}`, `Attempt ${at + 1}`]);
    if (day === 0) rows.splice(1, 0, ["09:14", "**OUTAGE BEGINS** -- Some labels are printed twice"], ["10:40", "**INCIDENT BEGINS** -- A customer writes"]);
    if (day === 2) rows.splice(2, 0, ...busy, ["12:50", "**OUTAGE MITIGATED** -- Labels are compared before they leave"]);
    if (day === 6) rows.splice(2, 0, ["14:05", "**OUTAGE ENDS** -- The new version is everywhere"]);
    if (day === 8) rows.push(["18:00", "**INCIDENT ENDS**"]);
    return [`2025-03-${String(12 + day)} (*all times CET*)`, rows];
  }),
);

/** A section of the form, where controls of one name stand in several. */
export const section = (editor, heading) => editor.control("region", heading);

/** Presses a button of a row, such as "Remove row 2": it is shown while the row is used. */
export async function pressInRow(editor, heading, button) {
  const row = /\d+/.exec(button)[0];
  const used = section(editor, heading).control("group", new RegExp(`^(Row|Item|Author|Action item) ${row}$`));
  await used.field(/^(Time|Item|Name|Action Item), row/).focus();
  await section(editor, heading).button(button).click();
}

/** In the dialog that exports: goes on if errors are left. Returns the dialog once it offers the download. */
export async function goOnWithErrors(editor) {
  const dialog = editor.control("dialog", "Export");
  const [ask, offer] = [dialog.button("Export all the same"), dialog.button("Download")];
  await until(async () => (await ask.exists()) || (await offer.exists()), { what: "the export, or a question before it" });
  if (await ask.exists()) await ask.press("Enter");
  await offer.there();
  return dialog;
}

/** Exports by download, in the form that is chosen or is chosen by then. */
export async function exported({ editor, browser }, form = null) {
  await editor.button("Export").click();
  const dialog = await goOnWithErrors(editor);
  if (form) await choice(editor, form).click();
  const file = await browser.download(() => dialog.button("Download").click());
  await dialog.gone();
  return file;
}

/** Presses Tab, or Shift+Tab, until the focus is on a control. */
export async function tabTo(editor, control, key = "Tab") {
  for (let presses = 0; presses < 120; presses += 1) {
    const focused = await editor.driver.switchTo().activeElement();
    if ((await control.exists()) && (await (await control.there()).getId()) === (await focused.getId())) return;
    await editor.press(key);
  }
  throw new Error(`${key} never comes to ${control}`);
}

/** One of the two ways to write a file that was not in canonical form. */
export const choice = (editor, form) => editor.control("dialog", "Export").control("radio", new RegExp(`^${form}`));

/** What the Markdown view shows. It follows a moment after an edit: compare with `showsMarkdown`. */
export async function markdown(editor) {
  await editor.tab("Markdown").click();
  const panel = await editor.control("tabpanel", "Markdown").there();
  return (await panel.findElement(By.css("pre"))).getProperty("textContent");
}

/** Waits until the Markdown view shows a text. Fails with the lines that differ. */
export async function showsMarkdown(editor, text) {
  let last = "";
  try {
    await until(async () => (last = await markdown(editor)) === text, { within: editor.patience });
  } catch (cause) {
    throw new Error(`the Markdown view shows something else:\n${difference(text, last).join("\n")}`, { cause });
  }
}

/** The Markdown in the form of the file that was opened, which was not the canonical one. */
export async function asOpened(editor) {
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  const form = await choice(editor, "The file's own form").there();
  if (!(await form.isSelected())) await form.click();
  await editor.press("Escape");
  await editor.control("dialog", "Export").gone();
  return markdown(editor);
}

/**
 * Presses the button that opens a calendar, which is to begin at a day, and chooses another. Calendars are the browser's
 * own, where no driver reaches them: the choice is made as the browser would.
 */
export async function pickDay(editor, button, { from, to }) {
  const opener = editor.button(button);
  await opener.click();
  const days = await (await opener.there()).findElement(By.xpath("following-sibling::input[@type='date']"));
  assert.equal(await days.getProperty("value"), from, "the day that the calendar begins at");
  await editor.press("Escape");
  await editor.driver.executeScript(
    `const [days, day] = arguments;
     days.value = day;
     for (const kind of ["input", "change"]) days.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));`,
    days,
    to,
  );
}

/** Does something while the window is so wide. */
export async function atWidth(driver, width, act) {
  const window = driver.manage().window();
  const before = await window.getRect();
  await window.setRect({ ...before, width });
  try {
    await act();
  } finally {
    await window.setRect(before);
  }
}

/** Presses Undo until there is nothing left to undo; answers how often. */
export const undoAll = (editor) => pressAll(editor.button("Undo"));

/** Presses Redo until there is nothing left to redo; answers how often. */
export const redoAll = (editor) => pressAll(editor.button("Redo"));

async function pressAll(button) {
  let count = 0;
  while (await button.enabled()) {
    await button.click();
    count += 1;
    if (count > 500) throw new Error(`${button} never comes to an end`);
  }
  return count;
}

/** The key under which local storage holds a draft begins with this. */
const DRAFT = "postmortem-editor/draft/";

/** What local storage holds of each draft. */
export async function storedDrafts(editor) {
  return Object.entries(await editor.storage()).flatMap(([key, value]) => (key.startsWith(DRAFT) ? [value] : []));
}

/** Waits until a draft that says this is stored. */
export const isStored = (editor, text) =>
  until(async () => (await storedDrafts(editor)).some((draft) => draft.includes(text)), { what: `a stored draft that says ${text}` });

/** Fills local storage to the last letter. */
export const fillStorage = (driver) =>
  driver.executeScript(`
    let count = 0;
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) localStorage.setItem("filler" + count++, "x".repeat(size));
      } catch {}
    }
  `);

/** Takes away what `fillStorage` put there. */
export const makeRoom = (driver) =>
  driver.executeScript("Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))");

/** Closes the message at the bottom of the page, if there is one. */
export async function closeMessage(editor) {
  const close = editor.button("Close this message");
  if (await close.exists()) await close.click();
}

/** The lines that differ, as `-` and `+` lines in the order of the texts. Line ends count. */
export function difference(before, after) {
  const [one, two] = [before.split("\n"), after.split("\n")];
  // What both end with is the same, so that a blank line before it counts as part of what comes before.
  while (one.length > 0 && one.at(-1) === two.at(-1)) (one.pop(), two.pop());
  // Lengths of the longest common subsequences of what is left of both.
  const common = Array.from({ length: one.length + 1 }, () => new Uint32Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = two.length - 1; j >= 0; j--) {
      common[i][j] = one[i] === two[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = [];
  for (let i = 0, j = 0; i < one.length || j < two.length; ) {
    if (i < one.length && j < two.length && one[i] === two[j]) (i++, j++);
    else if (i < one.length && (j === two.length || common[i + 1][j] >= common[i][j + 1])) lines.push(`-${one[i++]}`);
    else lines.push(`+${two[j++]}`);
  }
  return lines;
}
