import { html } from "hono/html";
import { ENDPOINTS } from "./endpoints.ts";

/** The room's own page: what it is, and what it answers. */
export function homePage(): ReturnType<typeof html> {
  return html`
    <!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Practice room</title>
      <h1>Practice room</h1>
      <p>
            This is a practice room, not X. Every post, person and place in it is made up, and nothing
            here costs anything. The keys that it gives are good in this room only.
          </p>
      <p>It answers:</p>
      <ul>
            <li><code>POST /oauth2/token</code></li>
            ${ENDPOINTS.map(({ path }) => html`<li><code>GET ${path}</code></li>`)}
          </ul>
    </html>
  `;
}
