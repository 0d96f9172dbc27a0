import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CliError } from "../frame/CliError.js";
import { childEnvironment } from "../frame/secrets.js";
import type { tokenErrors } from "./tokenErrors.js";

export type Pkcs11Access = {
  /** Path of the PKCS#11 module. */
  module: string;
  /** Folder of OpenSC's programs, where they are not in PATH. */
  tools?: string | undefined;
};

/** The PIN goes to the program in its environment, which only the same user and root can read; a command line anyone can. */
const PIN_VARIABLE = "MINHUOC_TOKEN_PIN";

/**
 * Earlier releases were not tried. One that took `env:…` for the PIN itself would use up one of the few tries that a token allows.
 */
const OLDEST = { major: 0, minor: 23 };

/**
 * Runs OpenSC's `pkcs11-tool`, with files for binary data: on some systems its standard streams change bytes.
 *
 * @param args without the module
 * @param options.pin logs in with it
 * @param options.input content of the input file
 * @returns standard output and the content of the output file, empty where there is none
 * @throws {CliError} `TOKEN_TOOL_MISSING`, `TOKEN_TOOL_FAILED`, `TOKEN_MODULE_UNUSABLE`, `TOKEN_NOT_FOUND`, `TOKEN_KEY_MISSING`,
 * `TOKEN_PIN_WRONG`, `TOKEN_PIN_LOCKED`, `TOKEN_PIN_INVALID`
 */
export async function pkcs11Tool(
  { module, tools }: Pkcs11Access,
  args: readonly string[],
  { pin, input }: { pin?: string; input?: Uint8Array } = {},
): Promise<{ text: string; output: Uint8Array }> {
  if (pin !== undefined) checkPin(pin);
  const folder = await mkdtemp(join(tmpdir(), "minhuoc-"));
  try {
    const [inputFile, outputFile] = [join(folder, "in"), join(folder, "out")];
    if (input !== undefined) await writeFile(inputFile, input);
    await writeFile(outputFile, "");
    const { code, stdout, stderr } = await runProgram(
      program("pkcs11-tool", tools),
      [
        "--module",
        module,
        ...args,
        ...(pin === undefined ? [] : ["--login", "--pin", `env:${PIN_VARIABLE}`]),
        ...(input === undefined ? [] : ["--input-file", inputFile]),
        "--output-file",
        outputFile,
      ],
      pin === undefined ? {} : { [PIN_VARIABLE]: pin },
    );
    if (code !== 0) throw failure(stderr, module, pin);
    return { text: stdout, output: new Uint8Array(await readFile(outputFile)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Refuses a release of OpenSC to which no PIN should be given.
 *
 * @throws {CliError} `TOKEN_TOOL_MISSING`, `TOKEN_TOOL_TOO_OLD`
 */
export async function checkToolVersion(tools?: string): Promise<void> {
  const { stdout } = await runProgram(program("opensc-tool", tools), ["--info"], {});
  const [, version = "unknown", major, minor] = /^OpenSC ((\d+)\.(\d+)\S*)/m.exec(stdout) ?? [];
  const isNewEnough =
    Number(major) > OLDEST.major || (Number(major) === OLDEST.major && Number(minor) >= OLDEST.minor);
  if (isNewEnough) return;
  throw new CliError("TOKEN_TOOL_TOO_OLD", { version, oldest: `${OLDEST.major}.${OLDEST.minor}` });
}

const program = (name: string, folder: string | undefined) =>
  folder === undefined ? name : join(folder, name);

function runProgram(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    // Its messages are read below, so they must be in one language.
    const child = spawn(file, args, {
      env: { ...childEnvironment(process.env), LC_ALL: "C", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    // Node's own error carries the command line, and no more is known.
    child.on("error", () => reject(new CliError("TOKEN_TOOL_MISSING", { file })));
    child.on("close", (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

function checkPin(pin: string): void {
  if (pin === "" || /[\0\r\n]/.test(pin)) throw new CliError("TOKEN_PIN_INVALID");
}

/** What `pkcs11-tool` says, and what that means. */
const failures: readonly [RegExp, keyof typeof tokenErrors][] = [
  [/CKR_PIN_LOCKED/, "TOKEN_PIN_LOCKED"],
  [/CKR_PIN_(?:INCORRECT|INVALID|LEN_RANGE)/, "TOKEN_PIN_WRONG"],
  [/Failed to load pkcs11 module/, "TOKEN_MODULE_UNUSABLE"],
  [/No slots?\b|CKR_TOKEN_NOT_PRESENT|CKR_SLOT_ID_INVALID/i, "TOKEN_NOT_FOUND"],
  [/Private key not found/, "TOKEN_KEY_MISSING"],
];

function failure(stderr: string, module: string, pin: string | undefined): CliError {
  const said = (pin === undefined ? stderr : stderr.replaceAll(pin, "…")).trim().replace(/\s*\n\s*/g, "; ");
  const [, code] = failures.find(([pattern]) => pattern.test(stderr)) ?? [];
  return new CliError(code ?? "TOKEN_TOOL_FAILED", {
    module,
    said: said.slice(0, 500),
    // For the texts of those that name a number: what was found before is gone.
    count: 0,
    certificates: 1,
  });
}
