// What the rules find: beside the form, at the controls, aloud, and before the export.
import assert from "node:assert/strict";

import { By } from "selenium-webdriver";

import { test } from "./harness.mjs";
import { atWidth, closeMessage, exported, openText, section } from "./steps.mjs";
import { until } from "./waiting.mjs";

const findings = (editor) => editor.control("tabpanel", "Findings");

/** The findings of a section beside the form. */
const under = (editor, heading) => findings(editor).control("region", `Findings in ${heading}`);

/** What was decided about findings. */
const decided = (editor) => findings(editor).control("region", "Decided in this document");

/** The part of a control's text that is selected. */
const selected = async (driver, control) =>
  driver.executeScript("return arguments[0].value.slice(arguments[0].selectionStart, arguments[0].selectionEnd)", await control.there());

/** What describes a control, as screen readers say it. */
const description = async (driver, control) =>
  driver.executeScript(
    `const by = arguments[0].getAttribute("aria-describedby") ?? "";
     return by.split(" ").filter(Boolean).map((id) => document.getElementById(id).textContent).join(" ")`,
    await control.there(),
  );

const BLAMING = `# Logins fail

## Authors

* Ada

## Summary

A careless change, made in haste by 3 people: it was careless of us.
`;

test("a new document is not judged before somebody was there, or asks", async ({ editor, driver }) => {
  await editor.tab("Findings").click();
  await findings(editor).shows("Not checked yet");
  assert.equal((await findings(editor).control("region").all()).length, 0);
  await editor.field("Title").focus();
  await editor.press("Tab");
  await editor.press("Tab");
  await under(editor, "Title").shows("There is no title");
  assert.equal((await findings(editor).control("region").all()).length, 1);
  await findings(editor).button("Check everything").click();
  await under(editor, "Authors").shows("No author is named");
  await findings(editor).button("Check everything").gone();
  assert.match(await (await driver.switchTo().activeElement()).getText(), /errors left$/);
  await editor.button(/Title \(empty, 1 error\)/).there();
});

test("a section is not judged while it is written for the first time", async ({ editor }) => {
  await editor.tab("Findings").click();
  await editor.field("Root Causes").type("It was a careless deploy");
  await editor.tab("Findings").click();
  await under(editor, "Root Causes").shows("careless");
  await editor.field("Root Causes").fill("It was a hasty deploy");
  // From now on it follows each key.
  const shown = async () => (await under(editor, "Root Causes").exists()) && under(editor, "Root Causes").text();
  await until(async () => !/careless/.test((await shown()) || ""));
  await editor.field("Root Causes").type(", and a careless one");
  await under(editor, "Root Causes").shows("careless");
});

test("a finding leads to the words that it is about", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING);
  await editor.tab("Findings").click();
  const [first] = await under(editor, "Summary").control("button", /“careless” judges/).all();
  await first.click();
  await editor.field("Summary").getsFocus();
  assert.equal(await selected(driver, editor.field("Summary")), "careless");
});

test("F8 goes from finding to finding and round, Shift+F8 back", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING);
  await closeMessage(editor);
  const summary = editor.field("Summary");
  const starts = async () => driver.executeScript("return arguments[0].selectionStart", await summary.there());
  await summary.focus();
  await driver.executeScript("arguments[0].setSelectionRange(0, 0)", await summary.there());
  await editor.press("F8");
  await until(async () => (await selected(driver, summary)) === "careless");
  const first = await starts();
  await editor.press("F8");
  await until(async () => (await starts()) > first);
  assert.equal(await selected(driver, summary), "careless");
  await editor.press("Shift+F8");
  await until(async () => (await starts()) === first);
  // All of them, and then the first one again.
  for (let steps = 0; steps < 60; steps += 1) {
    await editor.press("F8");
    if ((await editor.focused()) === "Summary" && (await starts()) === first) return;
  }
  assert.fail("F8 does not come round");
});

test("F8 goes on behind what was mended by hand", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING);
  await closeMessage(editor);
  const summary = editor.field("Summary");
  await summary.focus();
  await driver.executeScript("arguments[0].setSelectionRange(0, 0)", await summary.there());
  await editor.press("F8");
  await until(async () => (await selected(driver, summary)) === "careless");
  await editor.type("hasty");
  await editor.press("F8");
  await until(async () => (await selected(driver, summary)) === "careless");
  await summary.holds("A hasty change, made in haste by 3 people: it was careless of us.");
  // In the outline the section is as full as before.
  const dot = "return getComputedStyle(arguments[0].querySelector('span')).backgroundColor";
  const filled = await driver.executeScript(dot, await editor.button(/^Summary \(filled/).there());
  assert.notEqual(filled, await driver.executeScript(dot, await editor.button(/^Impact \(empty/).there()));
  // Keys that are somebody else's are left alone.
  await editor.press("Control+F8");
  assert.equal(await selected(driver, summary), "careless");
});

