import type { Hono } from "hono";
import { SCRIPT_PATH, STYLE_PATH } from "./asset_paths.ts";
import { COPY_BUTTONS } from "./copy_buttons.ts";
import type { Sitting } from "./page_session.ts";
import { READING_ROOM } from "./style/mod.ts";

const ASSETS = {
  [STYLE_PATH]: { type: "text/css; charset=utf-8", text: READING_ROOM },
  [SCRIPT_PATH]: { type: "text/javascript; charset=utf-8", text: COPY_BUTTONS },
};

/** Serves the style sheet and the script, out of memory and at fixed addresses. */
export function serveAssets(pages: Hono<Sitting>): void {
  for (const [path, { type, text }] of Object.entries(ASSETS)) {
    pages.get(path, (c) => c.body(text, 200, { "content-type": type }));
  }
}
