import {
  combineSafeSignatures,
  type RegistryClient,
  type SafeSignature,
  type Signer,
  type SigningRequest,
  signSafeMessage,
} from "minhuoc";
import type { Hex } from "viem";
import { isCoded } from "../frame/CliError.js";

/** The Safe's signature, or who has not signed yet. */
export type SafeOutcome =
  | { signature: Hex }
  | { signatures: readonly SafeSignature[]; threshold: number; waiting: readonly Hex[] };

/**
 * Lets one owner sign for a Safe, unless enough have signed already, and puts together what there is.
 *
 * @param client of the Safe's chain
 * @param held what owners have signed so far
 * @param openOwner asks the person and opens the owner's key
 * @throws {SignerError} what `combineSafeSignatures` throws, except that owners are missing
 */
export async function signForSafe(
  client: RegistryClient,
  { safe, contents, held }: { safe: Hex; contents: SigningRequest; held: readonly SafeSignature[] },
  openOwner: () => Promise<Signer>,
): Promise<SafeOutcome> {
  const before = await combine(client, { safe, contents, signatures: held });
  if ("signature" in before) return before;
  const { chainId } = await client.deployment();
  const owner = await openOwner();
  const part = await signSafeMessage({ safe, chainId, contents, owner });
  const others = held.filter((one) => one.owner.toLowerCase() !== part.owner);
  return combine(client, { safe, contents, signatures: [...others, part] });
}

async function combine(
  client: RegistryClient,
  parameters: { safe: Hex; contents: SigningRequest; signatures: readonly SafeSignature[] },
): Promise<SafeOutcome> {
  try {
    return { signature: await combineSafeSignatures(client, parameters) };
  } catch (error) {
    if (!isCoded(error) || error.code !== "SAFE_SIGNATURES_MISSING") throw error;
    const { threshold, waiting } = error.values as { threshold: number; waiting: Hex[] };
    return { signatures: parameters.signatures, threshold, waiting };
  }
}