test("a finding of a section without a control of its own is said where F8 leads to", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING.replace("* Ada", ""));
  await closeMessage(editor);
  await editor.field("Title").focus();
  const bar = editor.control("region", "Finding at the focus");
  for (let steps = 0; steps < 30 && (await editor.focused()) !== "Add author"; steps += 1) await editor.press("F8");
  await bar.shows("No author is named");
  assert.match(await description(driver, editor.button("Add author")), /^Warning: No author is named/);
  await editor.press("Control+.");
  await editor.control("status").shows("Nothing here can be mended by itself.");
  await editor.press("Enter");
  await editor.type("Ada");
  await bar.gone();
  await until(async () => (await description(driver, editor.button("Add author"))) === "");
});

test("what was found is said at its control and underlined in its text", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING.replace("## Summary", "## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on errors | detect | | n/a **TODO** |\n\n## Summary"));
  const [summary, owner] = [editor.field("Summary"), editor.cell("Owner", 1)];
  await until(async () => /^Warning: “careless” judges/.test(await description(driver, summary)));
  assert.match(await description(driver, owner), /^Error: Nobody owns this item/);
  assert.equal(await (await owner.there()).getAttribute("aria-invalid"), "true");
  assert.equal(await (await summary.there()).getAttribute("aria-invalid"), null);
  const underlined = async () => {
    const area = await summary.there();
    const words = await area.findElements(By.xpath("following-sibling::*[@aria-hidden='true']/span"));
    return Promise.all(words.map((word) => word.getText()));
  };
  await until(async () => String(await underlined()) === "careless,careless");
  await summary.fill("A hasty change by 3 people.");
  await until(async () => (await underlined()).length === 0);
  await owner.type("Ada");
  await until(async () => (await (await owner.there()).getAttribute("aria-invalid")) === null);
  assert.equal(await description(driver, owner), "");
});

for (const width of [1800, 1440, 600]) {
  test(`the lines below words are where the words are, ${width} wide`, async ({ editor, driver }) => {
    const place = 'the "TBD" of a text that is long enough for several lines of a narrow column, as titles and descriptions often are, TBD';
    const text = `---\nnote: somebody@mail-example.net wrote of it\n---\n# A title with ${place}\n\n## Authors\n\n* Ada\n\n## Summary\n\nOn ${place}\n
## Action Items\n\n| Action Item | Type | Owner | Bug |\n| - | - | - | - |\n| Alert on ${place} | detect | Ada | n/a **TODO** |\n\n## What went well\n\n* ${place}\n
## Timeline\n\n2025-03-01 (*all times UTC*)\n\n| Time | Description |\n| - | - |\n| 10:00 | ${place} |\n\nA note on ${place}\n`;
    await atWidth(driver, width, async () => {
    await openText(editor, "placeholders.md", text);
    await closeMessage(editor);
    const misplaced = () =>
      driver.executeScript(`
        const copies = [...document.querySelectorAll("textarea + [aria-hidden]")].filter((copy) => copy.querySelector("span"));
        const style = (element) => ["fontSize", "fontFamily", "fontWeight", "letterSpacing", "lineHeight"].map((name) => getComputedStyle(element)[name]).join();
        const box = (element) => { const { left, top, width, height } = element.getBoundingClientRect(); return [left, top, width, height]; };
        const wrong = copies.filter((copy) => {
          const area = copy.previousElementSibling;
          return style(copy) !== style(area) || box(copy).some((side, index) => Math.abs(side - box(area)[index]) > 1);
        });
        return [copies.length, wrong.map((copy) => copy.previousElementSibling.ariaLabel + ": " + box(copy) + " for " + box(copy.previousElementSibling))];`);
    await until(async () => (await misplaced())[0] >= 6, { what: "lines below words in all kinds of text areas" });
    assert.deepEqual((await misplaced())[1], []);
    });
  });
}

test("findings come and go without moving what is typed in, and without its focus", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING);
  await closeMessage(editor);
  await editor.tab("Findings").click();
  const impact = editor.field("Impact");
  await impact.focus();
  const top = async () => driver.executeScript("return arguments[0].getBoundingClientRect().top", await impact.there());
  const before = await top();
  await editor.type("A careless one. ");
  await under(editor, "Impact").shows("careless");
  await editor.type("More");
  await impact.holds("A careless one. More");
  assert.equal(await top(), before);
  assert.equal(await editor.focused(), "Impact");
});

