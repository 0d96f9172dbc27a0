import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/root.mjs";
import { fail, type Outcome, pass } from "./check.js";

interface Package {
  version?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
type Lock = { packages: Record<string, Package> };

const systems = ["linux", "darwin", "win32", "android", "freebsd", "openharmony"];
const processors = ["x64", "arm64", "ia32", "arm", "ppc64", "riscv64", "s390x"];

/** Whether `owner` finds `name` on Node's way up the folders. */
function has({ packages }: Lock, owner: string, name: string): boolean {
  for (
    let folder = owner;
    folder;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))
  ) {
    if (`${folder}/node_modules/${name}` in packages) return true;
  }
  return `node_modules/${name}` in packages;
}

/** npm's entry for another platform's binary, whose name says what it runs on. */
function entry(name: string, version: string, { dev }: Package): Package {
  const words = name.replace("amd64", "x64").split(/[/-]/);
  const os = systems.filter((word) => words.includes(word));
  const cpu = processors.filter((word) => words.includes(word));
  const libc = words.some((word) => word.startsWith("musl"))
    ? ["musl"]
    : words.some((word) => word.startsWith("gnu"))
      ? ["glibc"]
      : [];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && os.includes("linux") && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/**
 * Every dependency has one exact version, the lock file names no host, and it has an entry for every platform's
 * binaries: where a registry lacks some, npm leaves them out, and `npm ci` refuses the file on every machine.
 */
export async function lock(update: boolean): Promise<Outcome> {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const file: Lock = read("package-lock.json");
  const problems: string[] = [];

  for (const path of ["package.json", "sdk/package.json", "cli/package.json"]) {
    const { dependencies = {}, devDependencies = {} } = read(path);
    for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies })) {
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        problems.push(`${path}: ${name} ${version} is not exact`);
    }
  }
  for (const [owner, manifest] of Object.entries(file.packages)) {
    if (manifest.resolved && !manifest.link)
      problems.push(`package-lock.json: ${owner} names ${manifest.resolved}`);
    for (const [name, version] of Object.entries(manifest.optionalDependencies ?? {})) {
      if (has(file, owner, name)) continue;
      if (update) file.packages[`node_modules/${name}`] = entry(name, version, manifest);
      else problems.push(`package-lock.json: no entry for ${name}@${version}`);
    }
  }
  if (update) writeFileSync(join(root, "package-lock.json"), `${JSON.stringify(file, null, 2)}\n`);
  if (problems.length === 0) return pass();
  return fail(`${problems.join("\n")}\nMissing entries are added by npm test -- --only lock --update.`);
}
