// What stands beside the form: the postmortem as readers see it, its Markdown, and what changed.
import assert from "node:assert/strict";

import { By } from "selenium-webdriver";

import { test } from "./harness.mjs";
import { openFixture, openText, section, showsMarkdown } from "./steps.mjs";
import { until } from "./waiting.mjs";

const preview = (editor) => editor.control("tabpanel", "Preview");

/** Waits until the preview says this. */
const shows = (editor, text) => preview(editor).shows(text);

test("what is typed is rendered: headings, lists, tables, links, code", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const paper = preview(editor);
  await paper.control("heading", "Root Causes").there();
  await paper.control("link", "printing#41").there();
  assert.equal((await (await paper.there()).findElements(By.css("ol li"))).length, 2);
  await editor.field("Impact").fill("It was **bad**, see `the log`.\n\n1. one\n2. two");
  await shows(editor, "It was bad, see the log.");
  const element = await paper.there();
  assert.equal(await element.findElement(By.css("strong")).getText(), "bad");
  await element.findElement(By.xpath(".//code[. = 'the log']"));
  await editor.cell("Description", 2).fill("Ring, *ring*");
  await shows(editor, "Ring, ring");
});

test("raw HTML is shown as text, and does nothing", async ({ editor, driver }) => {
  await openFixture(editor, "unfriendly.md");
  await shows(editor, "<script>window.broken = true</script>");
  await shows(editor, "A <b>bold</b> title with <img src=x onerror=alert(1)>");
  const paper = await preview(editor).there();
  for (const element of ["script", "img", "b", "[onclick]"]) {
    assert.equal((await paper.findElements(By.css(element))).length, 0, `the preview holds ${element}`);
  }
  assert.equal(await driver.executeScript("return window.broken ?? null"), null);
});

test("only safe links are links", async ({ editor }) => {
  await openFixture(editor, "unfriendly.md");
  await shows(editor, "bad link");
  const links = await (await preview(editor).there()).findElements(By.css("a"));
  const addresses = await Promise.all(links.map((link) => link.getDomAttribute("href")));
  assert.deepEqual(addresses, ["mailto:someone@example.com", "https://example.com/good", "notes/near.md"]);
  for (const name of ["bad link", "sneaky one", "data link", "Click me"]) {
    assert.equal(await preview(editor).control("link", name).exists(), false, name);
  }
});

test("an image beside the file is named, and not asked for", async ({ editor, browser }) => {
  await openText(editor, "images.md", "# T\n\n## Summary\n\n![The queue at noon](img/queue.png) and ![](other.png)\n");
  await shows(editor, "The queue at noon img/queue.png and other.png");
  assert.equal((await (await preview(editor).there()).findElements(By.css("img"))).length, 0);
  assert.deepEqual((await browser.asked()).filter((address) => address.endsWith(".png")), []);
});

test("a click on a section of the preview goes to its field", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const click = async (heading, name) => {
    await preview(editor).control("heading", heading).click();
    await editor.field(name).getsFocus();
  };
  await click("Trigger", "Trigger");
  await click("Summary", "Summary");
  await click("Supporting Information", "Supporting Information");
});

test("a click on a row of the preview goes to that row", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await preview(editor).control("cell", /The print service is restarted$/).click();
  await editor.cell("Description", 3).getsFocus();
  await preview(editor).control("cell", /^Alert two weeks/).click();
  await editor.cell("Action Item", 2).getsFocus();
  // The items of a list have no names.
  const items = await preview(editor).control("listitem").all();
  const texts = await Promise.all(items.map((item) => item.getText()));
  await items[texts.findIndex((text) => text.includes("private calendar"))].click();
  await section(editor, "What went wrong").field("Item, row 1").getsFocus();
});

test("the outline leads to each section and says which are filled", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  const outline = editor.control("navigation", "Sections");
  await outline.button(/^Detection \(filled/).click();
  await editor.field("Detection").getsFocus();
  await outline.button(/^Timeline \(filled/).click();
  await until(async () => /^(Day|Time, row 1)$/.test(await editor.focused()));
  await outline.button(/^Where we got lucky \(empty/).click();
  await section(editor, "Where we got lucky").button("Add item").getsFocus();
  // A section that has nothing to type into.
  await outline.button(/^Lessons Learned /).click();
  await section(editor, "Lessons Learned").control("heading", "Lessons Learned").getsFocus();
});

test("the Markdown view shows the export", async ({ editor }) => {
  const { text } = await openFixture(editor, "canonical.md");
  await showsMarkdown(editor, text);
  await editor.field("Trigger").fill("A *new* trigger.");
  await showsMarkdown(editor, text.replace("The old certificate ran out at 07:00.", "A *new* trigger."));
});

test("the Changes view shows what differs from the opened file", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.tab("Changes").click();
  const changes = editor.control("tabpanel", "Changes");
  await changes.shows("Nothing has changed since it was opened.");
  await editor.field("Trigger").fill("A new trigger.");
  await changes.shows("- The old certificate ran out at 07:00.");
  await changes.shows("+ A new trigger.");
  await changes.shows(/1 lines? added, 1 removed/);
  await editor.button("Undo").click();
  await changes.shows("Nothing has changed since it was opened.");
});

test("nothing is asked of other origins", async ({ editor, browser, site }) => {
  await editor.button("Example").click();
  await shows(editor, "Bookings fail during the summer timetable import");
  for (const name of ["Markdown", "Changes", "Preview"]) await editor.tab(name).click();
  await openText(editor, "links.md", "# T\n\n## Summary\n\n[a](https://elsewhere.example.com/) <https://elsewhere.example.com/b>\n");
  await shows(editor, "elsewhere.example.com/b");
  await editor.button("Drafts").click();
  await editor.button("Open “T”").there();
  const elsewhere = (await browser.asked()).filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(site.address));
  assert.deepEqual(elsewhere, []);
});
