// Finds what is on the page as a person or a screen reader does: by its role and its accessible name.
//
// Names and roles are computed inside the page by dom-accessibility-api, so they are the same in all browsers. What is
// hidden from a screen reader is not found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, posix, relative } from "node:path";

/** Where elements of each kind can be; `role` is checked where it is given. */
const KINDS = {
  article: { role: "article", selector: "article, [role=article]" },
  button: { role: "button", selector: "button, summary, input[type=button], input[type=submit], [role=button]" },
  cell: { role: "cell", selector: "td, [role=cell]" },
  checkbox: { role: "checkbox", selector: "input[type=checkbox], [role=checkbox]" },
  dialog: { role: "dialog", selector: "dialog, [role=dialog]" },
  // Whatever takes a value: one line, many lines, a choice, a date.
  field: {
    selector:
      "textarea, select, input:not([type=hidden], [type=button], [type=submit], [type=checkbox], [type=radio], [type=file]), " +
      "[contenteditable=true], [role=textbox], [role=combobox], [role=searchbox]",
  },
  group: { role: "group", selector: "fieldset, details, [role=group]" },
  heading: { role: "heading", selector: "h1, h2, h3, h4, h5, h6, [role=heading]" },
  link: { role: "link", selector: "a[href], [role=link]" },
  list: { role: "list", selector: "ul, ol, [role=list]" },
  listitem: { role: "listitem", selector: "li, [role=listitem]" },
  main: { role: "main", selector: "main, [role=main]" },
  menuitem: { role: "menuitem", selector: "[role=menuitem]" },
  navigation: { role: "navigation", selector: "nav, [role=navigation]" },
  option: { role: "option", selector: "option, [role=option]" },
  radio: { role: "radio", selector: "input[type=radio], [role=radio]" },
  region: { role: "region", selector: "section, [role=region]" },
  row: { role: "row", selector: "tr, [role=row]" },
  status: { role: "status", selector: "output, [role=status]" },
  switch: { role: "switch", selector: "[role=switch]" },
  tab: { role: "tab", selector: "[role=tab]" },
  table: { role: "table", selector: "table, [role=table]" },
  tabpanel: { role: "tabpanel", selector: "[role=tabpanel]" },
};

/**
 * The elements of a kind with this accessible name (a text, or a regular expression; without one, any), in the order of
 * the page. Only those within `root`, where it is given.
 */
export async function named(driver, kind, name, root = null) {
  return search(driver, "elements", kind, name, root);
}

/** The accessible names of all elements of a kind (within `root`): what to look at when one is not found. */
export async function names(driver, kind, root = null) {
  return search(driver, "names", kind, undefined, root);
}

/** The accessible name of one element. */
export async function nameOf(driver, element) {
  await library(driver);
  return driver.executeScript("return window.__names.computeAccessibleName(arguments[0])", element);
}

/** What describes one element besides its name. */
export async function descriptionOf(driver, element) {
  await library(driver);
  return driver.executeScript("return window.__names.computeAccessibleDescription(arguments[0])", element);
}

/** Sees to it that the page has what computes names. */
async function library(driver) {
  if (!(await driver.executeScript("return Boolean(window.__names)"))) await driver.executeScript(LIBRARY);
}

async function search(driver, answer, kind, name, root = null) {
  const { role = null, selector } = KINDS[kind] ?? { role: kind, selector: `[role="${kind}"]` };
  const pattern = name instanceof RegExp ? { source: name.source, flags: name.flags } : null;
  const wanted = { answer, role, selector, pattern, name: pattern || name === undefined ? null : name };
  const found = await driver.executeScript(SEARCH, wanted, root);
  if (found !== "library missing") return found;
  await driver.executeScript(LIBRARY);
  return driver.executeScript(SEARCH, wanted, root);
}

// Runs in the page.
const SEARCH = `
  if (!window.__names) return "library missing";
  const { computeAccessibleName, getRole, isInaccessible } = window.__names;
  const [wanted, root] = arguments;
  const pattern = wanted.pattern && new RegExp(wanted.pattern.source, wanted.pattern.flags);
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const fits = (name) => (pattern ? pattern.test(name) : wanted.name === null || plain(name) === wanted.name);
  const found = [...(root ?? document).querySelectorAll(wanted.selector)].filter((element) => {
    // A label of its own is the whole name: no need to compute thousands of others.
    const label = element.hasAttribute("aria-labelledby") ? "" : plain(element.getAttribute("aria-label") ?? "");
    if (label && !fits(label)) return false;
    if (wanted.role !== null && getRole(element) !== wanted.role) return false;
    if (isInaccessible(element)) return false;
    return fits(plain(computeAccessibleName(element)));
  });
  return wanted.answer === "names" ? found.map((element) => plain(computeAccessibleName(element))) : found;
`;

// The library's modules as one script that sets window.__names.
const LIBRARY = (() => {
  const require = createRequire(import.meta.url);
  const entry = require.resolve("dom-accessibility-api");
  const folder = dirname(entry);
  const modules = new Map();
  const add = (path) => {
    const name = relative(folder, path).replaceAll("\\", "/");
    if (modules.has(name)) return;
    const source = readFileSync(path, "utf8");
    modules.set(name, source);
    for (const [, wanted] of source.matchAll(/require\("(\.[^"]+)"\)/g)) {
      add(require.resolve(posix.join(dirname(path), wanted)));
    }
  };
  add(entry);
  const definitions = [...modules].map(([name, source]) => {
    return `${JSON.stringify(name)}: function (module, exports, require) {${source}\n}`;
  });
  return `
    const modules = {${definitions.join(",\n")}};
    const loaded = {};
    const load = (name) => {
      if (!loaded[name]) {
        const module = (loaded[name] = { exports: {} });
        const folder = name.split("/").slice(0, -1);
        modules[name](module, module.exports, (wanted) => {
          const path = [...folder];
          for (const part of wanted.split("/")) part === ".." ? path.pop() : part !== "." && path.push(part);
          return load(path.join("/") + ".js");
        });
      }
      return loaded[name].exports;
    };
    window.__names = load(${JSON.stringify(relative(folder, entry))});
  `;
})();
