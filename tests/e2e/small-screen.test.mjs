// On a screen with room for one side, what leads to the form shows the form.
import assert from "node:assert/strict";

import { By } from "selenium-webdriver";

import { test } from "./harness.mjs";
import { atWidth, openFixture } from "./steps.mjs";
import { until } from "./waiting.mjs";

/** Opens a file and reads it, on a tablet. */
const reading = (name, act) =>
  test(name, async ({ editor, driver }) => {
    await atWidth(driver, 800, async () => {
      await openFixture(editor, "canonical.md");
      await editor.field("Trigger").type("!");
      await editor.button("Read").click();
      await editor.field("Trigger").gone();
      await act({ editor, driver, paper: await editor.control("tabpanel", "Preview").there() });
      assert.equal(await editor.button("Write").attribute("aria-pressed"), "true");
    });
  });

reading("a click on a section goes to its field", async ({ editor, paper }) => {
  await paper.findElement(By.xpath(".//h3[. = 'Impact']")).click();
  await editor.field("Impact").getsFocus();
});

reading("a click on a row goes to that row", async ({ editor, paper }) => {
  await paper.findElement(By.xpath(".//td[contains(., 'The print service is restarted')]")).click();
  await editor.cell("Description", 3).getsFocus();
});

reading("undo shows what it changed", async ({ editor }) => {
  await editor.button("Undo").click();
  await editor.field("Trigger").getsFocus();
  await editor.field("Trigger").holds("The old certificate ran out at 07:00.");
});

reading("the first link of the page leads to the form", async ({ editor, driver }) => {
  await driver.executeScript("document.querySelector('a.skip').focus()");
  await editor.press("Enter");
  await editor.field("Title").there();
  await until(() => driver.executeScript("return document.activeElement === document.querySelector('main')"));
  await editor.press("Tab");
  await until(async () => /^(What belongs in Title|Title)$/.test(await editor.focused()));
});
