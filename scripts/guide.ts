// `npm run guide -- m08`: the chain and the desks that docs/guide-m08.md starts from, left up until Ctrl-C.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setStage } from "./demo/alliance.js";
import { guides } from "./guides/guides.js";
import { layDesks } from "./guides/layDesks.js";
import { root } from "./lib/root.mjs";

/** The port that the guides name. */
const PORT = 8545;

async function main([key = ""]: readonly string[]): Promise<number> {
  const guide = guides[key];
  if (!guide) {
    console.error(
      `GUIDE_UNKNOWN: there is no guide "${key}". Use one of: ${Object.keys(guides).join(", ")}.`,
    );
    return 2;
  }
  const folder = join(root, `guide-${key}`);
  await rm(folder, { recursive: true, force: true });
  const stage = await setStage(PORT);
  try {
    await layDesks(stage, guide, folder);
    console.error(
      `The chain answers at ${stage.rpc}; the desks are in guide-${key}/. Now, in another terminal:`,
    );
    console.error(`  cd guide-${key}        and on with docs/guide-${key}.md. Ctrl-C ends the chain.`);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    return 0;
  } finally {
    await stage.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
