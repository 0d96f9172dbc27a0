import { type VerifyAnchorParameters, verifyAnchor } from "minhuoc";
import { parseAnchorProof } from "minhuoc/core";
import { readKind } from "../files/readKind.js";
import type { Result } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { ExitCode } from "../frame/exitCodes.js";
import { inFile } from "../frame/FileError.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";

const exits = {
  passed: ExitCode.passed,
  failed: ExitCode.failed,
  inconclusive: ExitCode.undetermined,
} as const;

/** Verifies by when a file existed. */
export async function verifyAnchored(
  path: string,
  input: NetworkInput & {
    document: VerifyAnchorParameters["document"];
    sha256: VerifyAnchorParameters["sha256"];
    finality: VerifyAnchorParameters["finality"];
  },
  context: Context,
): Promise<Result> {
  const { document, sha256, finality } = input;
  const { report, ...anchor } = await verifyAnchor(connect(input, context), {
    proof: inFile(path, () => parseAnchorProof(readKind(path, "anchor", context.cwd))),
    ...(document && { document }),
    ...(sha256 && { sha256 }),
    ...(finality && { finality }),
  });
  return { data: { anchor }, text: report[context.language], exit: exits[anchor.outcome] };
}
