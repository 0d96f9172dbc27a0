import { type VerifyAgreementParameters, verifyAgreement } from "minhuoc";
import type { Verdict } from "minhuoc/verify";
import { readMetadata } from "../agreements/readMetadata.js";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";

type Held = Pick<VerifyAgreementParameters, "agreement" | "disclosure" | "statements">;

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
  const held = readHeld(input.envelope, context.cwd);
  return verifyAgreement(connect(input, context), {
    ...subject,
    ...held,
    ...readMetadata(input.metadata, context.cwd),
    statements: [...(held.statements ?? []), ...(input.statement ?? [])],
    ...(input.requireIdentity && { fetch }),
  });
}

/** What an envelope holds of an agreement. */
function readHeld(path: string | undefined, cwd: string): Held {
  if (path === undefined) return {};
  const { agreement, disclosure, acts } = readEnvelope(path, cwd);
  return {
    agreement,
    statements: acts.map(({ statement }) => statement),
    ...(disclosure && { disclosure }),
  };
}
