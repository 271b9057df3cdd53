// The editor as a person sees it: fields, buttons, rows, found by the names that a screen reader says.
import { mkdtempSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { By, Key, error } from "selenium-webdriver";

import { nameOf, named, names } from "./names.mjs";
import { until } from "./waiting.mjs";

const KEYS = {
  Alt: Key.ALT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  // The large one, not that of the number pad.
  Enter: Key.RETURN,
  Escape: Key.ESCAPE,
  F8: Key.F8,
  Home: Key.HOME,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Shift: Key.SHIFT,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

/** The editor in a browser, at an address. */
export class Editor {
  /** How long to wait for anything, in milliseconds. */
  patience = 10_000;

  constructor(browser, address) {
    this.browser = browser;
    this.address = address;
  }

  get driver() {
    return this.browser.driver;
  }

  /** Opens the editor, or opens it anew, and waits until it is there. */
  async open() {
    await this.driver.get(this.address);
    await this.ready();
  }

  async reload() {
    await this.driver.navigate().refresh();
    await this.ready();
  }

  /** The page shows the editor: whatever it is, it has a main heading. */
  async ready() {
    await this.control("heading").there();
  }

  /** Any control by its kind (see names.mjs) and its name: a text or a regular expression. */
  control(kind, name) {
    return new Control(this, kind, name);
  }

  /** Whatever takes a value: a text field, a text area, a choice. */
  field(name) {
    return this.control("field", name);
  }

  button(name) {
    return this.control("button", name);
  }

  heading(name) {
    return this.control("heading", name);
  }

  link(name) {
    return this.control("link", name);
  }

  tab(name) {
    return this.control("tab", name);
  }

  /** The control of a table or list row, counted from 1: `cell("Owner", 1)` is "Owner, row 1". */
  cell(column, row) {
    return this.field(`${column}, row ${row}`);
  }

  /** How many rows have this column. */
  async rows(column) {
    const escaped = column.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return (await named(this.driver, "field", new RegExp(`^${escaped}, row \\d+$`))).length;
  }

  /** Presses a key, or several together, where the focus is: `press("Enter")`, `press("Control+Shift+z")`. */
  async press(chord) {
    const pressed = chord.split("+").map((key) => KEYS[key] ?? key);
    const actions = this.driver.actions({ async: true });
    for (const key of pressed) actions.keyDown(key);
    for (const key of pressed.toReversed()) actions.keyUp(key);
    await actions.perform();
  }

  /** Types where the focus is, by key events. */
  async type(text) {
    await (await this.driver.switchTo().activeElement()).sendKeys(keys(text));
  }

  /** The accessible name of what has the focus. */
  async focused() {
    return nameOf(this.driver, await this.driver.switchTo().activeElement());
  }

  /** Chooses a file of this machine, as with the file picker. */
  async upload(path) {
    const input = await until(async () => (await this.driver.findElements(By.css("input[type=file]")))[0], {
      what: "a file input",
    });
    await input.sendKeys(path);
  }

  /** Chooses a file with this name and text. */
  async uploadText(name, text) {
    // The browser reads the file after the driver has answered, so it stays until the browser is closed.
    const path = join(mkdtempSync(join(this.browser.folder, "upload-")), basename(name));
    writeFileSync(path, text);
    await this.upload(path);
  }

  /** Drops a file on the page, or on an element of it. */
  drop(name, text, element = null) {
    return this.dropAll([{ name, text }], element);
  }

  /** Drops files on the page, or on the dialog over it, or on an element. No driver can do this by hand: the events are made in the page. */
  async dropAll(files, element = null) {
    await this.driver.executeScript(
      `const [files, element] = arguments;
       const transfer = new DataTransfer();
       for (const { name, text } of files) transfer.items.add(new File([text], name, { type: "text/markdown" }));
       const target = element ?? document.querySelector("dialog[open]") ?? document.body;
       for (const kind of ["dragenter", "dragover", "drop"]) {
         target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer }));
       }`,
      files,
      element,
    );
  }

  /** Pastes text where the focus is. The event is made in the page, as the machine's clipboard belongs to others. */
  async paste(text) {
    await this.driver.executeScript(
      `const transfer = new DataTransfer();
       transfer.setData("text/plain", arguments[0]);
       const options = { bubbles: true, cancelable: true, composed: true, clipboardData: transfer };
       // Firefox takes the data in this way.
       Object.assign(options, { dataType: "text/plain", data: arguments[0] });
       (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", options));`,
      text,
    );
  }

  /** What was copied, read by pasting it into a text area that stands there only for that. */
  async clipboard() {
    const scratch = await this.driver.executeScript(
      `const area = document.body.appendChild(document.createElement("textarea"));
       area.style.cssText = "position: fixed; inset: 0 auto auto 0";
       area.focus();
       return area;`,
    );
    await this.press("Control+v");
    const text = await until(() => scratch.getProperty("value"), { what: "a text to be pasted" });
    await this.driver.executeScript("arguments[0].remove()", scratch);
    return text;
  }

  /** The page's local storage, as an object. */
  async storage() {
    return this.driver.executeScript("return { ...localStorage }");
  }

  /** The text that the whole page shows. */
  async text() {
    return this.driver.findElement(By.css("body")).getText();
  }
}

/** One control. It is looked for again at each use, so the page may have replaced it in between. */
export class Control {
  #editor;
  #kind;
  #name;
  #within;

  constructor(editor, kind, name, within = null) {
    this.#editor = editor;
    this.#kind = kind;
    this.#name = name;
    this.#within = within;
  }

  get #driver() {
    return this.#editor.driver;
  }

  /** A control inside this one. */
  control(kind, name) {
    return new Control(this.#editor, kind, name, this);
  }

  button(name) {
    return this.control("button", name);
  }

  field(name) {
    return this.control("field", name);
  }

  /** All that match now, without waiting. */
  async all() {
    const root = this.#within ? (await this.#within.all())[0] : null;
    if (this.#within && !root) return [];
    return named(this.#driver, this.#kind, this.#name, root);
  }

  /** Waits until it is there, and returns the element. Fails when several have the name, as a person could not tell them apart. */
  async there() {
    try {
      return await this.#patiently(async () => {
        const all = await this.all();
        const any = this.#name === undefined;
        if (all.length > 1 && !any) throw new Ambiguous(`${all.length} controls are ${this}`);
        return all[0];
      });
    } catch (cause) {
      if (cause instanceof Ambiguous) throw cause;
      const others = await names(this.#driver, this.#kind).catch(() => []);
      const shown = others.slice(0, 60).map((name) => JSON.stringify(name));
      throw new Error(`no ${this}; there are: ${shown.join(", ") || "none"}${others.length > 60 ? ", …" : ""}`, { cause });
    }
  }

  /** Waits until it is gone. */
  async gone() {
    await this.#patiently(async () => (await this.all()).length === 0, "to be gone");
  }

  async exists() {
    return (await this.all()).length > 0;
  }

  async click() {
    await this.#with((element) => element.click());
  }

  async focus() {
    await this.#with((element) => this.#driver.executeScript("arguments[0].focus()", element));
  }

  /** Types at the end of what is there, by key events. */
  async type(text) {
    await this.#with(async (element) => {
      await this.#driver.executeScript(
        `const [it] = arguments;
         if (document.activeElement !== it) it.focus();
         if (it.tagName === "TEXTAREA" || (it.tagName === "INPUT" && it.selectionStart !== null)) it.setSelectionRange(it.value.length, it.value.length);`,
        element,
      );
      await element.sendKeys(keys(text));
    });
  }

  /** Replaces what is there, by key events. A date or time is set at once: how it is typed depends on the browser's language. */
  async fill(text) {
    const kind = await this.#with((element) => element.getAttribute("type"));
    if (["date", "time", "datetime-local"].includes(kind)) {
      await this.#with((element) => this.#driver.executeScript(SET_VALUE, element, text));
      return;
    }
    await this.focus();
    await this.#editor.press("Control+a");
    await this.#with((element) => element.sendKeys(text === "" ? Key.BACK_SPACE : keys(text)));
  }

  /** Chooses an option of a list by what it says. */
  async choose(option) {
    await this.#with(async (element) => {
      const options = await element.findElements(By.css("option"));
      for (const it of options) {
        if ((await it.getText()).trim() !== option) continue;
        await this.#driver.executeScript(AWAIT_INPUT, element);
        await it.click();
        return this.#driver.executeScript(ENSURE_INPUT, element);
      }
      throw new Error(`${this} has no option "${option}"`);
    });
  }

  /** Presses a key, or several together, in this control. */
  async press(chord) {
    await this.focus();
    await this.#editor.press(chord);
  }

  async value() {
    return this.#with((element) => element.getProperty("value"));
  }

  /** Waits until the value is this one. */
  async holds(value) {
    let last;
    try {
      await this.#patiently(async () => (last = await this.value()) === value);
    } catch (cause) {
      throw new Error(`${this} holds ${JSON.stringify(last)}, not ${JSON.stringify(value)}`, { cause });
    }
  }

  /** The text that it shows. */
  async text() {
    return this.#with((element) => element.getText());
  }

  /** Waits until it shows this text, or one that the expression fits. */
  async shows(text) {
    let last;
    try {
      await this.#patiently(async () => {
        last = await this.text();
        return text instanceof RegExp ? text.test(last) : last.includes(text);
      });
    } catch (cause) {
      throw new Error(`${this} shows ${JSON.stringify(last)}, not ${text}`, { cause });
    }
  }

  async attribute(name) {
    return this.#with((element) => element.getAttribute(name));
  }

  async enabled() {
    return this.#with(async (element) => (await element.isEnabled()) && (await element.getAttribute("aria-disabled")) !== "true");
  }

  async hasFocus() {
    return this.#with((element) => this.#driver.executeScript("return document.activeElement === arguments[0]", element));
  }

  /** Waits until it has the focus. */
  async getsFocus() {
    await this.#patiently(() => this.hasFocus(), "to have the focus");
  }

  toString() {
    const name = this.#name instanceof RegExp ? String(this.#name) : this.#name === undefined ? "" : `"${this.#name}"`;
    return `${this.#kind} ${name}${this.#within ? ` in ${this.#within}` : ""}`.trim();
  }

  /** Does something with the element, again when the page has just replaced it. */
  async #with(action) {
    let answer;
    await until(
      async () => {
        answer = await action(await this.there());
        return true;
      },
      { what: String(this), within: this.#editor.patience, retryable: passing },
    );
    return answer;
  }

  #patiently(question, what = "") {
    return until(question, { what: `${this} ${what}`.trim(), within: this.#editor.patience, retryable: passing });
  }
}

class Ambiguous extends Error {}

/** A line break is typed with the Enter key. */
const keys = (text) => text.replaceAll("\n", Key.RETURN);

/** Errors of a page that is just changing. */
function passing(cause) {
  return (
    cause instanceof error.StaleElementReferenceError ||
    cause instanceof error.ElementNotInteractableError ||
    cause instanceof error.ElementClickInterceptedError ||
    cause instanceof error.NoSuchElementError
  );
}

// Past any framework's own setter, then the events that a person's choice causes.
const SET_VALUE = `
  const [input, value] = arguments;
  input.focus();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
`;

// Chromium's driver chooses an option without the input event that a person's choice causes.
const AWAIT_INPUT = `
  const [select] = arguments;
  select.chosenBefore = select.value;
  select.addEventListener("input", () => delete select.chosenBefore, { once: true });
`;
const ENSURE_INPUT = `
  const [select] = arguments;
  const missing = "chosenBefore" in select && select.chosenBefore !== select.value;
  if (missing) select.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
`;
