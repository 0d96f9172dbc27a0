import { actDigest } from "../acts/actDigest.js";
import type { SignedAct } from "../acts/signedAct.js";
import { checkSignature } from "../keys/checkSignature.js";
import type { KnownVerifiers } from "../keys/decodeKey.js";
import type { Envelope } from "./envelopeSchema.js";
import { refused } from "./refused.js";

/** Whether a signature is that of the key over the act, as far as that can be told without a chain. */
export type SignatureJudgement = "valid" | "invalid" | "unknown";

/** Whether an act of an envelope is signed by its key. */
export async function judgeAct(
  { chainId, registry, agreement }: Envelope,
  act: SignedAct,
  verifiers: KnownVerifiers,
): Promise<SignatureJudgement> {
  const digest = actDigest({ ...act, agreement, chainId, registry });
  return checkSignature({ key: act.key, digest, signature: act.signature, verifiers });
}

/**
 * Refuses an act that its key did not sign. What cannot be told without a chain is let through.
 *
 * @throws {EnvelopeError} `ENVELOPE_SIGNATURE_INVALID`
 */
export async function refuseForeignSignature(
  envelope: Envelope,
  act: SignedAct,
  verifiers: KnownVerifiers,
  path: string,
): Promise<void> {
  if ((await judgeAct(envelope, act, verifiers)) !== "invalid") return;
  throw refused(
    "ENVELOPE_SIGNATURE_INVALID",
    `${path}/signature`,
    `the signature for ${act.organisation} is not that of its key over this act`,
    "Leave this copy out, and ask the organisation for its own.",
    { organisation: act.organisation, key: act.key },
  );
}
