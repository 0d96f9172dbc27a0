import { concat, type Hex, keccak256, stringToBytes } from "viem";
import { encodeWords } from "../record/encodeWords.js";
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
    encodeWords(
      keccak256(stringToBytes(AGREEMENT_TYPE)),
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
    ),
  );
}
