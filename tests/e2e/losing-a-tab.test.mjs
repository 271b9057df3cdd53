// A tab is killed while a person types, or two tabs show one draft: nothing that was typed is lost.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { fillStorage, isStored, makeRoom, storedDrafts } from "./steps.mjs";
import { until } from "./waiting.mjs";

/** The promise, and what a busy machine may add to it before the page's timer runs, in milliseconds. */
const STORED_WITHIN = 500;
const SCHEDULING = 250;

test("a killed tab loses at most the last half second of typing", { needs: ["kill"] }, async ({ editor, browser, site }) => {
  await editor.field("Title").type("Killed while typing");
  await editor.field("Summary").focus();
  const kill = await browser.killer();
  // Each word with the time at which the driver said that it was typed: no key of it came later than that.
  const typed = [];
  let killed = false;
  const typing = (async () => {
    for (let count = 0; !killed; count++) {
      const word = `word${count} `;
      await editor.type(word);
      typed.push({ word, time: Date.now() });
    }
  })().catch(() => {});
  const enough = () => typed.length > 10 && typed.at(-1).time - typed[0].time > 2 * STORED_WITHIN + SCHEDULING;
  await until(enough, { what: "two seconds of typing" });
  const time = Date.now();
  await kill();
  killed = true;
  await typing;

  await browser.newTab(site.address);
  await editor.field("Title").holds("Killed while typing");
  const found = await editor.field("Summary").value();
  const promised = typed.filter((word) => word.time <= time - STORED_WITHIN - SCHEDULING);
  assert.ok(promised.length > 3, "too little was typed for this to say anything");
  const text = promised.map(({ word }) => word).join("").trimEnd();
  assert.ok(found.startsWith(text), `typed ${JSON.stringify(text)}, found ${JSON.stringify(found)}`);
});

test("of a draft that two tabs change, both versions are kept", async ({ editor, browser, driver, site }) => {
  await editor.field("Title").type("Shared");
  await until(async () => Object.keys(await editor.storage()).length > 0);
  const first = await driver.getWindowHandle();
  await browser.newTab(site.address);
  const second = await driver.getWindowHandle();
  try {
    await editor.field("Title").holds("Shared");
    await editor.field("Summary").type("Written in the second tab.");
    await until(async () => Object.values(await editor.storage()).some((draft) => draft.includes("Written in the second tab.")));

    await driver.switchTo().window(first);
    await editor.control("status").shows("Both versions are kept");
    await editor.field("Summary").type("Written in the first tab.");
    await until(async () => Object.values(await editor.storage()).some((draft) => draft.includes("Written in the first tab.")));

    await driver.switchTo().window(second);
    await editor.field("Summary").holds("Written in the second tab.");
    await editor.field("Summary").type(" And more.");
    await until(async () => Object.values(await editor.storage()).some((draft) => draft.includes("Written in the second tab. And more.")));
  } finally {
    await driver.switchTo().window(second);
    await driver.close();
    await driver.switchTo().window(first);
  }
  await editor.field("Summary").holds("Written in the first tab.");
  await editor.reload();
  await editor.field("Summary").holds("Written in the first tab.");
  const drafts = Object.values(await editor.storage());
  assert.equal(drafts.filter((draft) => draft.includes("Written in the second tab. And more.")).length, 1);
  assert.equal(drafts.filter((draft) => draft.includes("Written in the first tab.")).length, 1);
});

/** Does something in a second tab with what the first one stored, and goes on in the first. */
async function inSecondTab({ browser, driver, site }, act) {
  const first = await driver.getWindowHandle();
  await browser.newTab(site.address);
  const second = await driver.getWindowHandle();
  try {
    await act({ first, second });
  } finally {
    await driver.switchTo().window(second);
    await driver.close();
    await driver.switchTo().window(first);
  }
}

