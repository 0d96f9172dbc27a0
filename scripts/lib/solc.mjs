#!/usr/bin/env node
// The compiler's command line as Foundry calls it, over the npm package, so that no binary is downloaded.
import { readFileSync } from "node:fs";
import solc from "solc";

if (process.argv.includes("--version")) console.log(`Version: ${solc.version()}`);
else process.stdout.write(solc.compile(readFileSync(0, "utf8")));
