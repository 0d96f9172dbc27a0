import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "../lib/root.mjs";
import { fail, type Outcome, pass, subjects } from "./check.js";

/** No contract comes near EIP-170's 24,576 bytes. */
const LIMIT = 20_000;
/** What the compiler leaves of an interface, or of a library whose functions are all internal, is at most this. */
const STUB = 64;
const snapshot = join(root, "snapshots", "sizes.json");

/** Runtime code of every deployable contract, in bytes, by name. Mocks are left out. */
function measure(): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const file of subjects(["artifacts/contracts"], ".json").sort()) {
    if (/[\\/]mocks[\\/]/.test(file)) continue;
    const { deployedBytecode }: { deployedBytecode?: string } = JSON.parse(
      readFileSync(join(root, file), "utf8"),
    );
    const bytes = ((deployedBytecode?.length ?? 2) - 2) / 2;
    if (bytes > STUB) sizes[basename(file, ".json")] = bytes;
  }
  return sizes;
}

/** No contract exceeds the limit or has grown since the committed snapshot. */
export async function sizes(update = false): Promise<Outcome> {
  const now = measure();
  if (update) {
    mkdirSync(dirname(snapshot), { recursive: true });
    writeFileSync(snapshot, `${JSON.stringify(now, null, 2)}\n`);
  }
  if (!existsSync(snapshot)) {
    return fail(
      "CHECK_SUBJECT_MISSING: snapshots/sizes.json does not exist. Write it with npm test -- --update.",
    );
  }
  const before: Record<string, number> = JSON.parse(readFileSync(snapshot, "utf8"));
  const problems = Object.entries(now).flatMap(([name, bytes]) => {
    if (bytes > LIMIT) return [`${name}: ${bytes} bytes of runtime code, the limit is ${LIMIT}`];
    const was = before[name];
    if (was === undefined) return [`${name}: ${bytes} bytes, not in the snapshot`];
    return bytes > was ? [`${name}: ${bytes} bytes, was ${was}`] : [];
  });
  for (const name of Object.keys(before))
    if (!(name in now)) problems.push(`${name}: gone, still in the snapshot`);
  if (problems.length === 0) return pass();
  return fail(`${problems.join("\n")}\nIf that is meant: npm test -- --update, and commit snapshots/.`);
}
