import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { contractErrorCode, contractErrors } from "../../sdk/src/errors/contractErrors.js";
import { root } from "../lib/root.mjs";

type Entry = readonly [happened: string, next: string];

/** What each code of the SDK's own means, and what to do next, by the file in which its class stands. */
const entries: Record<string, { about: string; codes: Record<string, Entry> }> = {
  act: {
    about: "Acts and messages to be signed",
    codes: {
      ACT_DOMAIN_INVALID: [
        "The chain id or the registry's address is none.",
        "Give the chain id as a whole number, and the address with its checksum or in lower case.",
      ],
      ACT_KIND_INVALID: [
        "The act, or the manager's message, is of a kind that nobody signs.",
        "Use one of the kinds that the error names.",
      ],
      ACT_STATEMENT_INVALID: [
        "A part of the statement is no text, or holds the sign that separates the parts.",
        "Give name, capacity, place, date and reference each by itself.",
      ],
      ACT_TIME_INVALID: ["A time is not whole Unix seconds.", "Give seconds, not milliseconds."],
      ACT_VALUE_INVALID: [
        "A value is none that an act can carry, or no registry records such an act.",
        "Give 32 bytes in lower-case hex; read events from the registry's own address.",
      ],
    },
  },
  agreement: {
    about: "Agreements",
    codes: {
      AGREEMENT_INVALID: [
        "What is given for an agreement is no object.",
        "Build it with createAgreement, or read it with getAgreement.",
      ],
      AGREEMENT_MEMBER_UNKNOWN: [
        "The agreement is given a member that it does not have.",
        "Use the members that the error names.",
      ],
      AGREEMENT_TITLE_INVALID: [
        "The title is no text, or no hash of one.",
        "Give strings throughout, or hashes throughout.",
      ],
      AGREEMENT_DOCUMENT_COUNT: [
        "There are not 1 to 8 documents.",
        "Name the texts of equal force; others belong in the metadata only.",
      ],
      AGREEMENT_DOCUMENT_INVALID: [
        "A document is no SHA-256 digest.",
        "Hash the exact bytes of the file with hashDocument.",
      ],
      AGREEMENT_DOCUMENT_REPEATED: ["A document stands twice.", "Name each document once."],
      AGREEMENT_DOCUMENTS_UNORDERED: [
        "The documents are not in ascending order.",
        "Build the agreement with createAgreement, which sorts.",
      ],
      AGREEMENT_METADATA_INVALID: [
        "The metadata commitment is not 32 bytes other than zero.",
        "Give what commitMetadata returns.",
      ],
      AGREEMENT_METADATA_MISMATCH: [
        "The agreement differs from its metadata document.",
        "Do not sign it; ask whoever sent it for the metadata of this agreement.",
      ],
      AGREEMENT_SEAT_COUNT: [
        "There are not 2 parties or more and 32 seats at most.",
        "Give parties and witnesses as lists of organisations.",
      ],
      AGREEMENT_SEAT_UNKNOWN: [
        "The organisation is neither party nor witness.",
        "Name one of those that the error lists.",
      ],
      AGREEMENT_ORGANISATION_INVALID: [
        "An organisation is given by what is no id.",
        "Give identifiers, or the ids of all organisations.",
      ],
      AGREEMENT_ORGANISATION_REPEATED: ["An organisation stands twice.", "Name each organisation once."],
      AGREEMENT_ORGANISATIONS_UNORDERED: [
        "The organisations are not in ascending order of their ids.",
        "Build the agreement with createAgreement, which sorts.",
      ],
      AGREEMENT_WITNESS_IS_PARTY: ["A witness is a party.", "Leave a party out of the witnesses."],
      AGREEMENT_TIME_INVALID: [
        "A time is not whole Unix seconds below 2^36.",
        "Give seconds, not milliseconds; 0 where there is none.",
      ],
      AGREEMENT_TERM_EMPTY: [
        "The term ends before it begins.",
        "Give an expiresAt later than effectiveAt, or 0 for an open end.",
      ],
      AGREEMENT_RIGHT_INVALID: [
        "anyPartyCanEnd is neither true nor false.",
        "Say whether one party's notice ends the agreement.",
      ],
      AGREEMENT_NOTICE_INVALID: ["noticeDays is no number of days.", "Give whole days from 0 to 65,535."],
      AGREEMENT_NOTICE_WITHOUT_RIGHT: [
        "A notice stands where no party can end the agreement by itself.",
        "Set noticeDays to 0, or anyPartyCanEnd to true.",
      ],
      AGREEMENT_SUPERSEDES_INVALID: [
        "The id of the superseded agreement is not 32 bytes.",
        "Give the id, or 32 zero bytes.",
      ],
    },
  },
  anchor: {
    about: "Anchored files",
    codes: {
      ANCHOR_EMPTY: ["There is no file to anchor.", "Give the SHA-256 of at least one file."],
      ANCHOR_HASH_INVALID: [
        "A hash is not 32 bytes.",
        "Give 0x and 64 hex digits; hashDocument gives a file's SHA-256.",
      ],
      ANCHOR_FILE_REPEATED: [
        "A file stands twice.",
        "Name each file once; copies of the same bytes are one file.",
      ],
      ANCHOR_FILE_UNKNOWN: ["The file is not in the tree.", "Use the tree that was made with this file."],
      ANCHOR_PROOF_INVALID: [
        "The value is no anchor proof: something is missing, more than allowed or not of its form.",
        "Ask for the document again.",
      ],
      ANCHOR_VERSION_UNKNOWN: [
        "The anchor proof is of a version that this release does not know.",
        "Use a later release of the library.",
      ],
    },
  },
  call: {
    about: "Calls",
    codes: {
      CALL_PARAMETER_INVALID: [
        "A registry cannot be called with these parameters or limits; nothing was asked or sent.",
        "Give ids and hashes as 0x and 64 hex digits; times, block numbers and limits as whole numbers.",
      ],
    },
  },
  chain: {
    about: "The chain: none of these says anything about an agreement",
    codes: {
      CHAIN_UNREACHABLE: [
        "The endpoint could not be reached.",
        "Check the address and the connection, or ask another endpoint.",
      ],
      CHAIN_TIMEOUT: ["The endpoint did not answer in time.", "Try again, or ask another endpoint."],
      CHAIN_RATE_LIMITED: [
        "The endpoint answers no more requests for now.",
        "Wait and try again, or ask another endpoint; nothing was decided.",
      ],
      CHAIN_REQUEST_REFUSED: [
        "The endpoint refused the request.",
        "Check what it allows, or ask another endpoint.",
      ],
      CHAIN_ANSWER_INVALID: [
        "The endpoint's answer is none: no JSON-RPC, not of the right form or length, or in contradiction to a hash.",
        "Ask another endpoint.",
      ],
      CHAIN_LOGS_LIMITED: [
        "The endpoint refuses the events of even a single block.",
        "Ask another endpoint.",
      ],
      CHAIN_MISMATCH: [
        "The endpoint serves another chain.",
        "Use an endpoint of the chain on which the registry stands.",
      ],
      CHAIN_BLOCK_UNKNOWN: [
        "The endpoint, or one of several, does not have the block *block* yet.",
        "Check the number, wait until the endpoint has caught up, or ask others.",
      ],
      CHAIN_BLOCK_NOT_FINAL: [
        "The source of block hashes does not vouch for the block yet.",
        "Try again in some minutes, or give an earlier block.",
      ],
      CHAIN_BLOCK_UNTRUSTED: [
        "The endpoint's block *number* is *hash*, and the source of block hashes vouches for *trusted*.",
        "Check that a hash that was given by hand is that of the block with this number; else ask another endpoint.",
      ],
      CHAIN_QUORUM_UNREACHED: [
        "Fewer endpoints answered than have to agree.",
        "Try again, or add endpoints; the error names what each of them said.",
      ],
      CHAIN_ENDPOINTS_DISAGREE: [
        "Endpoints gave different answers to the same question.",
        "Ask again; if it stays so, find out which one is wrong. The error names who said what.",
      ],
      REGISTRY_UNKNOWN: [
        "No registry is known on this chain.",
        "Give its addresses as the option deployment.",
      ],
      REGISTRY_MISMATCH: [
        "The evidence is of another registry than the known one.",
        "Trust nothing in it, unless you know that registry from a source of your own.",
      ],
      REGISTRY_CODE_MISSING: [
        "There is no contract at the registry's address.",
        "Check the addresses, and that the endpoint is in step with its chain.",
      ],
      REGISTRY_CODE_MISMATCH: [
        "The contract at the registry's address has other code than the known one.",
        "Trust nothing that it answers.",
      ],
      CLIENT_UNSUPPORTED: [
        "The library's provider cannot send plain JSON-RPC.",
        "Use a provider of one JSON-RPC endpoint, or a signer connected to one.",
      ],
    },
  },
  contract: {
    about: "Calls that a contract refused for a reason that its ABI does not declare",
    codes: {
      CONTRACT_REVERTED: [
        "The contract refused the call without an error that is known.",
        "Check the registry's address, and that the call has enough gas.",
      ],
    },
  },
  documents: {
    about: "Documents",
    codes: {
      DOCUMENT_EMPTY: ["The document has no bytes.", "Check that it is the right file, copied whole."],
      DOCUMENT_UNREADABLE: [
        "The document could not be read to its end.",
        "Check that the file is there and may be read; nothing was decided about it.",
      ],
      DOCUMENT_ABORTED: ["Hashing was stopped.", "Start again; nothing was decided about it."],
      DOCUMENT_SOURCE_INVALID: [
        "What was given is not bytes.",
        "Give a Uint8Array, a Blob or File, or a stream of Uint8Array.",
      ],
    },
  },
  envelope: {
    about: "Envelopes",
    codes: {
      ENVELOPE_INVALID: [
        "The file is not of the form of an envelope.",
        "Ask for the file again; the path says where it differs.",
      ],
      ENVELOPE_VERSION_UNKNOWN: [
        "The file is of a version that this release does not know.",
        "Open it with a newer release; nothing was decided.",
      ],
      ENVELOPE_AGREEMENT_INVALID: [
        "The agreement, or the one that it amends, breaks a rule of the protocol, or is given without its words.",
        "Do not sign it; ask whoever drafted it for one that the registry accepts.",
      ],
      ENVELOPE_AGREEMENT_OTHER: [
        "A copy holds another agreement: its id differs.",
        "Keep the two apart, and ask the sender which one is meant.",
      ],
      ENVELOPE_REGISTRY_OTHER: [
        "The envelope is bound to another chain or registry.",
        "Use the client of its own chain and registry, or have it signed again.",
      ],
      ENVELOPE_PREVIOUS_MISMATCH: [
        "The previous agreement is not the one that this agreement amends.",
        "Give the agreement whose id stands in supersedes, or none.",
      ],
      ENVELOPE_METADATA_MISMATCH: [
        "The metadata is not what the agreement commits to, or says something else than the agreement.",
        "Do not sign it; ask whoever drafted it for the metadata of this agreement.",
      ],
      ENVELOPE_ACT_INVALID: [
        "An act has a key, a statement or a time that no registry accepts.",
        "Ask the organisation to sign again.",
      ],
      ENVELOPE_SEAT_UNKNOWN: [
        "The organisation that acts is neither party nor witness.",
        "Leave the act out.",
      ],
      ENVELOPE_ROLE_WRONG: [
        "A witness does what only a party can.",
        "Leave the act out; a witness attests and disputes only.",
      ],
      ENVELOPE_SIGNATURE_INVALID: [
        "A signature is not that of the key over the act.",
        "Leave the copy out, and ask the organisation for its own.",
      ],
      ENVELOPE_CERTIFICATE_UNRELATED: [
        "A certificate chain stands with a key that has signed nothing in the envelope.",
        "Leave the chain out, or add the act that the key signed.",
      ],
      ENVELOPE_LANGUAGE_UNKNOWN: ["There is no summary in that language.", "Use en or vi."],
    },
  },
  evidence: {
    about: "Evidence files",
    codes: {
      EVIDENCE_INVALID: [
        "The file is not of the form of an evidence file, or proves nothing.",
        "Ask for the file again; what was changed in it may be anything.",
      ],
      EVIDENCE_VERSION_UNKNOWN: [
        "The file is of a version that this release does not know.",
        "Verify it with a newer release; nothing was decided.",
      ],
      EVIDENCE_TEXT_UNKNOWN: [
        "A text in the file belongs to nothing in the agreement and its acts, or stands twice.",
        "Trust nothing in the file: it was put there by hand.",
      ],
      EVIDENCE_SIGNATURE_INVALID: [
        "A signature in the file is not that of the key that acted.",
        "Trust nothing in the file: signature, act or key was changed.",
      ],
      EVIDENCE_IDENTITY_INVALID: [
        "What the file says of an organisation's web documents does not hang together, or names a manager that the registry does not have.",
        "Trust nothing in the file: it was changed.",
      ],
      EVIDENCE_INCOMPLETE: [
        "There is nothing on record to prove, the endpoint's history does not lead to the acts head, or the file does not show something.",
        "Check the id, or ask another endpoint that keeps all logs.",
      ],
      EVIDENCE_NOT_FINAL: ["The file's block is not final yet.", "Try again in some minutes."],
      EVIDENCE_REORGANISED: ["The chain has replaced the file's block.", "Export the evidence again."],
      EVIDENCE_HEADER_UNKNOWN: [
        "The chain's block headers have members that this release does not know.",
        "Use a newer release, or a chain with Ethereum's block headers.",
      ],
    },
  },
  identity: {
    about: "An organisation's web document",
    codes: {
      IDENTITY_VERSION_UNKNOWN: [
        "The statement is of a version that this SDK does not know.",
        "Use a newer SDK.",
      ],
      IDENTITY_DOCUMENT_INVALID: [
        "The statement is not of the described form.",
        "Correct it at the place that the error names; see identity.md.",
      ],
    },
  },
  journal: {
    about: "The journal",
    codes: {
      JOURNAL_REGISTRY_INVALID: [
        "The chain id or the registry's address is none.",
        "Give the chain id as a whole number, and an address.",
      ],
      JOURNAL_WORD_INVALID: [
        "The word or head is none of a journal.",
        "Read the journal slot of the registry's own address.",
      ],
      JOURNAL_ENTRY_INVALID: [
        "The registry cannot have written this entry.",
        "Read the events again, through another endpoint.",
      ],
    },
  },
  json: {
    about: "JSON",
    codes: {
      JSON_SYNTAX: ["The text is not JSON.", "Correct it at the line and column that the error names."],
      JSON_DUPLICATE_KEY: ["A key stands twice in an object.", "Keep one of them."],
      JSON_NUMBER_INEXACT: [
        "Readers may round a number.",
        "Write it as a string, or as an exact number within ±(2^53 − 1).",
      ],
      JSON_LONE_SURROGATE: ["The text holds half a character.", "Write the whole character."],
      JSON_BYTE_ORDER_MARK: [
        "The text begins with a byte order mark.",
        "Save the file as UTF-8 without BOM.",
      ],
      JSON_NOT_UTF8: ["The bytes are not UTF-8.", "Save the file as UTF-8."],
      JSON_TRAILING_DATA: ["There is more data after the value.", "Keep one value in a text."],
      JSON_TOO_DEEP: ["The value is nested too deep.", "Check that it is the right file."],
      JSON_TOO_LARGE: ["The text is too large.", "Check that it is the right file."],
      JSON_VALUE_INVALID: [
        "The value is not JSON.",
        "Use only strings, finite numbers, booleans, null, arrays and plain objects.",
      ],
    },
  },
  key: {
    about: "Keys",
    codes: {
      KEY_ACCOUNT_INVALID: ["The account is no address, or zero.", "Give the account's address."],
      KEY_VERIFIER_INVALID: [
        "The verifier is no address, or zero.",
        "Give the address of the verifier contract.",
      ],
      KEY_POINT_INVALID: ["The coordinates are no point on P-256.", "Give both with their leading zeros."],
      KEY_MODULUS_INVALID: [
        "The modulus is not odd, canonical and of 2,048 to 4,096 bits.",
        "Give it big-endian, without leading zeros.",
      ],
      KEY_EXPONENT_INVALID: ["The RSA exponent is not 65537.", "Use a key with that exponent."],
      KEY_BYTES_INVALID: ["The key is not bytes.", "Give 0x and an even number of hex digits."],
      KEY_SIZE_INVALID: [
        "The key has fewer than 20 or more than 1,024 bytes.",
        "Build it with encodeAccountKey, encodeP256Key, encodeWebAuthnKey or encodeRsaKey.",
      ],
    },
  },
  metadata: {
    about: "Metadata, salts and disclosures",
    codes: {
      METADATA_VERSION_UNKNOWN: [
        "The document is of a version that this SDK does not know.",
        "Use a newer SDK.",
      ],
      METADATA_FIELD_MISSING: [
        "A member is missing.",
        "Write it; what is unknown is null, what there is none of an empty list.",
      ],
      METADATA_FIELD_UNKNOWN: [
        "There is a member that the schema does not have.",
        "Remove it, or correct its name.",
      ],
      METADATA_TYPE_WRONG: [
        "A value is of another type than the schema's.",
        "Give the type that the error names.",
      ],
      METADATA_VALUE_INVALID: ["A value is not one that the schema allows.", "Write it as the error says."],
      METADATA_LENGTH_WRONG: [
        "A text or list is too short or too long.",
        "Keep to the length that the error names.",
      ],
      METADATA_DATE_INVALID: [
        "A date is not in the calendar.",
        "Write it as far as it is known: 2025, 2025-11 or 2025-11-25.",
      ],
      METADATA_TIME_INVALID: [
        "A time is not in the calendar, or out of range.",
        "Write it as 2026-01-01T00:00:00+07:00.",
      ],
      METADATA_TERM_INVALID: ["The term contradicts itself.", "Correct its times, or the right to end it."],
      METADATA_TITLE_TOO_LONG: ["The title in all languages has more than 200 bytes.", "Shorten it."],
      METADATA_DUPLICATE: ["Something stands twice that can stand once.", "Keep one of them."],
      METADATA_REFERENCE_UNKNOWN: [
        "A hash refers to a document that is not listed.",
        "List the document, or correct the hash.",
      ],
      METADATA_SEATS_INVALID: [
        "The parties and witnesses cannot be the seats of an agreement.",
        "Name each organisation once, 32 at most.",
      ],
      METADATA_DOCUMENTS_INVALID: [
        "There are not 1 to 8 texts of equal force.",
        "Give each document its role.",
      ],
      SALTED_METADATA_INVALID: [
        "The value is not a metadata document with its salts.",
        "Give an object with exactly the members metadata and salts.",
      ],
      SALT_MISSING: ["A value has no salt.", "Draw all salts anew, with createSalts."],
      SALT_UNEXPECTED: [
        "There is a salt where the document has no value.",
        "Use the salts that belong to this document.",
      ],
      SALT_INVALID: ["A salt is not 128 bits in lower-case hex.", "Draw all salts anew, with createSalts."],
      SALT_REUSED: ["A salt stands twice.", "Draw all salts anew, with createSalts."],
      DISCLOSURE_INVALID: [
        "The value is not a disclosure.",
        "Give an object with exactly the members skeleton and opened.",
      ],
      DISCLOSURE_PATTERN_INVALID: [
        "What to open is no pointer.",
        "Write it like /title/vi, /parties/*/names/** or /**.",
      ],
      DISCLOSURE_PATTERN_UNMATCHED: [
        "What to open is not in the document.",
        "Correct the pointer; end it with /** to open all below a place.",
      ],
      DISCLOSURE_SKELETON_INVALID: [
        "The skeleton has something other than a hash in place of a value.",
        "Ask for the disclosure again.",
      ],
      DISCLOSURE_LEAF_DUPLICATE: ["A hash stands twice in the skeleton.", "Trust nothing in it."],
      DISCLOSURE_LEAF_MISMATCH: [
        "An opened value is not the one that was committed to.",
        "Trust nothing in it.",
      ],
      DISCLOSURE_PATH_UNKNOWN: ["A value is opened where the document has none.", "Trust nothing in it."],
      DISCLOSURE_VALUE_INVALID: [
        "What is opened is no single value with its salt.",
        "Ask for the disclosure again.",
      ],
      DISCLOSURE_COMMITMENT_MISMATCH: [
        "The disclosed document is not the one that the agreement commits to.",
        "Trust nothing in it: it is another one, or something was left out or added.",
      ],
    },
  },
  organisation: {
    about: "Organisations",
    codes: {
      ORGANISATION_IDENTIFIER_INVALID: [
        "The identifier *identifier* is not a URI of the accepted form.",
        "Use a URI such as did:web:example.vn; the error names the position of what is wrong.",
      ],
      ORGANISATION_ID_INVALID: ["The id is not 32 bytes.", "Give 0x and 64 lower-case hex digits."],
    },
  },
  proof: {
    about: "Proofs of storage",
    codes: {
      PROOF_RLP_INVALID: ["Bytes are not RLP in its one canonical form.", "Ask for the evidence again."],
      PROOF_HEADER_INVALID: ["A list is no block header.", "Ask for the evidence again."],
      PROOF_NODE_MISSING: ["A node of a trie is missing.", "Ask for the evidence again."],
      PROOF_NODE_INVALID: ["A node of a trie has an unknown form.", "Ask for the evidence again."],
      PROOF_NODE_UNUSED: [
        "A node of a trie belongs to nothing that is proved.",
        "Trust nothing in the file: it was put there by hand.",
      ],
      PROOF_ACCOUNT_MISSING: [
        "It is proved that there is no such account.",
        "Check the registry's address and the block.",
      ],
      PROOF_VALUE_INVALID: ["A trie holds what is no account or word.", "Ask for the evidence again."],
    },
  },
  record: {
    about: "Records",
    codes: {
      RECORD_WORD_INVALID: [
        "The word is not 32 bytes, or a value does not fit it.",
        "Give it as eth_getStorageAt returns it.",
      ],
      RECORD_WORD_IMPOSSIBLE: [
        "No sequence of acts leads to this record.",
        "Check slot, address and endpoint; ask another endpoint.",
      ],
      RECORD_TIME_INVALID: ["A time is not whole Unix seconds.", "Give a block's timestamp."],
      RECORD_TIME_IN_FUTURE: [
        "What will be in force cannot be known yet.",
        "Ask about a time that is not later than the block.",
      ],
      RECORD_SLOT_INVALID: [
        "The key or slot of a mapping is none.",
        "Take the slot from the storage layout.",
      ],
    },
  },
  signer: {
    about: "Signers",
    codes: {
      SIGNER_REFUSED: [
        "The person refused, or did not answer in time.",
        "Nothing was signed; ask again when the person agrees, with the device at hand.",
      ],
      SIGNER_ANSWER_INVALID: [
        "What a passkey or token gave is no signature, or no key, of its kind, or is over something else.",
        "Do as the error says; check that the right device and key were asked.",
      ],
      PASSKEY_UNSUPPORTED: ["The passkey's key is none on P-256.", "Create one with createPasskey."],
      PASSKEY_UNVERIFIED: [
        "The passkey signed without verifying the person.",
        "Set a PIN, fingerprint or face on the device.",
      ],
      SAFE_UNSUPPORTED: [
        "No Safe of version 1.3.0 or later answers at the address on this chain.",
        "Check the address and the chain; have an older Safe approve on chain.",
      ],
      SAFE_OWNER_UNKNOWN: ["A signature is from one who does not own the Safe.", "Leave it out."],
      SAFE_OWNER_REPEATED: ["An owner's signature stands twice.", "Give one signature of each owner."],
      SAFE_SIGNATURE_INVALID: [
        "An owner's signature does not fit, or the owner has not approved on chain.",
        "Have the owner sign what safeMessage returns, for the same act, Safe and chain.",
      ],
      SAFE_SIGNATURES_MISSING: [
        "Fewer owners have signed than the Safe asks for.",
        "Have as many more sign as the error says, of those that it names.",
      ],
      SAFE_SIGNATURES_REFUSED: [
        "The Safe refuses the owners' signatures put together, though each of them fits.",
        "Have owners that are accounts sign in place of contracts, or the Safe approve on chain; see that it has its compatibility handler.",
      ],
      WALLET_UNSUPPORTED: [
        "The contract names no EIP-712 domain, as a wallet with ERC-7739 does.",
        "Check the address and the chain; other wallets sign in another way, see docs/signers.md.",
      ],
      WALLET_APPROVAL_MISSING: [
        "The wallet has not approved the message on chain.",
        "Have its owners execute the approval, and wait for the block.",
      ],
    },
  },
  text: {
    about: "Human texts",
    codes: {
      TEXT_EMPTY: ["The text is empty.", "Write it, or leave the whole value out where it is unknown."],
      TEXT_NOT_WELL_FORMED: ["The text holds half a character.", "Write the whole character."],
      TEXT_NOT_NFC: [
        "The text is not in Unicode Normalization Form C.",
        "Use the text that the error gives as nfc.",
      ],
      TEXT_CHARACTER_FORBIDDEN: [
        "The text holds a character that a reader does not see, or sees differently elsewhere.",
        "Remove the code points that the error names.",
      ],
      TEXT_SPACING: ["The text has a space at an end, or two in a row.", "Keep single spaces between words."],
      TEXT_TOO_LONG: ["The text has too many bytes in UTF-8.", "Shorten it."],
    },
  },
  transaction: {
    about: "Signing and sending",
    codes: {
      ACCOUNT_MISSING: [
        "The client has no account to sign or send with.",
        "Use a wallet client with an account (viem) or a signer (ethers).",
      ],
      ACCOUNT_FUNDS_MISSING: [
        "The account *address* cannot pay for the transaction, says the endpoint: it holds *balance* wei, and the present price is *cost* wei.",
        "Fund it, with something to spare, or send from another.",
      ],
      ACCOUNT_REJECTED: [
        "The wallet's owner refused.",
        "Nothing was signed or sent; ask again when the owner agrees.",
      ],
      TRANSACTION_REVERTED: [
        "The transaction is in a block and took no effect.",
        "Something changed after the dry run: try it again to see why.",
      ],
      TRANSACTION_TIMEOUT: [
        "The transaction is in no block yet.",
        "Wait for it longer before sending another: it may still take effect.",
      ],
    },
  },
  verify: {
    about: "Verification",
    codes: {
      VERIFY_SUBJECT_MISSING: [
        "There is nothing to verify.",
        "Give at least one of document, sha256, id and agreement.",
      ],
      VERIFY_INPUT_INVALID: [
        "A hash or id is not 32 bytes, a time is not in Unix seconds, a value is not of its type, or one thing is given twice.",
        "Give 0x and 64 hex digits, seconds, and each of document or sha256, metadata or disclosure once.",
      ],
      VERIFY_LANGUAGE_UNKNOWN: ["There is no report in this language.", "Use en or vi."],
    },
  },
};

