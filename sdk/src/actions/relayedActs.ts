import { type Hex, isAddressEqual, recoverAddress, size, slice } from "viem";
import { actDigest } from "../core/acts/actDigest.js";
import { ActKind } from "../core/acts/actKind.js";
import type { SignedAct } from "../core/acts/signedAct.js";
import { statementHash } from "../core/acts/statement.js";
import type { AgreementStruct } from "../core/agreement/agreement.js";
import { seatOf } from "../core/agreement/seats.js";
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

/** An account's own ECDSA signature goes in the compact form, which is cheapest; every other goes with its key. */
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
  const ordered = [
    ...prepared.filter(({ account }) => account),
    ...prepared.filter(({ account }) => !account),
  ];
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

/** r and vs (EIP-2098), where the key is an account and its ECDSA signature is one that the registry accepts. */
async function compactSignature(
  key: Hex,
  digest: Hex,
  signature: Hex,
): Promise<{ r: Hex; vs: Hex } | undefined> {
  if (size(key) !== ACCOUNT_SIZE || !/^0x(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{128}1[bcBC])$/.test(signature))
    return undefined;
  const r = slice(signature, 0, 32);
  const second = slice(signature, 32, 64);
  const parity = size(signature) === 65 && /1c$/i.test(signature);
  // The first bit of s is the parity in the compact form: of a signature of 65 bytes it must be clear.
  const isSet = BigInt(second) >> 255n === 1n;
  if (size(signature) === 65 && isSet) return undefined;
  const vs: Hex = parity ? `0x${(BigInt(second) | (1n << 255n)).toString(16)}` : second;
  const yParity = size(signature) === 65 ? parity : isSet;
  const s = `0x${(BigInt(vs) & ((1n << 255n) - 1n)).toString(16).padStart(64, "0")}` as Hex;
  try {
    const account = await recoverAddress({ hash: digest, signature: { r, s, yParity: yParity ? 1 : 0 } });
    return isAddressEqual(account, key) ? { r, vs } : undefined;
  } catch {
    // No point of the curve: whatever else it may be, the registry will say.
    return undefined;
  }
}
