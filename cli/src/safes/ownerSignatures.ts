import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { SafeSignature } from "minhuoc";
import type { Hex } from "viem";
import { fileKinds } from "../files/fileKinds.js";
import { readJson } from "../files/readJson.js";
import { writeFile } from "../files/writeFile.js";
import { CliError } from "../frame/CliError.js";
import { toJson } from "../frame/toJson.js";

/** For what the owners of a Safe sign, as far as whoever runs the program knows it without their file. */
export type OwnersHead = { version: 1; chainId: number; registry: Hex; safe: Hex };

/**
 * What the owners of a Safe pass on: for what they sign, what the first of them has fixed for all, such as a time, and what each has signed.
 */
export type OwnerSignatures<Head extends OwnersHead, Fixed extends object> = Head &
  Fixed & {
    /** Each once; of one owner there can be several, since only the chain tells which of them fits. */
    signatures: readonly SafeSignature[];
  };

/**
 * The owners' signatures of several files together: as merging envelopes, in any order.
 *
 * @param files those that are not there are passed over
 * @param about `head`: for what they must be; `readFixed`: takes what is fixed out of a file
 * @returns undefined where there are none
 * @throws {CliError} `CLI_OWNER_SIGNATURES_OTHER` for a file that is for another Safe, act, change or registry
 */
export function readOwnerSignatures<Head extends OwnersHead, Fixed extends object>(
  files: readonly string[],
  {
    head,
    readFixed,
  }: { head: Head; readFixed: (file: Readonly<Record<string, unknown>>, path: string) => Fixed },
  cwd: string,
): OwnerSignatures<Head, Fixed> | undefined {
  let found: OwnerSignatures<Head, Fixed> | undefined;
  for (const path of files) {
    if (!existsSync(resolve(cwd, path))) continue;
    const content: Readonly<Record<string, unknown>> = Object(readJson(path, cwd, fileKinds.ownerSignatures));
    const fixed = readFixed(content, path);
    const differs = differing(head, content) ?? (found && differing(fixed, { ...found }));
    if (differs) throw ownerSignaturesOther(path, differs);
    const signatures = checkSignatures(path, content.signatures);
    found = withSignatures(found ?? { ...head, ...fixed, signatures: [] }, signatures);
  }
  return found;
}

/** The same with further signatures. None takes the place of another: anyone can have written it into a file. */
function withSignatures<Held extends { signatures: readonly SafeSignature[] }>(
  held: Held,
  added: readonly SafeSignature[],
): Held {
  const all = [...held.signatures, ...added];
  const distinct = new Map(all.map((one) => [`${one.owner} ${one.signature}`.toLowerCase(), one]));
  return { ...held, signatures: [...distinct.values()] };
}

/** The first member that is another one in the file. */
const differing = (wanted: object, file: Readonly<Record<string, unknown>>): string | undefined =>
  Object.entries(wanted).find(([name, value]) => toJson([file[name]]) !== toJson([value]))?.[0];

export const ownerSignaturesOther = (path: string, differs: string): CliError =>
  new CliError("CLI_OWNER_SIGNATURES_OTHER", { path, differs });

export function writeOwnerSignatures(
  path: string,
  held: OwnerSignatures<OwnersHead, object>,
  cwd: string,
): void {
  writeFile(path, `${toJson(held, 2)}\n`, { cwd, force: true });
}

function checkSignatures(path: string, signatures: unknown): SafeSignature[] {
  const isHex = (value: unknown, form: RegExp): value is Hex => typeof value === "string" && form.test(value);
  if (!Array.isArray(signatures)) throw ownerSignaturesOther(path, "signatures");
  return signatures.map((one: unknown) => {
    const { owner, signature } = Object(one) as Partial<SafeSignature>;
    if (isHex(owner, /^0x[0-9a-fA-F]{40}$/) && isHex(signature, /^0x([0-9a-fA-F]{2})*$/))
      return { owner, signature };
    throw ownerSignaturesOther(path, "signatures");
  });
}