/** The codes that the classes of a file declare. */
async function declaredCodes(file: string): Promise<string[]> {
  const text = await readFile(join(root, "sdk/src/errors", file), "utf8");
  const types = [...text.matchAll(/export type \w+Code =([^;]+);/g)].map(([, union = ""]) => union).join();
  return [...types.matchAll(/"([A-Z0-9_]+)"/g)].map(([, code = ""]) => code);
}

/** Refuses an index that lacks a code, or has one that no class declares. */
async function checkComplete(): Promise<void> {
  const files = (await readdir(join(root, "sdk/src/errors"))).filter((name) => /^[a-z]+\.ts$/.test(name));
  const problems: string[] = [];
  for (const file of files) {
    const domain = file.slice(0, -3);
    const listed = Object.keys(entries[domain]?.codes ?? {});
    // A contract's codes are as many as its errors, and no type of their own.
    const declared = domain === "contract" ? ["CONTRACT_REVERTED"] : await declaredCodes(file);
    problems.push(
      ...declared.filter((code) => !listed.includes(code)).map((code) => `${file}: ${code} has no entry`),
    );
    problems.push(
      ...listed.filter((code) => !declared.includes(code)).map((code) => `${file}: ${code} is not declared`),
    );
  }
  if (problems.length > 0)
    throw new Error(`ERROR_INDEX_INCOMPLETE: scripts/generate/errors.ts\n${problems.join("\n")}`);
}

