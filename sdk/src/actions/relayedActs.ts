import { compactSignatureToSignature, type Hex, numberToHex, serializeSignature, size, slice } from "viem";
import { actDigest } from "../core/acts/actDigest.js";
import { ActKind, type SignedActKind } from "../core/acts/actKind.js";
import type { SignedAct } from "../core/acts/signedAct.js";
import { statementHash } from "../core/acts/statement.js";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import { seatOf } from "../core/agreement/seats.js";
import { checkSignature } from "../core/keys/checkSignature.js";
import { ACCOUNT_SIZE, checkKey } from "../core/keys/keyBytes.js";
import { CallError } from "../errors/call.js";
import type { RegistryClient } from "../reads/client.js";
import type { PlannedActs } from "./forecast.js";

type Common = { kind: number; seat: number; validUntil: number; statement: Hex };

/** Signed acts in the two forms that the registry takes, see docs/protocol.md, "Relayed acts". */
export type RelayedActs = {
  accountActs: (Common & { r: Hex; vs: Hex })[];
  keyActs: (Common & { key: Hex; signature: Hex })[];
  planned: PlannedActs;
  /** For each act in the registry's order, its position in the list that was given. */
  positions: number[];
};

/**
 * An account's own ECDSA signature goes in the compact form, which is cheapest; every other goes with its key. The registry takes the compact ones
 * first. Attestations may change places, since each of them is accepted wherever it stands among others; any other act keeps its place behind what
 * stands before it, such as a dispute behind the attestation of its own party.
 */
export async function relayedActs(
  client: RegistryClient,
  agreement: AgreementStruct,
  acts: readonly SignedAct[],
): Promise<RelayedActs> {
  const given: unknown = acts;
  if (!Array.isArray(given) || given.some((act) => typeof act !== "object" || act === null)) {
    throw new CallError({
      code: "CALL_PARAMETER_INVALID",
      message: "acts is no list of signed acts.",
      remedy: "Give what signAct returns, in a list.",
      values: { name: "acts", value: acts },
    });
  }
  const { chainId, agreements: registry } = await client.deployment();
  const prepared = await Promise.all(
    acts.map(async (act, position) => {
      const { kind, organisation, statement, validUntil, signature } = act;
      const key = checkKey(act.key);
      const seat = seatOf(agreement, organisation);
      const digest = actDigest({
        ...act,
        agreement,
        organisation: organisationAt(agreement, seat),
        chainId,
        registry,
      });
      const common = { kind: ActKind[kind], seat, validUntil, statement: statementHash(statement) };
      const compact = await compactSignature(key, digest, signature);
      return {
        position,
        planned: { kind, seat },
        key: { ...common, key, signature },
        account: compact && { ...common, ...compact },
      };
    }),
  );
  const keyed: SignedActKind[] = [];
  const placed = prepared.map(({ account, key, ...act }) => {
    const { kind } = act.planned;
    if (account && keyed.every((before) => before === "attest" && kind === "attest"))
      return { ...act, account, key };
    keyed.push(kind);
    return { ...act, account: undefined, key: account ? { ...key, signature: fullSignature(account) } : key };
  });
  const ordered = [...placed.filter(({ account }) => account), ...placed.filter(({ account }) => !account)];
  return {
    accountActs: ordered.flatMap(({ account }) => account ?? []),
    keyActs: ordered.flatMap(({ account, key }) => (account ? [] : [key])),
    planned: { agreement, acts: ordered.map(({ planned }) => planned) },
    positions: ordered.map(({ position }) => position),
  };
}

function organisationAt({ parties, witnesses }: AgreementStruct, seat: number): Hex {
  return [...parties, ...witnesses][seat] as Hex;
}

/** In 65 bytes, as an account signs where its act goes with a key. */
const fullSignature = ({ r, vs }: { r: Hex; vs: Hex }): Hex =>
  serializeSignature(compactSignatureToSignature({ r, yParityAndS: vs }));

/** r and vs (EIP-2098), where the signature is the account's own: a contract's goes with its key, and what is none the registry refuses. */
async function compactSignature(
  key: Hex,
  digest: Hex,
  signature: Hex,
): Promise<{ r: Hex; vs: Hex } | undefined> {
  if (size(key) !== ACCOUNT_SIZE || (await checkSignature({ key, digest, signature })) !== "valid")
    return undefined;
  const [r, s] = [slice(signature, 0, 32), slice(signature, 32, 64)];
  // v = 28 is the first bit of s in the compact form, which a low s leaves clear.
  const isOdd = size(signature) === 65 && Number(slice(signature, 64)) === 28;
  return { r, vs: isOdd ? numberToHex(BigInt(s) | (1n << 255n), { size: 32 }) : s };
}
