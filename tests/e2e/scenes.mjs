// The states of the editor that are worth a picture: a name, and how to get there from the editor just opened.
//
// Each is `{ name, setup({ editor, driver, browser }) }`. The picture is taken when `setup` is done.
import { NINE_DAYS, ONE_HOUR, closeMessage, longTimeline, openFixture, openText, section } from "./steps.mjs";

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
    name: "hand-written",
    async setup({ editor }) {
      await openFixture(editor, "hand-written.md");
      await closeMessage(editor);
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
  timeline("200-rows-timeline", longTimeline(200)),
  dialog("Open"),
  dialog("Drafts"),
  dialog("Export"),
];

/** Shows a view beside the form; on small screens, in its place. */
async function showView(editor, name) {
  const read = editor.button("Read");
  if (await read.exists()) await read.click();
  await editor.tab(name).click();
}
