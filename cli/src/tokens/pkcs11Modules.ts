import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";
import { CliError } from "../frame/CliError.js";

/** A PKCS#11 module: the library by which an issuer's software makes its tokens usable. */
export type Pkcs11Module = { issuer: string; path: string };

/**
 * File names that several published programs give for the modules of Vietnamese authorities' tokens, without the ending. None has been
 * tried here with a device: the authority's own software says which one is installed.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  "VNPT-CA": [
    "vnptca_p11_v10",
    "vnptca_p11_v8",
    "vnptca_p11_v7",
    "vnptca_p11_v6",
    "vnpt-ca_csp11",
    "vnpt-ca_cl_v1",
  ],
  "Viettel-CA": ["viettel-ca_v6", "viettel-ca_v5", "viettel-ca_v4"],
  "BKAV-CA": ["BkavCA", "BkavCAv2S"],
  "FPT-CA": ["fpt-ca", "fptca_v3"],
  CA2: ["CA2_csp11", "CA2_v34"],
  "SafeNet eToken": ["eTPKCS11"],
};

const others: Readonly<Partial<Record<NodeJS.Platform, readonly Pkcs11Module[]>>> = {
  linux: [
    { issuer: "SafeNet eToken", path: "/usr/lib/libeTPkcs11.so" },
    ...["x86_64-linux-gnu/", "aarch64-linux-gnu/", ""].map((folder) => ({
      issuer: "OpenSC",
      path: `/usr/lib/${folder}opensc-pkcs11.so`,
    })),
  ],
  darwin: [{ issuer: "OpenSC", path: "/Library/OpenSC/lib/opensc-pkcs11.so" }],
  win32: [{ issuer: "OpenSC", path: "C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll" }],
};

/** The usual places of modules on a platform, the authorities' own before OpenSC's, which works with many cards. */
export function usualModules(platform: NodeJS.Platform = process.platform): Pkcs11Module[] {
  const place = {
    linux: (name: string) => posix.join("/usr/lib", `${name}.so`),
    darwin: (name: string) => posix.join("/usr/local/lib", `${name}.dylib`),
    win32: (name: string) => win32.join(process.env.SystemRoot ?? "C:\\Windows", "System32", `${name}.dll`),
  }[platform as "linux" | "darwin" | "win32"];
  if (place === undefined) return [];
  const named = Object.entries(names).flatMap(([issuer, list]) =>
    list.map((name) => ({ issuer, path: place(name) })),
  );
  return [...named, ...(others[platform] ?? [])];
}

/**
 * The module to use where none was named: the first that is installed.
 *
 * @param modules where to look
 * @throws {CliError} `TOKEN_MODULE_UNKNOWN`
 */
export function findModule(modules: readonly Pkcs11Module[] = usualModules()): Pkcs11Module {
  const found = modules.find(({ path }) => existsSync(path));
  if (found !== undefined) return found;
  throw new CliError("TOKEN_MODULE_UNKNOWN", {
    count: modules.length,
    places: modules.map(({ path }) => path),
  });
}
