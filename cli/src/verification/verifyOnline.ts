import { type VerifyAgreementParameters, verifyAgreement } from "minhuoc";
import type { Verdict } from "minhuoc/verify";
import { readMetadata } from "../agreements/readMetadata.js";
import { heldByEnvelope } from "../envelopes/heldByEnvelope.js";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";

/** Verifies against the registry, through one endpoint or several that have to agree. */
export async function verifyOnline(
  subject: VerifyAgreementParameters,
  input: NetworkInput & {
    envelope: string | undefined;
    metadata: string | undefined;
    statement: string[] | undefined;
    requireIdentity: true | undefined;
  },
  context: Context,
): Promise<Verdict> {
  const held = input.envelope === undefined ? undefined : heldByEnvelope(input.envelope, context.cwd);
  return verifyAgreement(connect(input, context), {
    ...subject,
    ...held,
    ...readMetadata(input.metadata, context.cwd),
    statements: [...(held?.statements ?? []), ...(input.statement ?? [])],
    ...(input.requireIdentity && { fetch }),
  });
}
