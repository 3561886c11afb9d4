export { Camera } from "./camera.ts";
export { takeClass } from "./take_class.ts";
export { takeConsole, takeSearches } from "./take_console.ts";