const table = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");

/**
 * The index of all errors of the SDK and the contracts.
 *
 * @returns contents by path, relative to the project's root
 */
export async function generate(): Promise<Record<string, string>> {
  await checkComplete();
  const sections = Object.values(entries).map(({ about, codes }) => {
    const rows = Object.entries(codes).map(([code, [happened, next]]) => [`\`${code}\``, happened, next]);
    return `## ${about}\n\n${table([["code", "what happened", "what to do"], ["---", "---", "---"], ...rows])}\n`;
  });
  const contracts = Object.entries(contractErrors).map(([name, { message, remedy }]) => [
    `\`${contractErrorCode(name)}\``,
    `\`${name}\``,
    message.replace(/\{(\w+)\}/g, "*$1*"),
    remedy,
  ]);
  const text = `# Errors

Generated. Every error of the SDK is a \`MinhUocError\`: \`code\` is stable, \`values\` holds the offending values, and \`message\` says what happened
and then what to do (\`remedy\`). Each section is one class. A code that stands twice means the same in both places: the SDK finds it before the
contract would.

${sections.join("\n")}
## Contract errors

A call that a contract refused is a \`ContractError\`; \`error\` is the name in Solidity, and \`values\` holds the arguments, here in italics. Where acts
are submitted, \`values.act\` is the act's place in the list that was given.

${table([["code", "in Solidity", "what happened", "what to do"], ["---", "---", "---", "---"], ...contracts])}
`;
  return { "docs/errors.md": text };
}
