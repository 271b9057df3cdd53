// A tab is killed while a person types, or two tabs show one draft: nothing that was typed is lost.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
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

test("a second tab that changes nothing makes no draft of its own", async ({ editor, browser, driver, site }) => {
  await editor.field("Title").type("Only once");
  await until(async () => Object.keys(await editor.storage()).length === 1);
  const first = await driver.getWindowHandle();
  await browser.newTab(site.address);
  await editor.field("Title").holds("Only once");
  await driver.close();
  await driver.switchTo().window(first);
  await editor.field("Title").type(", still");
  await until(async () => Object.values(await editor.storage()).some((draft) => draft.includes("Only once, still")));
  assert.equal(Object.keys(await editor.storage()).length, 1);
});