test("a second tab that changes nothing shows what the first one does, and makes no draft of its own", async ({
  editor,
  browser,
  driver,
  site,
}) => {
  await editor.field("Title").type("Only once");
  await isStored(editor, "Only once");
  await inSecondTab({ browser, driver, site }, async ({ first, second }) => {
    await editor.field("Title").holds("Only once");
    await driver.switchTo().window(first);
    await editor.field("Title").type(", still");
    await editor.button("Add row").click();
    await editor.cell("Description", 1).type("A row of the first tab");
    await isStored(editor, "A row of the first tab");
    await driver.switchTo().window(second);
    await editor.field("Title").holds("Only once, still");
    await editor.cell("Description", 1).holds("A row of the first tab");
    // What this tab changes now is a change of that version.
    const shared = await driver.executeScript("return Object.keys(localStorage).filter((key) => localStorage[key].includes('Only once'))");
    await editor.field("Summary").type("Of the second tab.");
    await isStored(editor, "Of the second tab.");
    // It has stored something since, so it has said whatever there was to say, and the draft is still the one of both.
    assert.equal(await editor.control("status").text(), "");
    assert.equal(shared.length, 1);
    assert.match((await editor.storage())[shared[0]], /Of the second tab\./);
    assert.match((await storedDrafts(editor)).find((draft) => draft.includes("Of the second tab.")), /A row of the first tab/);
  });
  // The first tab did change something, so it keeps its version apart from now on.
  await editor.control("status").shows("Both versions are kept");
  assert.equal((await storedDrafts(editor)).length, 2);
});

test("a name that another tab gives a draft is kept by the tab that has it open", async ({ editor, browser, driver, site }) => {
  await editor.field("Title").type("Shared");
  await isStored(editor, "Shared");
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.field("Title").holds("Shared");
    await editor.button("Drafts").click();
    await editor.button("Rename “Shared”").click();
    await editor.field("Name of the draft").fill("Named elsewhere");
    await editor.press("Enter");
    await editor.button("Open “Named elsewhere”").there();
  });
  await editor.field("Summary").type("Typed later.");
  await isStored(editor, "Typed later.");
  const drafts = await storedDrafts(editor);
  assert.equal(drafts.length, 1);
  assert.match(drafts[0], /Named elsewhere/);
});

test("the dialog of drafts takes what another tab stored in the meantime", async ({ editor, browser, driver, site }) => {
  await editor.field("Title").type("Older");
  await isStored(editor, "Older");
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await editor.field("Title").type("Newer");
  await isStored(editor, "Newer");
  await editor.button("Drafts").click();
  await editor.button("Open “Older”").there();
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.field("Title").holds("Newer");
    await editor.button("Drafts").click();
    await editor.button("Open “Older”").click();
    await editor.field("Title").holds("Older");
    await editor.field("Summary").type("Written while the list was open.");
    await isStored(editor, "Written while the list was open.");
  });
  await editor.button("Rename “Older”").click();
  await editor.field("Name of the draft").fill("Renamed");
  await editor.press("Enter");
  await editor.button("Open “Renamed”").click();
  await editor.field("Title").holds("Older");
  await editor.field("Summary").holds("Written while the list was open.");
});

test("a draft that another tab deletes is said to be gone, and the next change stores it again", async ({
  editor,
  browser,
  driver,
  site,
}) => {
  await editor.field("Title").type("Deleted elsewhere");
  await isStored(editor, "Deleted elsewhere");
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.field("Title").holds("Deleted elsewhere");
    await editor.button("Drafts").click();
    await editor.button("Delete “Deleted elsewhere”").click();
    await editor.control("dialog", "Drafts").shows("No drafts yet.");
  });
  await editor.control("alert").shows("another tab deleted this draft");
  await editor.field("Summary").type("Still here.");
  await isStored(editor, "Still here.");
  await editor.control("alert").gone();
});

/** Begins a draft that another tab is to change, and stores it. */
async function begin(editor, title) {
  await editor.field("Title").type(title);
  await isStored(editor, title);
}

/** Another tab stores what this one has not heard of yet: a tab gets no event for what is written in itself. */
const storeUnheard = (driver, before, after) =>
  driver.executeScript(
    `const [before, after] = arguments;
     const [key, draft] = Object.entries(localStorage).find(([, draft]) => draft.includes(before));
     localStorage.setItem(key, draft.replaceAll(before, after));`,
    before,
    after,
  );

test("what another tab stored is not overwritten by a tab that has not heard of it", async ({ editor, driver }) => {
  await begin(editor, "Ours");
  await storeUnheard(driver, "Ours", "Theirs");
  await editor.field("Summary").type("Written here.");
  await isStored(editor, "Written here.");
  await editor.control("status").shows("Both versions are kept");
  const drafts = await storedDrafts(editor);
  assert.equal(drafts.length, 2);
  assert.ok(drafts.some((draft) => draft.includes("Theirs") && !draft.includes("Written here.")));
  assert.ok(drafts.some((draft) => draft.includes("Ours") && draft.includes("Written here.")));
});

