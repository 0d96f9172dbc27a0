// SoftHSM2, a PKCS#11 token in software, and OpenSC's programs: Debian packages, which a machine may not have.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const modules = [
  "/usr/lib/softhsm/libsofthsm2.so",
  "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
  "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
  "/usr/local/lib/softhsm/libsofthsm2.so",
  "/opt/homebrew/lib/softhsm/libsofthsm2.so",
];

/** Path of SoftHSM2's module, where it and all programs that the tests need are installed. */
export function findSoftHsm(): string | undefined {
  const programs = ["pkcs11-tool", "opensc-tool", "softhsm2-util"];
  const canRun = programs.every((name) => spawnSync(name, ["--version"]).error === undefined);
  return canRun ? modules.find((path) => existsSync(path)) : undefined;
}

/** Why there is no token to test with, and what to install; undefined where there is one. */
export function softHsmNotice(): string | undefined {
  return findSoftHsm() === undefined
    ? "NOTICE: the tests of PKCS#11 tokens are not part of this run: they need the Debian packages opensc and softhsm2."
    : undefined;
}
