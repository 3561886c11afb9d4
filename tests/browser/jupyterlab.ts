import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { cacheFolder, type Lab, openLab } from "../../src/lab/mod.ts";
import { closedEnvironment } from "../../tools/notebooks/mod.ts";
import { openBrowser } from "./browser.ts";

/** Milliseconds for what a kernel on a slow computer has to do between two steps of a test. */
const PATIENCE = 90_000;

/** As wide as a laptop's; high, so that little has to be scrolled. */
const WINDOW = { width: 1100, height: 1500 };

/** Asks nobody anything, and moves nothing while a picture is taken. */
const SETTINGS = {
  "apputils-extension/notification": { fetchNews: "false", checkForUpdates: false },
  // All cells are there at all times, not only those in the window.
  "notebook-extension/tracker": { windowingMode: "none" },
  "codemirror-extension/plugin": { defaultConfig: { cursorBlinkRate: 0 } },
};

/** How a JupyterLab is opened for a test. */
interface Opening {
  /** A folder with notebooks. */
  folder: string;
  /** Variables for the kernels, beside harmless ones. */
  env?: Record<string, string>;
}

/** A JupyterLab with a browser before it, of somebody who was never there before. */
export class JupyterLab implements AsyncDisposable {
  readonly #lab: Lab;
  readonly #browser: Browser;
  readonly #window: BrowserContext;
  /** Where it keeps what it remembers. */
  readonly home: string;

  private constructor(lab: Lab, browser: Browser, window: BrowserContext, home: string) {
    this.#lab = lab;
    this.#browser = browser;
    this.#window = window;
    this.home = home;
  }

  static async open({ folder, env = {} }: Opening): Promise<JupyterLab> {
    const home = await Deno.makeTempDir();
    const config = join(home, "config");
    for (const [name, settings] of Object.entries(SETTINGS)) {
      const path = join(config, "lab/user-settings/@jupyterlab", `${name}.jupyterlab-settings`);
      await Deno.mkdir(dirname(path), { recursive: true });
      await Deno.writeTextFile(path, JSON.stringify(settings));
    }
    const places = {
      JUPYTER_CONFIG_DIR: config,
      JUPYTER_DATA_DIR: join(home, "data"),
      JUPYTER_RUNTIME_DIR: join(home, "runtime"),
    };
    const lab = await openLab({
      folder,
      port: 0,
      browser: false,
      env: closedEnvironment({ ...places, ...env }),
      cache: cacheFolder({ env: Deno.env.toObject(), os: Deno.build.os }),
      say: (step) => console.error(step),
    });
    const browser = await openBrowser();
    return new JupyterLab(lab, browser, await browser.newContext({ viewport: WINDOW }), home);
  }

  /** Opens a notebook, by its path from the root, and waits until its kernel is there. */
  async openNotebook(path: string): Promise<OpenNotebook> {
    const page = await this.#window.newPage();
    page.setDefaultTimeout(PATIENCE);
    const url = new URL(this.#lab.url);
    // In a workspace of its own: else JupyterLab opens again what was open before, out of sight.
    url.pathname = `/lab/workspaces/${crypto.randomUUID()}/tree/${path}`;
    await page.goto(url.href);
    await page.locator("#jp-main-statusbar").getByText("Deno | Idle").waitFor();
    await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
    return new OpenNotebook(page);
  }

  async [Symbol.asyncDispose]() {
    await this.#browser.close();
    await this.#lab.close();
    await Deno.remove(this.home, { recursive: true });
  }
}

/** A notebook that is open in the browser, used as a person uses it. */
export class OpenNotebook {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A code cell, counted from 1 as readers do. */
  cell(number: number): Locator {
    return this.page.locator(".jp-CodeCell").nth(number - 1);
  }

  /** What a cell shows below its code. */
  output(number: number): Locator {
    return this.cell(number).locator(".jp-OutputArea-output");
  }

  /** The field of a question. */
  field(question: string): Locator {
    return this.page.locator(".jp-Stdin", { hasText: question }).locator("input");
  }

  async menu(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.page.locator(".lm-MenuBar-itemLabel, .lm-Menu-itemLabel")
        .filter({ hasText: new RegExp(`^${name}$`) }).click();
    }
  }

  /** Run, Run All Cells; after what was saved of an earlier run is gone. */
  async runAll(): Promise<void> {
    await this.menu("Edit", "Clear Outputs of All Cells");
    await this.page.locator(".jp-CodeCell .jp-InputPrompt", { hasText: /\d/ }).first()
      .waitFor({ state: "detached" });
    await this.menu("Run", "Run All Cells");
  }

  /** Types a value at the field of a question and presses Enter. */
  async answer(question: string, value: string): Promise<void> {
    const field = this.field(question);
    await field.fill(value);
    await field.press("Enter");
    await field.waitFor({ state: "detached" });
  }

  /** Adds a cell with this code at the end, and runs it. */
  async runCode(code: string): Promise<number> {
    const { page } = this;
    const count = await page.locator(".jp-CodeCell").count();
    await page.locator(".jp-Notebook-footer").click();
    await this.cell(count + 1).locator(".cm-content").click();
    await page.keyboard.insertText(code);
    await page.keyboard.press("Control+Enter");
    return count + 1;
  }

  /** The button Stop. */
  async stop(): Promise<void> {
    await this.page.locator('[data-jp-item-name="interrupt"]').click();
  }

  /** Waits until a cell has run, whatever came of it. */
  async hasRun(number: number): Promise<void> {
    await this.cell(number).locator(".jp-InputPrompt", { hasText: /\[\d+\]/ }).waitFor();
  }

  /** Waits until no cell is running or waits to run. */
  async isIdle(): Promise<void> {
    await this.hasRun(1);
    await this.page.waitForFunction(() =>
      // deno-lint-ignore no-explicit-any
      ![...(globalThis as any).document.querySelectorAll(".jp-InputPrompt")]
        .some((prompt: { textContent: string }) => prompt.textContent.includes("*"))
    );
  }

  /** File, Save Notebook; and waits until it is saved. */
  async save(): Promise<void> {
    await this.menu("File", "Save Notebook");
    await this.page.locator("#jp-main-dock-panel .jp-mod-dirty").waitFor({ state: "detached" });
  }

  /** The errors that cells show. */
  errors(): Promise<string[]> {
    return this.page.locator('[data-mime-type="application/vnd.jupyter.error"]').allInnerTexts();
  }
}