test("a record of a later version of this page is not overwritten", async ({ editor, driver }) => {
  await begin(editor, "Ours");
  await storeUnheard(driver, '"version":1', '"version":99');
  await editor.field("Summary").type("Written here.");
  await isStored(editor, "Written here.");
  const drafts = await storedDrafts(editor);
  assert.deepEqual(drafts.map((draft) => draft.includes("Written here.")).sort(), [false, true]);
  assert.ok(drafts.some((draft) => draft.includes('"version":99')));
});

test("a name that this tab has not heard of is kept with what is written here", async ({ editor, driver }) => {
  await begin(editor, "Ours");
  await storeUnheard(driver, '"version":1', '"version":1,"name":"Named elsewhere"');
  await editor.field("Summary").type("Written here.");
  await isStored(editor, "Written here.");
  const drafts = await storedDrafts(editor);
  assert.equal(drafts.length, 1);
  assert.match(drafts[0], /Named elsewhere/);
});

for (const [what, event] of [
  ["is shown again", "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))"],
  ["comes back from the browser's history", "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"],
]) {
  test(`a tab that ${what} looks for what others stored`, async ({ editor, driver }) => {
    await begin(editor, "Before");
    await editor.reload();
    await editor.field("Title").holds("Before");
    await storeUnheard(driver, "Before", "After");
    await driver.executeScript(event);
    await editor.field("Title").holds("After");
    assert.equal((await storedDrafts(editor)).length, 1);
  });
}

test("where there is no room for both versions, that is what is said", async ({ editor, driver }) => {
  await begin(editor, "Ours..");
  await storeUnheard(driver, "Ours..", "Theirs");
  await fillStorage(driver);
  await editor.field("Summary").type("Written here.");
  await editor.control("status").shows("This tab's version is not saved");
  await editor.control("alert").shows("Not saved");
  await makeRoom(driver);
  await editor.press("Control+s");
  await isStored(editor, "Written here.");
  assert.equal((await storedDrafts(editor)).length, 2);
});

test("a tab says that its draft is not saved any more when another one empties the storage", async ({
  editor,
  browser,
  driver,
  site,
}) => {
  await begin(editor, "Shared");
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.field("Title").holds("Shared");
    await driver.executeScript("localStorage.clear()");
  });
  await editor.control("alert").shows("Not saved any more");
  await editor.press("Control+s");
  await isStored(editor, "Shared");
  await editor.control("alert").gone();
});

test("a draft that another tab deleted is kept when this one goes on to another", async ({ editor, browser, driver, site }) => {
  await begin(editor, "Shared");
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.button("Drafts").click();
    await editor.button("Delete “Shared”").click();
    await editor.control("dialog", "Drafts").shows("No drafts yet.");
  });
  await editor.control("alert").shows("Not saved any more");
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await editor.control("alert").gone();
  await editor.button("Drafts").click();
  await editor.button("Bring back “Shared”").click();
  await editor.button("Open “Shared”").click();
  await editor.field("Title").holds("Shared");
});

test("a listed draft that another tab deleted is stored again when it is opened", async ({ editor, browser, driver, site }) => {
  await begin(editor, "Older");
  await editor.button("New").click();
  await editor.field("Title").holds("");
  await begin(editor, "Newer");
  await editor.button("Drafts").click();
  await editor.button("Open “Older”").there();
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.button("Drafts").click();
    await editor.button("Delete “Older”").click();
    await editor.button("Delete “Older”").gone();
  });
  await editor.button("Open “Older”").click();
  await editor.field("Title").holds("Older");
  await isStored(editor, "Older");
});

test("the dialog of drafts knows which one is open after the tab went on with a draft of its own", async ({
  editor,
  browser,
  driver,
  site,
}) => {
  await begin(editor, "Ours");
  await editor.button("Drafts").click();
  const dialog = editor.control("dialog", "Drafts");
  await dialog.button("Open “Ours”").there();
  await inSecondTab({ browser, driver, site }, async () => {
    await editor.field("Title").holds("Ours");
    await editor.field("Title").fill("Theirs");
    await isStored(editor, "Theirs");
  });
  await dialog.control("status").shows("Both versions are kept");
  await dialog.button("Open “Theirs”").there();
  const items = await Promise.all((await dialog.control("listitem").all()).map((item) => item.getText()));
  assert.deepEqual(items.map((text) => [text.includes("Ours"), text.includes("open now")]).sort(), [[false, false], [true, true]]);
  await dialog.button("Open “Theirs”").click();
  await editor.field("Title").holds("Theirs");
});
