// The page is there, is quiet, keeps to itself, and can be read by everyone.
import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";

test("the editor opens", async ({ editor, driver }) => {
  await editor.heading("Postmortem Editor").there();
  assert.equal(await driver.getTitle(), "Postmortem Editor");
});

test("nothing but its own files is asked for", async ({ browser, site }) => {
  const elsewhere = (await browser.asked()).filter((address) => !address.startsWith(site.address) && !address.startsWith("data:"));
  assert.deepEqual(elsewhere, []);
  const missing = site.requests.filter(({ path, status }) => status !== 200 && path !== "/favicon.ico");
  assert.deepEqual(missing, []);
});

test("axe finds nothing", async ({ driver }) => {
  await axe(driver);
});
