import { ActError } from "../../errors/act.js";
import { shown } from "../../errors/shown.js";

/** What can happen to an agreement; the values are the codes on chain. */
export const ActKind = {
  attest: 0,
  decline: 1,
  terminate: 2,
  dispute: 3,
  withdrawDispute: 4,
  /** Recorded by the registry when a successor is concluded, never signed. */
  superseded: 5,
} as const;
export type ActKind = keyof typeof ActKind;

/** The acts that a key signs. */
export type SignedActKind = Exclude<ActKind, "superseded">;

/** The EIP-712 primary type of each act that a key signs. */
export const actPrimaryTypes = {
  attest: "Attestation",
  decline: "Refusal",
  terminate: "TerminationNotice",
  dispute: "Dispute",
  withdrawDispute: "DisputeWithdrawal",
} as const satisfies Record<SignedActKind, string>;

export function primaryTypeOf<Kind extends SignedActKind>(kind: Kind): (typeof actPrimaryTypes)[Kind] {
  if (Object.hasOwn(actPrimaryTypes, kind)) return actPrimaryTypes[kind];
  throw new ActError({
    code: "ACT_KIND_INVALID",
    message: `No key signs an act of the kind ${shown(kind)}.`,
    remedy: `Use one of ${Object.keys(actPrimaryTypes).join(", ")}.`,
    values: { kind },
  });
}
