// The accessibility rules that a program can check: WCAG 2.2 A and AA, and axe-core's best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with a list of what axe finds on the page as it is now. `disable` names rules that do not apply, with a reason in the test. */
export async function axe(driver, { disable = [] } = {}) {
  if (!(await driver.executeScript("return Boolean(window.axe)"))) await driver.executeScript(SOURCE);
  const violations = await driver.executeAsyncScript(RUN, RULES, disable);
  if (typeof violations === "string") throw new Error(`axe could not run: ${violations}`);
  if (violations.length === 0) return;
  const lines = violations.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${impact}): ${help}`,
    ...nodes.slice(0, 5).map(({ target, html, summary }) => `    ${target}\n      ${html}\n      ${summary.replaceAll("\n", "\n      ")}`),
    ...(nodes.length > 5 ? [`    and ${nodes.length - 5} more`] : []),
  ]);
  throw new Error(`axe finds:\n  ${lines.join("\n  ")}`);
}

// Runs in the page.
const RUN = `
  const [rules, disable, done] = arguments;
  const options = {
    runOnly: { type: "tag", values: rules },
    rules: Object.fromEntries(disable.map((id) => [id, { enabled: false }])),
    resultTypes: ["violations"],
  };
  // What just fades in is looked at when it is there.
  const still = Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  still.then(() => axe.run(document, options)).then(
    ({ violations }) =>
      done(
        violations.map(({ id, impact, help, nodes }) => ({
          id,
          impact,
          help,
          nodes: nodes.map(({ target, html, failureSummary }) => ({
            target: target.join(" "),
            html: html.slice(0, 200),
            summary: failureSummary,
          })),
        })),
      ),
    (error) => done(String(error)),
  );
`;
