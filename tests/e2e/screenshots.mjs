// Pictures of the editor, to look at: node tests/e2e/screenshots.mjs --out DIR [--url ADDRESS] [--scenes a,b] [--widths 390]
//
// Each scene of scenes.mjs, at three widths, light and dark: the window as a person sees it first, and the whole page. In
// Chromium; without --url, the release in dist/site is served for it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Browser } from "./browsers.mjs";
import { Editor } from "./editor.mjs";
import { SCENES } from "./scenes.mjs";
import { serve } from "./site.mjs";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    url: { type: "string" },
    scenes: { type: "string" },
    widths: { type: "string" },
  },
});
if (!values.out) {
  console.error("usage: node tests/e2e/screenshots.mjs --out DIR [--url ADDRESS] [--scenes a,b] [--widths 1440,390]");
  process.exit(2);
}
const wantedScenes = values.scenes?.split(",");
const scenes = SCENES.filter(({ name }) => !wantedScenes || wantedScenes.includes(name));
const wantedWidths = values.widths?.split(",").map(Number);
const sizes = SIZES.filter(({ width }) => !wantedWidths || wantedWidths.includes(width));

mkdirSync(values.out, { recursive: true });
const site = values.url ? null : await serve();
const browser = await Browser.launch("chromium");
try {
  const editor = new Editor(browser, values.url ?? site.address);
  for (const scene of scenes) {
    for (const size of sizes) {
      for (const scheme of ["light", "dark"]) await picture(editor, scene, size, scheme);
    }
  }
} finally {
  await browser.close();
  await site?.close();
}

async function picture(editor, { name, setup }, { width, height }, scheme) {
  const { driver } = browser;
  const cdp = (command, parameters = {}) => driver.sendAndGetDevToolsCommand(command, parameters);
  await cdp("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  await cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  // From a page of no origin, so that the editor is not there to write its drafts back.
  await driver.get("about:blank");
  await cdp("Storage.clearDataForOrigin", { origin: new URL(editor.address).origin, storageTypes: "all" });
  await editor.open();
  await setup?.({ editor, driver, browser });
  // Fonts and images that are still on their way.
  await driver.executeAsyncScript("const done = arguments[0]; document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(done, 50)))");

  const file = (kind) => join(values.out, `${name}-${width}-${scheme}${kind}.png`);
  const take = async (kind, parameters) => {
    const { data } = await cdp("Page.captureScreenshot", { format: "png", ...parameters });
    writeFileSync(file(kind), data, "base64");
    console.log(file(kind));
  };
  await take("", {});
  const { cssContentSize } = await cdp("Page.getLayoutMetrics");
  // A picture taller than this is not drawn by the browser.
  const full = Math.min(cssContentSize.height, 16_000);
  await take("-full", {
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width: Math.max(width, cssContentSize.width), height: full, scale: 1 },
  });
  await cdp("Emulation.clearDeviceMetricsOverride");
}
