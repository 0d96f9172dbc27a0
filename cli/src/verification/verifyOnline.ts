import { type VerifyAgreementParameters, verifyAgreement } from "minhuoc";
import type { Verdict } from "minhuoc/verify";
import { readMetadata } from "../agreements/readMetadata.js";
import { readJson } from "../files/readJson.js";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";

type Held = Pick<VerifyAgreementParameters, "agreement" | "metadata" | "disclosure">;

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
  return verifyAgreement(connect(input, context), {
    ...subject,
    ...readHeld(input.envelope, context.cwd),
    ...readMetadata(input.metadata, context.cwd),
    ...(input.statement && { statements: input.statement }),
    ...(input.requireIdentity && { fetch }),
  });
}

/** What a file holds of an agreement: the SDK checks each part. */
function readHeld(path: string | undefined, cwd: string): Held {
  if (path === undefined) return {};
  const content = Object(readJson(path, cwd)) as Record<string, unknown>;
  const { agreement = content, metadata, disclosure } = content;
  return { agreement, ...(metadata ? { metadata } : {}), ...(disclosure ? { disclosure } : {}) } as Held;
}
