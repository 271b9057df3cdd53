// A person exports: the changed lines are those of what was edited, in the form that was chosen.
import assert from "node:assert/strict";

import { By } from "selenium-webdriver";

import { able } from "./browsers.mjs";
import { test } from "./harness.mjs";
import { names } from "./names.mjs";
import { choice, difference, exported, fixture, goOnWithErrors, markdown, openFixture, openText, section, showsMarkdown } from "./steps.mjs";

const CRLF = "\r";

test("a canonical file comes out as it went in", { needs: ["download"] }, async ({ editor, browser }) => {
  const { text } = await openFixture(editor, "canonical.md");
  const file = await exported({ editor, browser });
  assert.match(file.name, /^canonical/);
  assert.equal(file.text, text);
});

test("a changed state of one action is a change of one line", { needs: ["download"] }, async ({ editor, browser }) => {
  const { text } = await openFixture(editor, "canonical.md");
  await editor.cell("State", 1).choose("DONE");
  const file = await exported({ editor, browser });
  const row = "| Read the certificate again every hour | prevent | Maren Holt | [printing#41](https://git.example.com/printing/issues/41)";
  assert.deepEqual(difference(text, file.text), [`-${row} **TODO** |`, `+${row} **DONE** |`]);
});

test("a canonical file has no choice of form", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  const dialog = editor.control("dialog", "Export");
  await dialog.button("Download").there();
  assert.equal((await dialog.control("radio").all()).length, 0);
  await dialog.shows("canonical.md");
});

for (const [opened, name] of [
  ["incident.markdown", "incident.markdown"],
  ["README.MD", "README.MD"],
  ["notes.txt", "2025-04-17-label-printers-stop-after-a-certificate-change.md"],
]) {
  test(`what was opened as ${opened} is exported as ${name}`, async ({ editor }) => {
    await openText(editor, opened, fixture("canonical.md").text);
    await editor.button("Export").click();
    await goOnWithErrors(editor);
    await editor.control("dialog", "Export").shows(name);
  });
}

test("a hand-written file comes out in canonical form", { needs: ["download"] }, async ({ editor, browser }) => {
  await openFixture(editor, "hand-written.md");
  const file = await exported({ editor, browser });
  assert.equal(file.text, fixture("hand-written.canonical.md").text);
});

test("in its own form an edited row of a hand-written file is the only line that changes", { needs: ["download"] }, async ({
  editor,
  browser,
}) => {
  const { text } = await openFixture(editor, "hand-written.md");
  assert.ok(text.includes("\r\n"), "the fixture has lost its line ends");
  await editor.cell("Description", 2).fill("Ruta finds eleven empty files and tells the channel");
  const file = await exported({ editor, browser }, "The file's own form");
  assert.deepEqual(difference(text, file.text), [
    `-| 9:40  | Ruta finds eleven empty files           |${CRLF}`,
    `+| 09:40 | Ruta finds eleven empty files and tells the channel |${CRLF}`,
  ]);
});

test("in its own form an edited text of a hand-written file changes only its lines", { needs: ["download"] }, async ({
  editor,
  browser,
}) => {
  const { text } = await openFixture(editor, "hand-written.md");
  await section(editor, "Authors").field("Name, row 1").fill("Ruta Sandström");
  await editor.cell("State", 2).choose("DONE");
  await editor.field("Root Causes").fill("The dump ran as the wrong user.");
  const file = await exported({ editor, browser }, "The file's own form");
  assert.deepEqual(
    difference(text, file.text).filter((line) => line.startsWith("-")),
    [
      `-- Ruta Sand${CRLF}`,
      `-The dump ran as a user who may not read the pages.${CRLF}`,
      `-| Restore one backup each month | process | Kofi      | WIKI-8 **TODO**   |${CRLF}`,
    ],
  );
  assert.equal(file.text.split("\n").length, text.split("\n").length);
});

test("both forms say how many lines they change", { needs: ["download"] }, async ({ editor, browser }) => {
  const { text } = await openFixture(editor, "hand-written.md");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  const dialog = editor.control("dialog", "Export");
  await dialog.shows("Changes no line.");
  await dialog.button("Close").click();

  await editor.cell("Time", 3).fill("11:20");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  const said = async (form) => {
    const label = await editor.driver.executeScript("return arguments[0].closest('label').innerText", await choice(editor, form).there());
    const [, added, removed] = /by (1 line|\d+ lines) added and (\d+) removed/.exec(label) ?? assert.fail(label);
    return { added: parseInt(added), removed: Number(removed) };
  };
  const counted = (lines) => ({
    added: lines.filter((line) => line.startsWith("+")).length,
    removed: lines.filter((line) => line.startsWith("-")).length,
  });
  const own = await said("The file's own form");
  const canonical = await said("Canonical form");
  assert.deepEqual(own, { added: 1, removed: 1 });
  assert.ok(canonical.added > 1);
  await dialog.button("Close").click();
  assert.deepEqual(canonical, counted(difference(text, (await exported({ editor, browser })).text)));
});

