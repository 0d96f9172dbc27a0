import { type Verdict, type VerifyEvidenceParameters, verifyEvidence } from "minhuoc/verify";
import { readFile } from "../files/readFile.js";
import type { Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { findDeployment } from "../network/findDeployment.js";
import { loadSettings } from "../settings/loadSettings.js";
import { findHeaders, type HeadersInput } from "./findHeaders.js";
import type { policyOptions } from "./policyOptions.js";

/** Verifies an evidence file against the block hash, or the source of one, that the options name. */
export async function verifyFile(
  path: string,
  subject: Omit<VerifyEvidenceParameters, "evidence">,
  input: HeadersInput & Pick<Values<typeof policyOptions>, "requireIdentity" | "acceptRecordedIdentity">,
  context: Context,
): Promise<Verdict> {
  const deployment = findDeployment(input.deployment, context, loadSettings(context));
  const headers = await findHeaders(input, context);
  return verifyEvidence({
    ...subject,
    evidence: readFile(path, context.cwd),
    ...(deployment && { deployment }),
    ...(headers && { headers }),
    // Hosts are asked only where they are to confirm and the file's own word does not do.
    ...(input.requireIdentity && !input.acceptRecordedIdentity && { fetch }),
  });
}
