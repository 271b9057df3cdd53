// The states of the editor that are worth a picture: a name, and how to get there from the editor just opened.
//
// Each is `{ name, setup({ editor, driver, browser }) }`. The picture is taken when `setup` is done.
import { closeMessage, longTimeline, openFixture, openText } from "./steps.mjs";

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
];

/** Shows a view beside the form; on small screens, in its place. */
async function showView(editor, name) {
  const read = editor.button("Read");
  if (await read.exists()) await read.click();
  await editor.tab(name).click();
}
