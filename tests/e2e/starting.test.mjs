// The page says what it is when there is no editor: while it loads, when it cannot be loaded, and when it has stopped.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { test } from "./harness.mjs";
import { RELEASE, serve } from "./site.mjs";
import { isStored } from "./steps.mjs";
import { until } from "./waiting.mjs";

const wasm = `/${readdirSync(RELEASE).find((name) => name.endsWith(".wasm"))}`;

test("a page that cannot load the editor says what to do", { complaints: /wasm|WebAssembly|MIME/i }, async ({ editor, driver }) => {
  // As the portal of a network answers before one has logged in.
  const portal = await serve(undefined, { watch: true, pages: { [wasm]: "<p>Log in</p>" } });
  try {
    await driver.get(portal.address);
    await editor.control("alert").shows("The editor could not be loaded: check your connection and reload the page");
    await editor.control("status").gone();
  } finally {
    await portal.close();
  }
});

test("a page that waits for the editor says so", { needs: ["cdp"] }, async ({ editor, driver }) => {
  await driver.sendAndGetDevToolsCommand("Fetch.enable", { patterns: [{ urlPattern: "*.wasm" }] });
  try {
    await driver.executeScript("location.reload()");
    await editor.control("status").shows("The editor is loading.");
    assert.equal(await editor.control("alert").exists(), false);
  } finally {
    await driver.sendAndGetDevToolsCommand("Fetch.disable");
  }
  await editor.ready();
  await until(async () => !(await editor.text()).includes("The editor is loading."));
});

test("without JavaScript the page says what it needs", { needs: ["cdp"] }, async ({ editor, driver }) => {
  const allowed = (value) => driver.sendAndGetDevToolsCommand("Emulation.setScriptExecutionDisabled", { value: !value });
  await allowed(false);
  try {
    await driver.navigate().refresh();
    const said = await editor.text();
    assert.equal(said, "The editor needs JavaScript, which this browser does not run here. Allow it for this page and reload.");
  } finally {
    await allowed(true);
  }
  await editor.reload();
});

test("an editor that has stopped says so, and a reload goes on with what was saved", async ({ editor, browser, driver }) => {
  const trigger = editor.field("Trigger");
  await trigger.type("Kept.");
  await isStored(editor, "Kept.");
  // No browser has such a selection; what is made of it is a mistake in the editor as any other.
  await driver.executeScript(
    `const [area] = arguments;
     Object.defineProperty(area, "selectionStart", { get: () => 3 });
     Object.defineProperty(area, "selectionEnd", { get: () => 1 });`,
    await trigger.there(),
  );
  await trigger.press("Control+b");
  const alert = editor.control("alertdialog", "The editor has stopped");
  await alert.shows("What you typed is kept in this draft, up to when it was last saved.");
  assert.match((await browser.complaints()).join("\n"), /console.error: panicked at .*formatting\.rs/);
  await alert.button("Reload").getsFocus();
  await driver.executeScript("window.stopped = true");
  await editor.press("Enter");
  await until(() => driver.executeScript("return window.stopped !== true"), { what: "another page" });
  await editor.ready();
  await editor.field("Trigger").holds("Kept.");
});
