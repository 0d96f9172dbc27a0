import { concat, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import { AGREEMENT_TYPE, type Agreement, type AgreementStruct } from "./agreement.js";
import { checkAgreement } from "./checkAgreement.js";

/**
 * The struct that the registry takes: the agreement with the hash in place of each string.
 *
 * @throws what {@link checkAgreement} throws
 */
export function toStruct(agreement: Agreement): AgreementStruct {
  return checkAgreement(agreement);
}

const encoding = [
  { name: "typeHash", type: "bytes32" },
  { name: "title", type: "bytes32" },
  { name: "documents", type: "bytes32" },
  { name: "metadata", type: "bytes32" },
  { name: "parties", type: "bytes32" },
  { name: "witnesses", type: "bytes32" },
  { name: "effectiveAt", type: "uint40" },
  { name: "expiresAt", type: "uint40" },
  { name: "anyPartyCanEnd", type: "bool" },
  { name: "noticeDays", type: "uint16" },
  { name: "supersedes", type: "bytes32" },
] as const;

/**
 * The id of an agreement: its EIP-712 struct hash, the same on every chain.
 *
 * @param agreement with its strings, or with their hashes
 * @returns 32 bytes
 * @throws what {@link checkAgreement} throws
 * @see EIP-712, "Definition of hashStruct"
 */
export function agreementId(agreement: Agreement | AgreementStruct): Hex {
  const struct = checkAgreement(agreement);
  return keccak256(
    encodeAbiParameters(encoding, [
      keccak256(stringToHex(AGREEMENT_TYPE)),
      struct.title,
      keccak256(concat(struct.documents)),
      struct.metadata,
      keccak256(concat(struct.parties)),
      keccak256(concat(struct.witnesses)),
      struct.effectiveAt,
      struct.expiresAt,
      struct.anyPartyCanEnd,
      struct.noticeDays,
      struct.supersedes,
    ]),
  );
}
