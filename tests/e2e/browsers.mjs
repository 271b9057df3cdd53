// The three browsers, each with its driver, on a profile of its own in a temporary folder.
//
// Programs are found on the PATH or where the environment variables CHROMIUM, CHROMEDRIVER, FIREFOX, GECKODRIVER,
// WEBKITDRIVER, MINIBROWSER and XVFB say. None is downloaded: the driver is always given.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Browser as Names, Builder, Capabilities } from "selenium-webdriver";

import { answering, descendants, end, freePort, processorTime, program, start, stop } from "./processes.mjs";
import { until } from "./waiting.mjs";
import { amend } from "./webkit-driver.mjs";

const AS_ROOT = process.getuid?.() === 0;
const WINDOW = { width: 1440, height: 1000 };

/** What each browser can do here (a test says what it `needs`), and whether a page gets a tab or a window of its own. */
const ENGINES = {
  chromium: { able: ["restart", "kill", "download", "clipboard", "cdp"], pages: "tab", prepare: chromium },
  firefox: { able: ["restart", "kill", "download", "clipboard"], pages: "tab", prepare: firefox },
  // MiniBrowser, when it is driven, keeps no profile, and its driver ends the session with any page that is killed. A tab
  // that the driver opens is never shown, and a page that is not shown is not drawn: it gets no animation frames, and the
  // driver waits for one after each move of the mouse, for ever.
  webkit: { able: ["download", "clipboard"], pages: "window", prepare: webkit },
};

export const NAMES = Object.keys(ENGINES);

/** The browser that the environment asks for. */
export const chosen = () => process.env.BROWSER ?? "chromium";

/** Whether a browser can do this: "restart" on the same profile, "kill" a tab, "download", "clipboard", "cdp". */
export function able(name, what) {
  return ENGINES[name].able.includes(what);
}

/** A running browser. Always close it. */
export class Browser {
  /** The tests' hold on the page; a new one after `restart`. */
  driver;
  /** Where downloads go. */
  downloads;

  /** Holds the profile and everything else of this browser; removed with it. */
  folder;

  #display;
  #service;
  #capabilities;
  #size;

  constructor(name) {
    if (!ENGINES[name]) throw new Error(`BROWSER is one of ${NAMES.join(", ")}, not "${name}"`);
    this.name = name;
  }

