import type { RegistryClient, Signer, SigningRequest } from "minhuoc";
import type { Hex } from "viem";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { approvedBySafe } from "./approvedBySafe.js";
import { type OwnerSignatures, type OwnersHead, writeOwnerSignatures } from "./ownerSignatures.js";
import type { RefusedSignature } from "./refusedSignatures.js";
import type { safeOptions } from "./safeOptions.js";
import { signForSafe } from "./signForSafe.js";
import { incomplete, unapproved } from "./unsigned.js";

/**
 * A Safe's signature over something, or what is still missing: owners, whose signatures are kept in a file, or the Safe's approval on chain.
 *
 * @param held what owners have signed so far, and what is fixed for all of them
 * @param place `file`: where it is kept; `beside`: files that travel with it; `describe`: what is said besides while something is missing
 * @param openOwner asks the person and opens the owner's key
 * @throws what `signForSafe` and `approvedBySafe` throw
 */
export async function signBySafe(
  client: RegistryClient,
  { approved, signMessageLib }: Pick<Values<typeof safeOptions>, "approved" | "signMessageLib">,
  { contents, held }: { contents: SigningRequest; held: OwnerSignatures<OwnersHead, object> },
  place: {
    file: string;
    beside: readonly string[];
    describe: () => Promise<{ about: Readonly<Record<string, unknown>>; text: string }>;
  },
  openOwner: () => Promise<Signer>,
  context: Context,
): Promise<{ signature: Hex; refused?: readonly RefusedSignature[] } | Result> {
  const { safe, signatures } = held;
  const outcome = approved
    ? await approvedBySafe(client, { safe, contents, signMessageLib })
    : await signForSafe(client, { safe, contents, held: signatures }, openOwner, context);
  if ("signature" in outcome) return outcome;
  const { about, text } = await place.describe();
  if ("approval" in outcome) return unapproved(outcome.approval, { about, text }, context);
  const { file, beside } = place;
  writeOwnerSignatures(file, { ...held, signatures: outcome.signatures }, context.cwd);
  return incomplete(outcome, { file, beside, about, text }, context);
}