test("a finding is accepted with a reason, which stays with the draft", async ({ editor }) => {
  await openText(editor, "blaming.md", BLAMING);
  await editor.tab("Findings").click();
  await under(editor, "Date").button("Accept…").click();
  await under(editor, "Date").button("Cancel").click();
  await under(editor, "Date").button("Accept…").getsFocus();
  await under(editor, "Date").button("Accept…").click();
  await under(editor, "Date").field("Why it may stay as it is").type("The day is not known.");
  await editor.press("Enter");
  await under(editor, "Date").gone();
  await decided(editor).shows("The day is not known.");
  // The way back is offered at once.
  await editor.control("status").shows("Accepted.");
  await until(async () => Object.values(await editor.storage()).some((record) => record.includes("The day is not known.")));
  await editor.reload();
  await editor.tab("Findings").click();
  await decided(editor).shows("The day is not known.");
  await decided(editor).button("Take back: Date, date-invalid").click();
  await under(editor, "Date").there();
  await decided(editor).gone();
  assert.notEqual(await editor.focused(), "");
});

test("what is accepted are the words as they stand now", async ({ editor, driver }) => {
  await openText(editor, "blaming.md", BLAMING.replace(/A careless change.*/, "A careless change by 3 people."));
  await editor.tab("Findings").click();
  const summary = under(editor, "Summary");
  await summary.shows("careless");
  await driver.executeScript("arguments[0].setSelectionRange(0, 0)", await editor.field("Summary").there());
  await editor.field("Summary").focus();
  await driver.executeScript("arguments[0].setSelectionRange(0, 0)", await editor.field("Summary").there());
  await editor.type("Yesterday: ");
  await summary.button("Accept…").click();
  await summary.field("Why it may stay as it is").type("A quotation.");
  await editor.press("Enter");
  await decided(editor).shows("“careless”");
  await summary.gone();
  // Once the words are gone, that is said.
  await editor.field("Summary").fill("A change by 3 people.");
  await decided(editor).shows("Nothing of it is left");
});

test("a rule is switched off in one document, and on again", async ({ editor }) => {
  await openText(editor, "blaming.md", BLAMING.replace("## Summary", "## Trigger\n\nA careless push.\n\n## Summary"));
  await editor.tab("Findings").click();
  const trigger = under(editor, "Trigger");
  await trigger.button("Why?").click();
  await trigger.shows("Who expects to be judged");
  await trigger.button("Switch off in this document").click();
  await trigger.gone();
  await decided(editor).button("Switch on blame-word").click();
  await trigger.shows("careless");
});

