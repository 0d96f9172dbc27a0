import {
  checkSafeSignature,
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
type Combined =
  | { signature: Hex }
  | { signatures: readonly SafeSignature[]; threshold: number; waiting: readonly Hex[] };
export type SafeOutcome = Combined & {
  /** Signatures that do not fit, and were left out for another of the same owner. */
  refused: readonly SafeSignature[];
};
type Gathered = { safe: Hex; contents: SigningRequest; signatures: readonly SafeSignature[] };

/**
 * Lets one owner sign for a Safe, unless enough have signed already, and puts together what there is.
 *
 * @param client of the Safe's chain
 * @param held what owners have signed so far, as files from anywhere say it
 * @param openOwner asks the person and opens the owner's key
 * @throws {SignerError} what `combineSafeSignatures` throws, except that owners are missing
 */
export async function signForSafe(
  client: RegistryClient,
  { safe, contents, held }: { safe: Hex; contents: SigningRequest; held: readonly SafeSignature[] },
  openOwner: () => Promise<Signer>,
): Promise<SafeOutcome> {
  const { signatures, refused } = await sift(client, { safe, contents, signatures: held });
  const before = await combine(client, { safe, contents, signatures });
  if ("signature" in before) return { ...before, refused };
  const { chainId } = await client.deployment();
  const owner = await openOwner();
  const part = await signSafeMessage({ safe, chainId, contents, owner });
  const others = signatures.filter((one) => one.owner.toLowerCase() !== part.owner);
  return { ...(await combine(client, { safe, contents, signatures: [...others, part] })), refused };
}

/** One signature of each owner: of several the first that fits, so that junk drives no good one out. */
async function sift(
  client: RegistryClient,
  { signatures, ...message }: Gathered,
): Promise<{ signatures: SafeSignature[]; refused: SafeSignature[] }> {
  const owners = new Set(signatures.map(({ owner }) => owner.toLowerCase()));
  const kept: SafeSignature[] = [];
  const refused: SafeSignature[] = [];
  for (const owner of owners) {
    const own = signatures.filter((one) => one.owner.toLowerCase() === owner);
    const fits = await Promise.all(own.map((one) => checkSafeSignature(client, { ...message, ...one })));
    const good = own.find((_, index) => fits[index]);
    kept.push(...(good ? [good] : own.slice(0, 1)));
    // Where none fits, the owner's first stays, and is refused for what it is.
    if (good) refused.push(...own.filter((_, index) => !fits[index]));
  }
  return { signatures: kept, refused };
}

async function combine(client: RegistryClient, parameters: Gathered): Promise<Combined> {
  try {
    return { signature: await combineSafeSignatures(client, parameters) };
  } catch (error) {
    if (!isCoded(error) || error.code !== "SAFE_SIGNATURES_MISSING") throw error;
    const { threshold, waiting } = error.values as { threshold: number; waiting: Hex[] };
    return { signatures: parameters.signatures, threshold, waiting };
  }
}
