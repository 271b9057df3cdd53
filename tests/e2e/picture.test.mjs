// The picture of the timeline: what it shows to whom, the way from its points to the rows and back, and its file.
import assert from "node:assert/strict";

import { By, Key } from "selenium-webdriver";

import { axe } from "./axe.mjs";
import { test } from "./harness.mjs";
import { NINE_DAYS, ONE_HOUR, atWidth, closeMessage, longTimeline, openText, section, timelineOf } from "./steps.mjs";
import { until } from "./waiting.mjs";

const NAME = "Picture of the timeline";

const picture = (editor) => section(editor, "Timeline").control("group", NAME);

/** The point whose name begins so. */
const point = (editor, name) => picture(editor).button(new RegExp(`^${name.replace(/[()*+.?]/g, "\\$&")}`));

/** What is seen of a point, shown where a mouse can reach it. */
async function mark(editor, name) {
  const seen = await (await point(editor, name).there()).findElement(By.css("circle, rect"));
  await editor.driver.executeScript("arguments[0].closest('svg').scrollIntoView({ block: 'center' })", seen);
  return seen;
}

/** What describes the picture, in words. */
async function description(editor) {
  const words = async () =>
    editor.driver.executeScript(
      "return document.getElementById(arguments[0].getAttribute('aria-describedby')).textContent",
      await picture(editor).there(),
    );
  let said;
  // It may be drawn anew between the two.
  await until(async () => (said = await words().catch(() => null)) !== null, { what: "a picture that is described" });
  return said;
}

/** Whether a point or a row shines: it has another colour than others of its kind. */
const shines = (driver, element) =>
  driver.executeScript(
    `const [it] = arguments;
     const colour = (it) => it.matches("g") ? getComputedStyle(it.querySelector("circle")).stroke : getComputedStyle(it).backgroundColor;
     const others = [...it.parentElement.children].filter((other) => other !== it && other.localName === it.localName && !other.matches(".lit"));
     return others.length > 0 && others.every((other) => colour(other) !== colour(it));`,
    element,
  );

const row = (editor, number) => section(editor, "Timeline").control("group", `Row ${number}`);

async function shinesSoon(editor, control) {
  await until(async () => shines(editor.driver, await control.there()), { what: `${control} to shine` });
}

test("the picture is told in words, and follows the rows", async ({ editor }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  const words = await description(editor);
  assert.match(words, /^14 rows from 09:20 to 10:12-10:20 UTC\. Outage 31 minutes, mitigated at 09:51\. Incident 41 to 49 minutes\./);
  assert.match(words, /09:27 Outage begins; 09:29 Detected; .*09:50 PRINTERS RESTARTED; 09:51 Outage mitigated/);
  await point(editor, "09:44 The old version is found").there();
  await editor.cell("Time", 10).fill("09:46");
  await point(editor, "09:46 The old version is found").there();
  await editor.cell("Time", 1).fill("??:??");
  await until(async () => (await description(editor)).includes("1 row is not shown, as it is not known when it was."));
});

test("a finger that comes down beside a point that stands alone hits it", async ({ editor, driver }) => {
  const rows = [["09:00", "First"], ["09:30", "Second"], ["10:00", "Third"]];
  await openText(editor, "three.md", timelineOf([["2025-04-17 (*all times UTC*)", rows]]));
  const origin = await mark(editor, "09:30 Second");
  await driver.actions({ async: true }).move({ origin, x: 8, y: 8 }).click().perform();
  await editor.cell("Time", 2).getsFocus();
});

test("without two times there is no picture", async ({ editor }) => {
  await section(editor, "Timeline").shows("Rows with times make a picture here");
  assert.equal(await picture(editor).exists(), false);
  await openText(editor, "one.md", timelineOf([["2025-04-17 (*all times UTC*)", [["09:27", "It falls"], ["", "Later"]]]]));
  await section(editor, "Timeline").shows("Mark where the outage begins");
  assert.equal(await picture(editor).exists(), false);
  await editor.cell("Time", 2).fill("09:30");
  await picture(editor).there();
});

test("the arrows go from point to point, and Enter to the row", async ({ editor }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  const points = await picture(editor).control("button").all();
  const reached = await Promise.all(points.map((it) => it.getAttribute("tabindex")));
  assert.deepEqual(reached.filter((index) => index === "0"), ["0"], "Tab comes to one point");
  await point(editor, "09:20").focus();
  await editor.press("ArrowRight");
  await point(editor, "09:27 OUTAGE BEGINS").getsFocus();
  await editor.press("ArrowRight");
  await point(editor, "09:29 DETECTED").getsFocus();
  await editor.press("ArrowLeft");
  await point(editor, "09:27 OUTAGE BEGINS").getsFocus();
  await editor.press("End");
  await point(editor, "10:12-10:20").getsFocus();
  await editor.press("Home");
  await point(editor, "09:20").getsFocus();
  await editor.press("ArrowRight");
  // What happens to the rows meanwhile leaves the focus where it is.
  await editor.press("Enter");
  await editor.cell("Time", 2).getsFocus();
  assert.equal(await (await point(editor, "09:27").there()).getAttribute("tabindex"), "0");
});