test("the chosen form is remembered after a reload", async ({ editor }) => {
  const { text } = await openFixture(editor, "hand-written.md");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  await choice(editor, "The file's own form").click();
  await editor.control("dialog", "Export").button("Close").click();
  await showsMarkdown(editor, text);

  await editor.reload();
  await editor.field("Title").holds("Nightly backups of the wiki are empty");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  assert.equal(await (await choice(editor, "The file's own form").there()).isSelected(), true);
  await editor.control("dialog", "Export").shows("hand-written.md");
  await editor.control("dialog", "Export").button("Close").click();
  await showsMarkdown(editor, text);
});

test("a pasted text is named after its day and title, and may keep its own form", { needs: ["download"] }, async ({ editor, browser }) => {
  const { text } = fixture("hand-written.md");
  await editor.button("Open").click();
  const dialog = editor.control("dialog", "Open a postmortem");
  const area = await dialog.field("Or paste its text").there();
  // Whole texts come by the clipboard, not key by key. A text area has no carriage returns.
  await editor.driver.executeScript("arguments[0].value = arguments[1]", area, text);
  await dialog.button("Open the pasted text").click();
  await editor.field("Title").holds("Nightly backups of the wiki are empty");
  await editor.reload();
  await editor.field("Title").holds("Nightly backups of the wiki are empty");
  const file = await exported({ editor, browser }, "The file's own form");
  assert.equal(file.name, "2025-09-02-nightly-backups-of-the-wiki-are-empty.md");
  assert.equal(file.text, text.replaceAll("\r\n", "\n"));
});

test("a new document is named after its day and title", { needs: ["download"] }, async ({ editor, browser }) => {
  await editor.field("Title").type("Door locks: reboot loop!");
  await editor.field("Date").fill("2025-02-03");
  const file = await exported({ editor, browser });
  assert.equal(file.name, "2025-02-03-door-locks-reboot-loop.md");
  assert.match(file.text, /^# Door locks: reboot loop!\n\n## Date\n\n2025-02-03\n/);
});

test("what was exported and opened again is the same document", { needs: ["download"] }, async ({ editor, browser }) => {
  await editor.button("Example").click();
  const first = await exported({ editor, browser });
  await openText(editor, "again.md", first.text);
  const second = await exported({ editor, browser });
  assert.equal(second.text, first.text);
});

test("the Markdown is copied to the clipboard", { needs: ["clipboard"] }, async ({ editor }) => {
  const { text } = await openFixture(editor, "canonical.md");
  await editor.button("Export").click();
  await goOnWithErrors(editor);
  await editor.control("dialog", "Export").button("Copy Markdown").click();
  await editor.control("status").shows("The Markdown is on the clipboard.");
  assert.equal(await editor.clipboard(), text);
  assert.equal(await markdown(editor), text);
});

for (const tab of ["Preview", "Markdown", "Changes"]) {
  test(`what is printed is the document as it is, with ${tab} beside the form`, async ({ editor, browser, driver }) => {
    await openFixture(editor, "canonical.md");
    await editor.tab(tab).click();
    await editor.field("Trigger").type(" Typed just now.");
    // A driver cannot print: the page hears of it, and where the browser can show what it would print, that is looked at.
    await driver.executeScript("dispatchEvent(new Event('beforeprint'))");
    const paper = await driver.findElement(By.css("article"));
    assert.match(await paper.getProperty("textContent"), /ran out at 07:00\. Typed just now\./);
    if (!able(browser.name, "cdp")) return;
    await driver.sendAndGetDevToolsCommand("Emulation.setEmulatedMedia", { media: "print" });
    try {
      await editor.control("article").shows("Typed just now.");
      await editor.control("main").gone();
      for (const kind of ["field", "button", "tab", "navigation"]) assert.deepEqual(await names(driver, kind), [], `a ${kind} is printed`);
    } finally {
      await driver.sendAndGetDevToolsCommand("Emulation.setEmulatedMedia", { media: "" });
    }
  });
}