test("an export with errors asks once, names them, and goes on", { needs: ["download"] }, async ({ editor, browser }) => {
  await openText(editor, "blaming.md", BLAMING.replace("# Logins fail", "# TBD"));
  await closeMessage(editor);
  await editor.button("Export").click();
  const dialog = editor.control("dialog", "Export");
  await dialog.shows("“TBD” says nothing of this incident");
  await dialog.button(/“TBD” says nothing/).click();
  await dialog.gone();
  await editor.field("Title").getsFocus();
  await editor.button("Export").click();
  await dialog.button("Export all the same").click();
  const download = dialog.button("Download");
  await download.getsFocus();
  await browser.download(() => download.click());
  await dialog.gone();
  // It is not asked again.
  await editor.button("Export").click();
  await download.there();
  await editor.press("Escape");
  await dialog.gone();
  assert.match((await exported({ editor, browser })).text, /^# TBD/);
});

test("screen readers hear how many findings there are once that has changed", async ({ editor }) => {
  const heard = editor.control("status", "Findings");
  await openText(editor, "blaming.md", BLAMING);
  assert.equal(await heard.text(), "");
  await editor.field("Summary").fill("A hasty change by 3 people.");
  await heard.shows(/^\d+ errors/);
});

test("the findings are copied as Markdown", { needs: ["clipboard"] }, async ({ editor }) => {
  await openText(editor, "blaming.md", BLAMING);
  await editor.tab("Findings").click();
  await findings(editor).button("Copy as Markdown").click();
  await editor.control("status").shows("on the clipboard");
  const text = await editor.clipboard();
  assert.match(text, /^## What is left to mend\n\n### /);
  assert.match(text, /\* \[ \] \*\*warning\*\*: “careless” judges a person\..* \(`blame-word`\)\n/);
});

test("the bar at the top leads to the findings", async ({ editor }) => {
  await openText(editor, "blaming.md", BLAMING);
  await editor.button(/^Findings: \d+ errors? \d+ warnings/).click();
  await findings(editor).there();
  await section(editor, "Summary").button(/^\d+ warnings$/).there();
});

test("the rules follow settings, which stay in the browser", async ({ editor }) => {
  await openText(editor, "blaming.md", BLAMING);
  await editor.tab("Findings").click();
  await findings(editor).button("Rules…").click();
  const dialog = editor.control("dialog", "Rules");
  const settings = dialog.field("Settings");
  await until(async () => (await settings.value()).includes("[levels]"));
  await settings.fill('[levels]\nblame-wrd = "off"\n');
  await dialog.button("Save").click();
  await dialog.control("alert").shows("line 2");
  await dialog.control("alert").shows("blame-word");
  await settings.fill('[levels]\nblame-word = "error"\n');
  await dialog.button("Save").click();
  await dialog.gone();
  await section(editor, "Summary").button("2 errors").there();
  await editor.reload();
  await section(editor, "Summary").button("2 errors").there();
  await editor.tab("Findings").click();
  await findings(editor).button("Rules…").click();
  await settings.holds('[levels]\nblame-word = "error"\n');
  await dialog.button("Back to the defaults").click();
  await dialog.button("Save").click();
  await section(editor, "Summary").button(/^\d+ warnings$/).there();
});

/** What somebody writes who is asked for it by a finding: by the name of the control that it leads to. */
const ANSWERS = [
  [/^Title$/, "Logins fail while the session store is full"],
  [/^Date$/, "2026-03-12"],
  [/^Status$/, "Complete, action items in progress"],
  [/^Summary$/, "No customer could log in for 31 minutes, as the session store was full and refused new entries."],
  [/^Impact$/, "1,200 customers saw an error between 09:27 and 09:58. No order was lost."],
  [/^Root Causes$/, "The store keeps expired sessions until it is restarted, and nothing limits how many there are. Its alert watches the load of the machine only."],
  [/^Trigger$/, "A campaign brought twice as many visitors as on any day before."],
  [/^Resolution$/, "We removed expired sessions and then doubled the size of the store."],
  [/^Detection$/, "The alert on failed logins paged the on-call engineer after two minutes."],
  [/^Owner, row 1$/, "Ada"],
  [/^Type, row 1$/, "prevent"],
  [/^Bug, row 1$/, "store#12"],
  [/^State, row 1$/, "TODO"],
];

test("from an empty document to ready by keys alone, led by the findings", { timeout: 120_000 }, async ({ editor, driver }) => {
  const line = async (text) => {
    await editor.press("Enter");
    await until(async () => /row 1$/.test(await editor.focused()), { what: "a row" });
    await editor.type(text);
  };
  const isReady = async () => !(await editor.button(/^Findings: .*(error|Not checked)/).exists());
  await driver.executeScript("document.activeElement?.blur()");
  const passed = [];
  for (let step = 0; step < 60; step += 1) {
    await editor.press("F8");
    await until(async () => (await editor.focused()) !== "", { what: "a finding" });
    if (await isReady()) break;
    const name = await editor.focused();
    passed.push(name);
    const answer = ANSWERS.find(([wanted]) => wanted.test(name));
    if (answer) {
      const control = await driver.switchTo().activeElement();
      if ((await control.getTagName()) === "select" || (await control.getProperty("value")) === "") await editor.type(answer[1]);
      else await editor.press("Control+.");
    } else if (name === "Add author") {
      await line("Ada");
    } else if (name === "Add action item") {
      await line("Delete expired sessions every hour, and alert at 80 percent of the store");
    } else if (name === "Add row") {
      await line("927");
      for (const text of ["", "The first login fails ([log](https://logs.example.com/1))"]) {
        await editor.press("Tab");
        if (text) await editor.type(text);
      }
      await editor.press("Enter");
      await until(async () => /row 2$/.test(await editor.focused()), { what: "a second row" });
      await editor.type("958");
      await editor.press("Tab");
      await editor.press("Tab");
      await editor.type("All logins succeed again ([graph](https://graphs.example.com/1))");
    } else if (/^(Marker|Time|Description), row/.test(name)) {
      await editor.press("Control+.");
    } else if (name === "Add item") {
      await line("The alert came within two minutes");
    } else {
      assert.fail(`nobody knows what to do at ${name}, after ${passed.join("; ")}`);
    }
  }
  assert.ok(await isReady(), passed.join("; "));
  // No error is left: the export does not ask.
  await editor.button("Export").press("Enter");
  await editor.control("dialog", "Export").button("Download").there();
});
