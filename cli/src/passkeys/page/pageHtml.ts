import { createHash } from "node:crypto";

const style = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f4f5f7; --strong: #14508c; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --line: #444b55; --soft: #1f242b; --strong: #8fc1f5; --on: #10151b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 2rem; max-width: 56rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.3; }
pre { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--soft);
  font: .95rem/1.55 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }
#actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
#actions[hidden] { display: none; }
button { flex: 0 1 auto; min-height: 3rem; padding: .5rem 1.5rem; border: 1px solid var(--line); border-radius: .5rem;
  background: transparent; color: inherit; font: inherit; cursor: pointer; }
#agree { border-color: var(--strong); background: var(--strong); color: var(--on); font-weight: 600; }
button:disabled { opacity: .5; cursor: default; }
button:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
#state { min-height: 1.5rem; margin: 1rem 0 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { button { flex: 1 1 100%; } }
`;

/** A page as it is served, and the policy under which a browser runs it. */
export type Page = { html: string; policy: string };

/**
 * The page, the same each time: nothing of what it shows is in it. The policy lets nothing run and nothing load but its own script and style, and
 * forbids that text ever becomes markup.
 *
 * @param script the built script of the page
 */
export function pageHtml(script: string): Page {
  const html = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>mou</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 id="heading"></h1>
<pre id="summary"></pre>
<div id="actions" hidden><button id="agree" disabled></button><button id="refuse" disabled></button></div>
<p id="state" role="status"></p>
</main>
<script>${script}</script>
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return { html, policy };
}

const hash = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
