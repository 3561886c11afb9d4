/** JupyterLab with the Deno kernel ready: the one that is there, or a private one. */
export { type Lab, type LabOptions, openLab } from "./open_lab.ts";
export { cacheFolder } from "./cache_folder.ts";
