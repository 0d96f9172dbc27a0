import {
  checkSafeSignature,
  combineSafeSignatures,
  getSafe,
  type RegistryClient,
  type SafeSignature,
  type Signer,
  type SigningRequest,
  signSafeMessage,
} from "minhuoc";
import type { Hex } from "viem";
import { isCoded } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { type RefusedSignature, tellRefused } from "./refusedSignatures.js";

/** The Safe's signature, or who has not signed yet. */
export type SafeOutcome = { refused: readonly RefusedSignature[] } & (
  | { signature: Hex }
  | {
      /** All that fit. */
      signatures: readonly SafeSignature[];
      threshold: number;
      /** Whose signatures count. */
      signed: readonly Hex[];
      waiting: readonly Hex[];
    }
);
type Gathered = { safe: Hex; contents: SigningRequest; signatures: readonly SafeSignature[] };

/**
 * Lets one owner sign for a Safe, unless enough have signed already, and puts together what there is. What does not count is left out, so that
 * nobody who can write into a file stops the Safe; it is named on stderr before the owner is asked.
 *
 * @param client of the Safe's chain
 * @param held what owners have signed so far, as files from anywhere say it
 * @param openOwner asks the person and opens the owner's key
 * @throws {SignerError} what `combineSafeSignatures` throws of the owner's own signature, and where the Safe refuses accounts' too
 */
export async function signForSafe(
  client: RegistryClient,
  { safe, contents, held }: { safe: Hex; contents: SigningRequest; held: readonly SafeSignature[] },
  openOwner: () => Promise<Signer>,
  context: Context,
): Promise<SafeOutcome> {
  const { signatures, refused } = await sift(client, { safe, contents, signatures: held });
  const before = await combine(client, { safe, contents, signatures });
  const known = [...refused, ...before.refused];
  tellRefused(known, context);
  if ("signature" in before) return { ...before, refused: known };
  const { chainId } = await client.deployment();
  const owner = await openOwner();
  const part = await signSafeMessage({ safe, chainId, contents, owner });
  const others = signatures.filter((one) => one.owner !== part.owner);
  const after = await combine(client, { safe, contents, signatures: [...others, part] });
  const isKnown = (one: SafeSignature) => known.some(({ signature }) => signature === one.signature);
  tellRefused(
    after.refused.filter((one) => !isKnown(one)),
    context,
  );
  return { ...after, refused: [...refused, ...after.refused] };
}

/** One signature of each owner: of several the first that fits, so that junk drives no good one out. */
async function sift(
  client: RegistryClient,
  { signatures, ...message }: Gathered,
): Promise<{ signatures: SafeSignature[]; refused: RefusedSignature[] }> {
  const { owners } = await getSafe(client, message);
  const kept = new Map<Hex, SafeSignature>();
  const refused: RefusedSignature[] = [];
  for (const { owner: written, signature } of signatures) {
    const owner = written.toLowerCase() as Hex;
    const one = { owner, signature };
    const code = owners.includes(owner)
      ? await problemOf(client, { ...message, ...one })
      : "SAFE_OWNER_UNKNOWN";
    if (code !== undefined) refused.push({ ...one, code });
    else if (!kept.has(owner)) kept.set(owner, one);
  }
  return { signatures: [...kept.values()], refused };
}

/** Why an owner's signature does not count, if it does not. Of one that an endpoint refuses to look at, nobody can say that it does. */
async function problemOf(
  client: RegistryClient,
  one: Omit<Gathered, "signatures"> & SafeSignature,
): Promise<RefusedSignature["code"] | undefined> {
  try {
    return (await checkSafeSignature(client, one)) ? undefined : "SAFE_SIGNATURE_INVALID";
  } catch (error) {
    if (isCoded(error) && error.code === "CHAIN_REQUEST_REFUSED") return error.code;
    throw error;
  }
}

/** What there is put together. Contracts that own the Safe, and that it does not take, keep their signatures and do not count. */
async function combine(client: RegistryClient, parameters: Gathered): Promise<SafeOutcome> {
  const { signatures } = parameters;
  try {
    return { signature: await combineSafeSignatures(client, parameters), refused: [] };
  } catch (error) {
    if (!isCoded(error)) throw error;
    const { code, values } = error;
    const {
      threshold,
      waiting,
      contracts = [],
    } = values as { threshold: number; waiting: Hex[]; contracts?: Hex[] };
    const isRefused = code === "SAFE_SIGNATURES_REFUSED" && contracts.length > 0;
    if (code !== "SAFE_SIGNATURES_MISSING" && !isRefused) throw error;
    const isTaken = ({ owner }: SafeSignature) => !contracts.includes(owner);
    return {
      signatures,
      threshold,
      signed: signatures.filter(isTaken).map(({ owner }) => owner),
      waiting,
      refused: signatures
        .filter((one) => !isTaken(one))
        .map((one) => ({ ...one, code: "SAFE_SIGNATURES_REFUSED" })),
    };
  }
}