  /** Starts a browser with an empty profile. `args` are further words for its command line, `env` for its environment. */
  static async launch(name = chosen(), { args = [], env = {}, window = WINDOW } = {}) {
    const browser = new Browser(name);
    browser.#size = window;
    browser.folder = mkdtempSync(join(tmpdir(), `postmortem-${name}-`));
    browser.downloads = join(browser.folder, "downloads");
    mkdirSync(browser.downloads);
    try {
      const paths = { profile: join(browser.folder, "profile"), downloads: browser.downloads, home: browser.folder };
      mkdirSync(paths.profile);
      const port = await freePort();
      const engine = await ENGINES[name].prepare(paths, port, args);
      browser.#display = engine.display;
      browser.#capabilities = engine.capabilities;
      // Times are read and written in a zone that is the same everywhere.
      browser.#service = start(engine.driver, engine.words, { env: { TZ: "UTC", ...engine.env, ...env } });
      await answering(browser.#service, port);
      browser.#service.address = `http://127.0.0.1:${port}`;
      await browser.#session();
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async #session() {
    this.driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(this.#service.address)
      .withCapabilities(new Capabilities(this.#capabilities))
      .build();
    await this.driver.manage().setTimeouts({ implicit: 0, pageLoad: 30_000, script: 30_000 });
    if (this.name === "webkit") await amend(this.driver);
    if (able(this.name, "kill")) {
      // The first tab stays empty: it outlives a tab that is killed, and with it the session.
      this.keeper = await this.driver.getWindowHandle();
      await this.driver.switchTo().newWindow("tab");
    }
    await this.#resize();
  }

  #resize() {
    return this.driver.manage().window().setRect({ x: 0, y: 0, ...this.#size });
  }

  /** Ends the browser as a person would and starts it again with the same profile. */
  async restart() {
    await this.driver.quit();
    await this.#session();
  }

  /** Opens an address in a new tab, or in a new window where tabs are not shown, and goes on there. */
  async newTab(address) {
    await this.driver.switchTo().newWindow(ENGINES[this.name].pages);
    await this.#resize();
    await this.driver.get(address);
  }

  /**
   * Finds the process that runs the page now, and returns a function that kills it at once, as when a phone runs out of
   * memory. Afterwards the driver stands in another, empty tab.
   */
  async killer() {
    const victim = await this.#pageProcess();
    return async () => {
      end(victim);
      await until(() => processorTime(victim) === 0, { what: `process ${victim} to be gone` });
      await this.driver.switchTo().window(this.keeper);
    };
  }

  /** The process that was busy while the page was. */
  async #pageProcess() {
    const family = descendants(this.#service.child.pid);
    const before = new Map(family.map((pid) => [pid, processorTime(pid)]));
    await this.driver.executeScript("const end = performance.now() + 400; while (performance.now() < end);");
    const busy = family.map((pid) => [processorTime(pid) - before.get(pid), pid]).sort((a, b) => b[0] - a[0]);
    if (busy[0][0] < 20) throw new Error("no process was busy while the page was");
    return busy[0][1];
  }

  /** The file that an action downloads, when it is complete: its name and text. */
  async download(action) {
    // What was downloaded before goes, as each browser does something else about a second file of one name.
    for (const name of readdirSync(this.downloads)) rmSync(join(this.downloads, name));
    await action();
    const unfinished = /\.(crdownload|part|wkdownload|tmp)$|^\.|^~/;
    return until(
      async () => {
        const all = readdirSync(this.downloads);
        if (all.length === 0 || all.some((name) => unfinished.test(name))) return null;
        const bytes = readFileSync(join(this.downloads, all[0]));
        return bytes.length > 0 ? { name: all[0], text: bytes.toString("utf8") } : null;
      },
      { what: "a download" },
    );
  }

  /** What the watched page (see site.mjs) said in the console, and what went wrong in it, since it was loaded. */
  complaints() {
    return this.driver.executeScript("return window.__complaints ?? ['the page is not watched']");
  }

  /** The addresses that the watched page asked for. */
  asked() {
    return this.driver.executeScript("return window.__asked ?? []");
  }

  async close() {
    await this.driver?.quit().catch(() => {});
    if (this.#service) await stop(this.#service);
    if (this.#display) await stop(this.#display);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function chromium({ profile, downloads }, port, args) {
  return {
    driver: program("CHROMEDRIVER", "chromedriver"),
    words: [`--port=${port}`, "--allowed-ips=127.0.0.1"],
    capabilities: {
      browserName: Names.CHROME,
      unhandledPromptBehavior: "accept",
      "goog:chromeOptions": {
        binary: program("CHROMIUM", "chromium", "chromium-browser", "google-chrome", "chrome"),
        args: [
          "--headless=new",
          ...(AS_ROOT ? ["--no-sandbox"] : []),
          "--disable-dev-shm-usage",
          "--disable-gpu",
          // Nothing but what the page asks for goes to the network.
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--lang=en-US",
          `--user-data-dir=${profile}`,
          ...args,
        ],
        prefs: {
          "download.default_directory": downloads,
          "download.prompt_for_download": false,
          // Several files after one another are no reason to ask.
          "profile.default_content_setting_values.automatic_downloads": 1,
        },
      },
    },
  };
}

async function firefox({ profile, downloads, home }, port, args) {
  const preferences = {
    "browser.download.dir": downloads,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
    // The panel would take the focus from the page.
    "browser.download.alwaysOpenPanel": false,
    "browser.download.open_pdf_attachments_inline": false,
    "browser.helperApps.neverAsk.saveToDisk": "text/markdown,text/plain,application/octet-stream",
    "browser.tabs.warnOnClose": false,
    // A tab that is killed is left alone; nothing restores it.
    "browser.sessionstore.resume_from_crash": false,
    "browser.shell.checkDefaultBrowser": false,
    "intl.accept_languages": "en-US, en",
    // Nothing but what the page asks for goes to the network.
    "app.update.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  // geckodriver tells Firefox to end when one of its tabs crashes. A person's Firefox goes on, and so does this one.
  const wrapper = join(home, "firefox");
  const binary = program("FIREFOX", "firefox-esr", "firefox");
  writeFileSync(wrapper, `#!/bin/sh\nunset MOZ_CRASHREPORTER_SHUTDOWN\nexec "${binary}" "$@"\n`, { mode: 0o755 });
  return {
    driver: program("GECKODRIVER", "geckodriver"),
    words: ["--port", String(port), "--host", "127.0.0.1", "--websocket-port", String(await freePort())],
    env: { MOZ_CRASHREPORTER_DISABLE: "1" },
    capabilities: {
      browserName: Names.FIREFOX,
      unhandledPromptBehavior: "accept",
      "moz:firefoxOptions": {
        binary: wrapper,
        args: ["-headless", "-profile", profile, ...args],
      },
    },
  };
}

/** WebKitGTK's MiniBrowser, which needs a display. */
async function webkit({ downloads, home }, port, args) {
  // Not on the PATH: it stands beside the library, whose folder carries the machine's name on Debian.
  const folders = ["/usr/libexec", "/usr/lib", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)];
  const places = folders.flatMap((folder) => ["4.1", "6.0", "4.0"].map((api) => `${folder}/webkit2gtk-${api}/MiniBrowser`));
  const binary = program("MINIBROWSER", "MiniBrowser", ...places);
  mkdirSync(join(home, "config"));
  writeFileSync(join(home, "config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);

  const display = start(program("XVFB", "Xvfb"), ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let number = "";
  display.child.stdio[3].on("data", (bytes) => {
    number += bytes;
  });
  await until(() => number.endsWith("\n"), { what: () => `a display; Xvfb said:\n${display.output}` });

  return {
    display,
    driver: program("WEBKITDRIVER", "WebKitWebDriver"),
    words: [`--port=${port}`, "--host=127.0.0.1"],
    env: {
      DISPLAY: `:${number.trim()}`,
      GDK_BACKEND: "x11",
      LANG: "C.UTF-8",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      XDG_CONFIG_HOME: join(home, "config"),
    },
    capabilities: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary, args: ["--automation", ...args] },
    },
  };
}
