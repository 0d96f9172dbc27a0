import type { Hex } from "viem";

type Terms = {
  /** 1 to 8 SHA-256 digests of exact bytes, lower-case hex, strictly ascending. */
  documents: readonly Hex[];
  /** Commitment to the metadata document, 32 bytes, not zero. */
  metadata: Hex;
  /** Unix seconds, 0 = when the last party attests. */
  effectiveAt: number;
  /** Unix seconds, 0 = open-ended, else later than `effectiveAt`. */
  expiresAt: number;
  /** True: one party's notice ends it; false: only all parties together. */
  anyPartyCanEnd: boolean;
  /** Days between one party's notice and the end; 0 unless `anyPartyCanEnd`. */
  noticeDays: number;
  /** Id of the agreement, on the same registry, that this one amends, or 32 zero bytes. */
  supersedes: Hex;
};

/** All that the parties agree on, as their wallets show it. */
export type Agreement = Terms & {
  /** In NFC, 1 to 200 bytes in UTF-8, languages joined by " / ". */
  title: string;
  /** Identifiers of 2 to 32 organisations, strictly ascending by organisation id. */
  parties: readonly string[];
  /** The same, none of them a party; at most 32 seats with the parties. */
  witnesses: readonly string[];
};

/** The same with the hash in place of each string, as the registry takes it. */
export type AgreementStruct = Terms & {
  /** keccak256 of the title. */
  title: Hex;
  /** Organisation ids. */
  parties: readonly Hex[];
  witnesses: readonly Hex[];
};

/** The members of the typed data, in the order in which they are hashed (EIP-712). */
export const agreementMembers = [
  { name: "title", type: "string" },
  { name: "documents", type: "bytes32[]" },
  { name: "metadata", type: "bytes32" },
  { name: "parties", type: "string[]" },
  { name: "witnesses", type: "string[]" },
  { name: "effectiveAt", type: "uint40" },
  { name: "expiresAt", type: "uint40" },
  { name: "anyPartyCanEnd", type: "bool" },
  { name: "noticeDays", type: "uint16" },
  { name: "supersedes", type: "bytes32" },
] as const;

/** `encodeType` of an agreement (EIP-712). */
export const AGREEMENT_TYPE =
  "Agreement(string title,bytes32[] documents,bytes32 metadata,string[] parties,string[] witnesses,uint40 effectiveAt,uint40 expiresAt,bool anyPartyCanEnd,uint16 noticeDays,bytes32 supersedes)";
