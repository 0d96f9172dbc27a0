#!/usr/bin/env node
// Starts `mou` as it was built, and says what to do where it was not.

import { existsSync } from "node:fs";
import module from "node:module";

const program = new URL("../dist/main.js", import.meta.url);
if (existsSync(program)) {
  // Keeps compiled code between two starts; Node 20 does not have it.
  module.enableCompileCache?.();
  await import(program.href);
} else {
  console.error(
    "CLI_NOT_BUILT: mou is not built. Run npm run build in the project's folder, then mou again.\nmou chưa được dựng. Chạy npm run build trong thư mục dự án rồi chạy lại mou.",
  );
  process.exitCode = 2;
}
