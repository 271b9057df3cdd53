// The editor can be used by everyone: axe finds nothing in any of its states, and every control has a name.
import assert from "node:assert/strict";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";
import { names } from "./names.mjs";
import { atWidth, closeMessage, longTimeline, openFixture, openText, section } from "./steps.mjs";

/** Fails when a control has no accessible name, or when two of one section share one. */
async function everythingIsNamed(editor) {
  for (const kind of ["button", "field", "checkbox", "radio", "link", "tab", "dialog", "navigation"]) {
    const all = await names(editor.driver, kind);
    assert.equal(all.filter((name) => name === "").length, 0, `a ${kind} has no name, among ${all.join("; ")}`);
  }
  // Without a name, a section of the page is no region.
  const regions = (await names(editor.driver, "region")).filter((name) => name !== "");
  for (const region of regions) {
    const found = await names(editor.driver, "field", await section(editor, region).there());
    const days = /^(Day|Zone of the day's times|Text between .*)$/;
    const twice = found.filter((name, index) => !days.test(name) && found.indexOf(name) !== index);
    assert.deepEqual(twice, [], `in ${region}`);
  }
}

async function check(editor) {
  await axe(editor.driver);
  await everythingIsNamed(editor);
}

test("the empty page", async ({ editor }) => {
  await check(editor);
});

test("the example", async ({ editor }) => {
  await editor.button("Example").click();
  await editor.cell("Description", 14).there();
  await check(editor);
});

test("a hand-written file with sections of its own", async ({ editor }) => {
  await openFixture(editor, "hand-written.md");
  await check(editor);
});

test("an unfriendly file", async ({ editor }) => {
  await openFixture(editor, "unfriendly.md");
  await axe(editor.driver);
});

for (const [opener, dialog] of [
  ["Open", "Open a postmortem"],
  ["Drafts", "Drafts"],
  ["Export", "Export"],
]) {
  test(`the dialog "${dialog}"`, async ({ editor }) => {
    await openFixture(editor, "hand-written.md");
    await editor.button(opener).click();
    await editor.control("dialog", dialog).there();
    await check(editor);
  });
}

test("all findings of a bad postmortem, with reasons and what was decided", async ({ editor }) => {
  await openFixture(editor, "bad.md");
  await editor.tab("Findings").click();
  const panel = editor.control("tabpanel", "Findings");
  await panel.control("region", "Findings in Timeline").there();
  const title = panel.control("region", "Findings in Title");
  await title.button("Accept…").click();
  await title.field("Why it may stay as it is").type("A draft.");
  await editor.press("Enter");
  await panel.control("region", "Findings in Date").button("Why?").click();
  await check(editor);
  await editor.press("F8");
  await editor.control("region", "Finding at the focus").there();
  await check(editor);
});

test("the question before an export with errors", async ({ editor }) => {
  await openFixture(editor, "bad.md");
  await editor.button("Export").click();
  await editor.control("dialog", "Export").button("Export all the same").there();
  await check(editor);
});

test("the guidance of every section", async ({ editor }) => {
  const all = (await names(editor.driver, "button")).filter((name) => name.startsWith("What belongs in"));
  assert.equal(all.length, 17);
  for (const name of all) await editor.button(name).click();
  await check(editor);
});

test("the Markdown and Changes views", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await editor.field("Trigger").fill("Another.");
  await editor.tab("Markdown").click();
  await axe(editor.driver);
  await editor.tab("Changes").click();
  await editor.control("tabpanel", "Changes").shows("+ Another.");
  await axe(editor.driver);
});

test("200 rows", async ({ editor }) => {
  await openText(editor, "long.md", longTimeline(200));
  await editor.cell("Description", 200).there();
  await seeAll(editor.driver);
  await axe(editor.driver);
});

test("a narrow window, writing and reading", async ({ editor, driver }) => {
  await atWidth(driver, 500, async () => {
    await openFixture(editor, "canonical.md");
    await axe(driver);
    await overflowsNot(driver);
    await editor.button("Read").click();
    await editor.control("tabpanel", "Preview").there();
    await axe(driver);
    await overflowsNot(driver);
  });
});

/** Scrolls by all rows: the browser lays out what it has not shown yet only by an estimate of its height. */
async function seeAll(driver) {
  await driver.executeAsyncScript(`
    const done = arguments[0];
    const blocks = [...document.querySelectorAll(".block")];
    const next = () => {
      const block = blocks.shift();
      if (!block) return done();
      block.scrollIntoView();
      requestAnimationFrame(() => requestAnimationFrame(next));
    };
    next();
  `);
}

/** Nothing is cut off at the side, and nobody needs to scroll there: in the page, in the form, and in the view beside it. */
async function overflowsNot(driver) {
  const widths = await driver.executeScript(`
    const shown = [...document.querySelectorAll("main, [role=tabpanel]")].filter((it) => it.checkVisibility() && it.clientWidth > 1);
    return [document.documentElement, ...shown].map((it) => [it.tagName + " " + it.id, it.scrollWidth, it.clientWidth]);
  `);
  assert.ok(widths.length > 1, "neither the form nor a view is shown");
  for (const [what, content, room] of widths) assert.ok(content <= room, `${what} holds ${content} pixels in a width of ${room}`);
}

/** Fails unless the ring around a button that the focus comes to by keys stands out from what is behind it. */
async function ringIsSeen(editor, button) {
  const { driver } = editor;
  await button.press("Shift+Tab");
  await editor.press("Tab");
  await button.getsFocus();
  const [visible, ring, ground] = await driver.executeScript(`
    const focused = document.activeElement;
    let behind = focused;
    const clear = (colour) => colour === "transparent" || colour.endsWith(", 0)");
    while (clear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const { outlineColor, outlineStyle } = getComputedStyle(focused);
    return [focused.matches(":focus-visible") && outlineStyle !== "none", outlineColor, getComputedStyle(behind).backgroundColor];
  `);
  assert.ok(visible, "there is a ring");
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/\d+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(ring), luminance(ground)].sort((one, other) => one - other);
  const contrast = (light + 0.05) / (dark + 0.05);
  assert.ok(contrast >= 3, `${ring} on ${ground} has a contrast of ${contrast.toFixed(2)}`);
}

test("the focus is seen in a message", async ({ editor }) => {
  await openFixture(editor, "canonical.md");
  await ringIsSeen(editor, editor.button("Close this message"));
});

for (const scheme of ["light", "dark"]) {
  test(`the example in ${scheme} colours, on a phone`, { needs: ["cdp"] }, async ({ editor, driver }) => {
    const cdp = (command, parameters = {}) => driver.sendAndGetDevToolsCommand(command, parameters);
    await cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
    try {
      await openFixture(editor, "hand-written.md");
      await ringIsSeen(editor, editor.button("Close this message"));
      // The message lies over the form for a while.
      await closeMessage(editor);
      await editor.field("Trigger").type("Something.");
      await axe(driver);
      await editor.tab("Changes").click();
      await axe(driver);
      await editor.button("Export").click();
      await axe(driver);
      await editor.press("Escape");
      await cdp("Emulation.setDeviceMetricsOverride", { width: 390, height: 844, deviceScaleFactor: 1, mobile: true });
      await seeAll(driver);
      await axe(driver);
      await overflowsNot(driver);
    } finally {
      await cdp("Emulation.clearDeviceMetricsOverride");
      await cdp("Emulation.setEmulatedMedia", { features: [] });
    }
  });
}
