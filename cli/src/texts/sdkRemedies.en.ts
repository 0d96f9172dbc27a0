const draft = "Draft the agreement with mou draft, which writes it as it has to be.";
const salts = "Leave the salts out of the file of metadata: mou draft draws new ones for all values.";
const key = "Give the address of an account, or a key's ERC-7913 bytes as mou key list prints them.";

/** What to do next for a person at the command line, where the SDK's own words name its functions. The Vietnamese texts speak to that person throughout. */
export const sdkRemedies: Readonly<Record<string, string>> = {
  ACCOUNT_MISSING: "Give --keystore, --key-env, --hardhat-key or --signer.",
  ACT_EXPIRED: "Ask the signatory to sign again with mou sign, with a later --valid-until.",
  ACT_KEY_UNAUTHORIZED:
    "Have a manager of the organisation enrol the key with mou key add, or sign with one that mou key list shows. Where nobody knows the key, the signature is over other content: check agreement, chain, registry and statement.",
  ACT_SEAT_UNKNOWN: "Check the organisation against the parties and witnesses that mou show names.",
  ACT_STATEMENT_INVALID:
    "Give --name, --capacity, --place and --date each by itself, the date as 2025, 2025-09 or 2025-09-18.",
  AGREEMENT_DOCUMENTS_UNORDERED: draft,
  AGREEMENT_DOCUMENT_INVALID: "Hash the exact bytes of the file with mou hash.",
  AGREEMENT_INVALID: "Give an agreement's id, or a file that mou draft wrote.",
  AGREEMENT_METADATA_INVALID: draft,
  AGREEMENT_METADATA_MISSING: draft,
  AGREEMENT_ORGANISATIONS_UNORDERED: draft,
  AGREEMENT_PARTIES_UNORDERED: draft,
  AGREEMENT_TITLE_MISSING: draft,
  AGREEMENT_WITNESSES_UNORDERED: draft,
  ANCHOR_HASH_INVALID: "Give 0x and 64 hex digits; mou hash --json prints a file's SHA-256 so.",
  ANCHOR_PROOF_INVALID: "Give the file that mou anchor wrote, or ask for it again.",
  AUTHORIZATION_INVALID:
    "Sign again with mou key … --sign: another message may have used the nonce, or a value differs.",
  IDENTIFIER_INVALID: "Write it as a URI that can be checked, such as did:web:fpt.com.vn.",
  KEY_INVALID: key,
  KEY_SIZE_INVALID: key,
  ORGANISATION_ALREADY_ADMITTED: "Nothing is left to do; see mou org show.",
  PASSKEY_UNSUPPORTED: "Make another one with mou key create-passkey.",
  PREDECESSOR_MISSING: "Submit the envelope that mou amend wrote: it holds the previous agreement too.",
  SAFE_SIGNATURE_INVALID: "Have the owner sign again with mou sign --safe, for the same act, Safe and chain.",
  SALT_INVALID: salts,
  SALT_MISSING: salts,
  SALT_REUSED: salts,
  WALLET_APPROVAL_MISSING:
    "Have its owners execute the transaction that the same command prints with --sign-message-lib, wait for the block, and run it again.",
};
