export { CHROMIUM, openBrowser } from "./open_browser.ts";
