import { ActError } from "../../errors/act.js";
import type { Agreement } from "../agreement/agreement.js";
import { agreementMembers } from "../agreement/agreement.js";
import { checkAgreement, isStruct } from "../agreement/checkAgreement.js";
import { seatOf } from "../agreement/seats.js";
import { type actPrimaryTypes, primaryTypeOf, type SignedActKind } from "./actKind.js";
import { checkTime, type Deployment, type Domain, domainOf, type Members } from "./domain.js";
import { checkStatement } from "./statement.js";

export const AGREEMENTS_DOMAIN_NAME = "Minh Uoc Agreements";

export type ActParameters<Kind extends SignedActKind = SignedActKind> = Deployment & {
  kind: Kind;
  agreement: Agreement;
  /** Identifier of the organisation that the key signs for; a seat of the agreement. */
  organisation: string;
  /** In which capacity the person signs, see `createStatement`. */
  statement: string;
  /** Unix seconds; the act counts before that second only, see `defaultValidUntil`. */
  validUntil: number;
};

const actMembers = [
  { name: "agreement", type: "Agreement" },
  { name: "organisation", type: "string" },
  { name: "statement", type: "string" },
  { name: "validUntil", type: "uint40" },
] as const;

/** EIP-712 message of an act, in the form that viem's `signTypedData` takes; ethers' takes `domain`, `types`, `message`. */
export type ActTypedData<Kind extends SignedActKind = SignedActKind> = {
  domain: Domain;
  types: Record<(typeof actPrimaryTypes)[Kind], Members<typeof actMembers>> & {
    Agreement: Members<typeof agreementMembers>;
  };
  primaryType: (typeof actPrimaryTypes)[Kind];
  message: { agreement: Agreement; organisation: string; statement: string; validUntil: number };
};

/**
 * What a signatory's wallet shows and signs for an act.
 *
 * @returns EIP-712 typed data, all of it in clear words
 * @throws {ActError} `ACT_KIND_INVALID`, `ACT_DOMAIN_INVALID`, `ACT_STATEMENT_INVALID`, `ACT_TIME_INVALID`, `ACT_VALUE_INVALID`
 * @throws {AgreementError} for an agreement that the registry would refuse, and for an organisation without a seat
 * @throws {TextError} for a title or statement that does not read the same everywhere
 * @see EIP-712; docs/protocol.md, "Acts"
 */
export function actTypedData<const Kind extends SignedActKind>(
  parameters: ActParameters<Kind>,
): ActTypedData<Kind> {
  const { kind, agreement, organisation, statement, validUntil } = parameters;
  const primaryType = primaryTypeOf(kind);
  const domain = domainOf(AGREEMENTS_DOMAIN_NAME, parameters);
  checkAgreement(agreement);
  if (isStruct(agreement)) {
    throw new ActError({
      code: "ACT_VALUE_INVALID",
      message: "The agreement is given by its hashes, which no signatory can read.",
      remedy: "Give the agreement with its title and identifiers, as createAgreement returns it.",
      values: { agreement },
    });
  }
  seatOf(agreement, organisation);
  checkStatement(statement);
  checkTime("validUntil", validUntil, 1);
  return {
    domain,
    types: {
      [primaryType]: [...actMembers],
      Agreement: [...agreementMembers],
    } as ActTypedData<Kind>["types"],
    primaryType,
    message: { agreement, organisation, statement, validUntil },
  };
}
