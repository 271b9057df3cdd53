// On a screen with room for one side, what leads to the form shows the form.
import assert from "node:assert/strict";

import { test } from "./harness.mjs";
import { atWidth, closeMessage, openFixture, section } from "./steps.mjs";
import { until } from "./waiting.mjs";

/** Opens a file and reads it, on a tablet. */
const reading = (name, act) =>
  test(name, async ({ editor, driver }) => {
    await atWidth(driver, 800, async () => {
      await openFixture(editor, "canonical.md");
      await editor.field("Trigger").type("!");
      await editor.button("Read").click();
      await editor.field("Trigger").gone();
      await act({ editor, driver, paper: editor.control("tabpanel", "Preview") });
      assert.equal(await editor.button("Write").attribute("aria-pressed"), "true");
    });
  });

reading("a click on a section goes to its field", async ({ editor, paper }) => {
  await paper.control("heading", "Impact").click();
  await editor.field("Impact").getsFocus();
});

reading("a click on a row goes to that row", async ({ editor, paper }) => {
  await paper.control("cell", /The print service is restarted$/).click();
  await editor.cell("Description", 3).getsFocus();
});

reading("undo shows what it changed", async ({ editor }) => {
  await editor.button("Undo").click();
  await editor.field("Trigger").getsFocus();
  await editor.field("Trigger").holds("The old certificate ran out at 07:00.");
});

reading("the first link of the page leads to the form", async ({ editor }) => {
  await editor.link("Skip to the form").press("Enter");
  await editor.field("Title").there();
  await editor.control("main").getsFocus();
  await editor.press("Tab");
  await until(async () => /^(What belongs in Title|Title)$/.test(await editor.focused()));
});

test("the side that is shown covers nothing of the other one", async ({ editor, driver }) => {
  const isOnTop = async (control) =>
    driver.executeScript(
      `const { left, top, width, height } = arguments[0].getBoundingClientRect();
       const there = document.elementFromPoint(left + width / 2, top + height / 2);
       return arguments[0] === there || arguments[0].contains(there)`,
      await control.there(),
    );
  await openFixture(editor, "canonical.md");
  await closeMessage(editor);
  for (const width of [820, 600]) {
    await atWidth(driver, width, async () => {
      await editor.field("Title").focus();
      assert.ok(await isOnTop(editor.field("Title")), `the title is seen, ${width} wide`);
      await editor.button("Read").click();
      await until(async () => isOnTop(editor.tab("Preview")), { what: `the preview, ${width} wide` });
      await editor.button("Write").click();
      await until(async () => isOnTop(editor.field("Title")), { what: `the form again, ${width} wide` });
    });
  }
});

test("a tap presses no button that is not seen", { needs: ["cdp"] }, async ({ editor, driver }) => {
  const cdp = (command, parameters = {}) => driver.sendAndGetDevToolsCommand(command, parameters);
  await cdp("Emulation.setDeviceMetricsOverride", { width: 390, height: 844, deviceScaleFactor: 1, mobile: true });
  await cdp("Emulation.setTouchEmulationEnabled", { enabled: true });
  try {
    await openFixture(editor, "canonical.md");
    await closeMessage(editor);
    for (const [heading, button] of [
      ["Trigger", "Bold (Ctrl+B)"],
      ["Timeline", "Remove row 2"],
    ]) {
      await tap(driver, await section(editor, heading).button(button).there());
    }
    await editor.field("Trigger").holds("The old certificate ran out at 07:00.");
    assert.equal(await editor.rows("Time"), 3);
    assert.equal(await editor.button("Undo").enabled(), false);
  } finally {
    await cdp("Emulation.setTouchEmulationEnabled", { enabled: false });
    await cdp("Emulation.clearDeviceMetricsOverride");
  }
});

/** Taps where an element stands, and waits until the page has had that. */
async function tap(driver, element) {
  const [x, y] = await driver.executeScript(
    `const [element] = arguments;
     element.scrollIntoView({ block: "center" });
     window.tapped = false;
     addEventListener("click", () => (window.tapped = true), { capture: true, once: true });
     const { x, y, width, height } = element.getBoundingClientRect();
     return [x + width / 2, y + height / 2];`,
    element,
  );
  await driver.sendAndGetDevToolsCommand("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await driver.sendAndGetDevToolsCommand("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await until(() => driver.executeScript("return window.tapped"), { what: "the tap" });
}