test("a point and its row shine together", async ({ editor, driver }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  await closeMessage(editor);
  // Until then the window does not have the focus, and tells of none. There the mouse is over no row.
  await editor.tab("Preview").click();
  await point(editor, "09:51").focus();
  await shinesSoon(editor, row(editor, 12));
  await editor.field("Description, row 10").focus();
  await shinesSoon(editor, point(editor, "09:44"));
  assert.equal(await shines(driver, await point(editor, "09:51").there()), false);
  // Whatever has the focus, what the mouse is over shines.
  await driver.actions({ async: true }).move({ origin: await mark(editor, "09:20") }).perform();
  await shinesSoon(editor, row(editor, 1));
  await section(editor, "Timeline").shows("09:20 A new version of the print service is deployed");
  await driver.actions({ async: true }).move({ origin: await editor.cell("Description", 3).there() }).perform();
  await shinesSoon(editor, point(editor, "09:29"));
});

test("a click on a point goes to its row, in the preview too", async ({ editor, driver }) => {
  await openText(editor, "hour.md", ONE_HOUR);
  const click = (origin) => driver.actions({ async: true }).move({ origin }).click().perform();
  await click(await mark(editor, "09:58"));
  await editor.cell("Time", 13).getsFocus();
  const still = await editor.control("tabpanel", "Preview").control("img", new RegExp(`^${NAME}\\. 14 rows`)).there();
  await driver.executeScript("arguments[0].scrollIntoView()", still);
  await click(await still.findElement(By.xpath(".//*[local-name() = 'title'][starts-with(., '09:20')]/following-sibling::*")));
  await editor.cell("Description", 1).getsFocus();
});

test("too many rows are counted, and the first of them is gone to", async ({ editor }) => {
  await openText(editor, "long.md", longTimeline(1000));
  const points = await picture(editor).control("button").all();
  assert.ok(points.length > 3 && points.length < 200, `${points.length} points`);
  const [first] = await picture(editor).control("button", /^\d+ rows, 00:00 to /).all();
  assert.ok(first, "the first are counted");
  await first.sendKeys(Key.ENTER);
  await editor.cell("Time", 1).getsFocus();
});

test("the picture is saved as a file of its own, in which texts are only texts", async ({ editor, browser, driver }) => {
  const evil = '<script>window.broken = 1</script> & "<b>bold</b>" ]]>';
  const rows = [
    ["09:27", `**OUTAGE BEGINS** -- ${evil}`],
    ["09:58", "**OUTAGE ENDS**"],
  ];
  await openText(editor, "evil.md", timelineOf([["2025-04-17 (*all times UTC*)", rows]]));
  await picture(editor).there();
  const file = await browser.download(() => editor.button("Save picture").click());
  assert.equal(file.name, "2025-04-17-label-printers-stop-after-a-certificate-change-timeline.svg");
  await editor.control("status").shows("was downloaded");
  const found = await driver.executeScript(
    `const read = new DOMParser().parseFromString(arguments[0], "image/svg+xml");
     const texts = (name) => [...read.getElementsByTagName(name)].map((it) => it.textContent);
     const names = new Set([...read.getElementsByTagName("*")].map((it) => it.localName));
     return { names: [...names], title: texts("title")[0], description: texts("desc")[0], points: texts("title").slice(1) };`,
    // The page's policy forbids styles that come with it.
    file.text.replace(/<style>[^<]*<\/style>/, ""),
  );
  for (const name of ["parsererror", "script", "b", "a", "image", "foreignObject"]) assert.ok(!found.names.includes(name), name);
  assert.equal(found.title, "Label printers stop after a certificate change");
  assert.match(found.description, /^2 rows from 09:27 to 09:58 UTC\. Outage 31 minutes\./);
  assert.ok(found.points[0].includes(evil.replace("]]>", "").trim()), found.points[0]);
});

/** The texts of a picture that lie on each other or reach out of it, as the browser's fonts have them. */
const collisions = (driver, shown) =>
  driver.executeScript(
    `const [svg] = arguments;
     const frame = svg.getBoundingClientRect();
     const texts = [...svg.querySelectorAll("text")].map((it) => [it.textContent, it.getBoundingClientRect()]);
     const found = [];
     texts.forEach(([text, one], index) => {
       if (one.left < frame.left - 2 || one.right > frame.right + 2) found.push(\`\${text} reaches out: \${one.left} to \${one.right} of \${frame.left} to \${frame.right}\`);
       for (const [other, two] of texts.slice(index + 1)) {
         const apart = one.right <= two.left || two.right <= one.left || one.bottom - 3 <= two.top || two.bottom - 3 <= one.top;
         if (!apart) found.push(text + " lies on " + other);
       }
     });
     return found;`,
    shown,
  );

for (const [name, text] of [
  ["an hour", ONE_HOUR],
  ["nine days", NINE_DAYS],
  ["200 rows", longTimeline(200)],
]) {
  test(`${name} can be read at any width`, async ({ editor, driver }) => {
    for (const width of [1440, 820, 500]) {
      await atWidth(driver, width, async () => {
        await openText(editor, "timeline.md", text);
        const shown = await picture(editor).there();
        const widthOf = () => driver.executeScript("return arguments[0].viewBox.baseVal.width - arguments[0].clientWidth", shown);
        await until(async () => Math.abs(await widthOf().catch(() => 99)) <= 1, { what: "a picture of that width" });
        assert.deepEqual(await collisions(driver, await picture(editor).there()), []);
        await axe(driver);
      });
    }
  });
}
