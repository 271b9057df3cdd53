// The states of the editor that are worth a picture: a name, and how to get there from the editor just opened.
//
// Each is `{ name, setup({ editor, driver, browser }) }`. The picture is taken when `setup` is done.
import { NINE_DAYS, TWO_OUTAGES, ONE_HOUR, closeMessage, longTimeline, openFixture, openText, section } from "./steps.mjs";

const example = (editor) => editor.button("Example").click();

/** A dialog over the hand-written file, which has something to say in each. */
const dialog = (opener) => ({
  name: `dialog-${opener.toLowerCase()}`,
  async setup({ editor }) {
    await openFixture(editor, "hand-written.md");
    await editor.cell("State", 1).choose("DONE");
    await closeMessage(editor);
    await editor.button(opener).click();
    await editor.control("dialog").there();
  },
});

/** The Timeline of a postmortem, with its figures and its picture. */
const timeline = (name, text) => ({
  name,
  async setup({ editor, driver }) {
    await openText(editor, "timeline.md", text);
    await closeMessage(editor);
    const heading = await section(editor, "Timeline").control("heading", "Timeline").there();
    await driver.executeScript("arguments[0].scrollIntoView()", heading);
  },
});

export const SCENES = [
  { name: "empty" },
  {
    name: "example",
    async setup({ editor }) {
      await example(editor);
      await editor.field("Title").holds("Bookings fail during the summer timetable import");
    },
  },
  {
    name: "200-rows",
    async setup({ editor }) {
      await openText(editor, "long.md", longTimeline(200));
      await closeMessage(editor);
      await editor.cell("Description", 200).there();
    },
  },
  {
    name: "other-zones",
    async setup({ editor }) {
      await openFixture(editor, "zones.md");
      await closeMessage(editor);
      await editor.field("Show times in").choose("another zone");
      await editor.field("The other zone").type("Asia/Kolkata");
      await section(editor, "Timeline").control("group", "Row 1").shows("03:28");
      await editor.cell("Time", 4).focus();
      await editor.control("tooltip").shows("01:30 UTC");
    },
  },
  {
    name: "hand-written",
    async setup({ editor }) {
      await openFixture(editor, "hand-written.md");
      await closeMessage(editor);
    },
  },
  {
    name: "findings",
    async setup({ editor }) {
      await openFixture(editor, "bad.md");
      await closeMessage(editor);
      await showView(editor, "Findings");
    },
  },
  {
    name: "finding-at-the-focus",
    async setup({ editor }) {
      await openFixture(editor, "bad.md");
      await closeMessage(editor);
      await showView(editor, "Findings");
      await editor.press("F8");
      await editor.control("group", "Finding at the focus").there();
    },
  },
  {
    name: "guidance",
    async setup({ editor }) {
      await example(editor);
      for (const heading of ["Summary", "Root Causes", "Timeline"]) await editor.button(`What belongs in ${heading}`).click();
    },
  },
  {
    name: "markdown",
    async setup({ editor }) {
      await example(editor);
      await showView(editor, "Markdown");
    },
  },
  {
    name: "changes",
    async setup({ editor }) {
      await openFixture(editor, "canonical.md");
      await closeMessage(editor);
      await editor.cell("State", 1).choose("DONE");
      await editor.field("Trigger").type(" Nobody had the date in a calendar.");
      await showView(editor, "Changes");
    },
  },
  timeline("one-hour", ONE_HOUR),
  timeline("nine-days", NINE_DAYS),
  timeline("two-outages", TWO_OUTAGES),
  timeline("200-rows-timeline", longTimeline(200)),
  {
    name: "marker-menu",
    async setup({ editor }) {
      await example(editor);
      await editor.button("Now").click();
      await editor.cell("Description", 15).type("/");
      await editor.control("listbox", "Markers").there();
    },
  },
  {
    name: "moved-row",
    async setup({ editor }) {
      await example(editor);
      await editor.cell("Time", 9).fill("+25");
      await editor.press("Tab");
      await editor.control("status").shows("Moved to");
    },
  },
  dialog("Open"),
  dialog("Drafts"),
  dialog("Export"),
  {
    name: "text",
    async setup({ editor }) {
      await example(editor);
      await editor.button("Add from text…").click();
      await editor.field("Text with times").there();
    },
  },
  {
    name: "review",
    setup: ({ editor }) => review(editor, CHAT),
  },
  {
    name: "review-200",
    setup: ({ editor }) =>
      review(editor, Array.from({ length: 200 }, (_, row) => `2026-03-12T09:${String(row % 60).padStart(2, "0")}:${row % 50 + 10}Z web-${row % 7} checkout[811]: POST /pay -> HTTP 502\n`).join("")),
  },
];

/** A chat with all that a review may have to say. */
const CHAT = `Thursday, March 12th
Ana Ruiz
  9:27 AM
:rotating_light: checkout answers HTTP 502 for about 8 % of orders
9:29
graph is in the channel topic
(edited)
Kofi Mensah
  9:31 AM
on it, looking at 10.0.0.12:5432 first
pool is at 40 of 40
2 replies
Ana Ruiz
  11:58 PM
the vendor says it was 18:45 IST on their side
Kofi Mensah
  12:10 AM
raised to 80

What we know so far
09:31 CET the pager of the second line stayed silent
At 09:44 we will try a restart.
15:15 IST the vendor confirmed
`;

async function review(editor, text) {
  await example(editor);
  await editor.button("Add from text…").click();
  await editor.field("Text with times").fill(text);
  await editor.button("Find the times").click();
  await editor.control("list", "Proposed rows").there();
}

/** Shows a view beside the form; on small screens, in its place. */
async function showView(editor, name) {
  const read = editor.button("Read");
  if (await read.exists()) await read.click();
  await editor.tab(name).click();
}
