import { type Hex, hashTypedData } from "viem";
import { ActError } from "../../errors/act.js";
import { shown } from "../../errors/shown.js";
import { checkKey } from "../keys/keyBytes.js";
import { checkIdentifier } from "../organisation/checkIdentifier.js";
import { isBytes32 } from "../record/bytes32.js";
import { checkTime, type Deployment, type Domain, domainOf, type Members } from "./domain.js";

export const MEMBERS_DOMAIN_NAME = "Minh Uoc Members";

/** What a key may do for its organisation; the values are the codes on chain. */
export const KeyRole = { none: 0, signatory: 1, manager: 2 } as const;
export type KeyRole = keyof typeof KeyRole;

/** The EIP-712 types of the messages by which managers act through a relayer. */
export const memberTypes = {
  KeyAddition: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "role", type: "string" },
    { name: "validFrom", type: "uint40" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  KeyRevocation: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "validUntil", type: "uint40" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ProfileUpdate: [
    { name: "organisation", type: "string" },
    { name: "profile", type: "bytes32" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
  ManagerVeto: [
    { name: "organisation", type: "string" },
    { name: "key", type: "bytes" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint40" },
  ],
} as const;
export type MemberMessageType = keyof typeof memberTypes;

type Authorised = {
  /** Identifier of the organisation. */
  organisation: string;
  /** The organisation's next nonce. */
  nonce: bigint;
  /** Unix seconds; the message counts before that second only. */
  deadline: number;
};

/** The members of each message. Times are Unix seconds, keys ERC-7913 bytes. */
export type MemberMessages = {
  /** `validFrom` 0 = from the block that enrols the key on, `validUntil` 0 = no end. */
  KeyAddition: Authorised & {
    key: Hex;
    role: "signatory" | "manager";
    validFrom: number;
    validUntil: number;
  };
  /** `validUntil` 0 = from the next second on. */
  KeyRevocation: Authorised & { key: Hex; validUntil: number };
  /** `profile` is the hash of the organisation's profile document. */
  ProfileUpdate: Authorised & { profile: Hex };
  /** `key` is the proposed manager's. */
  ManagerVeto: Authorised & { key: Hex };
};

export type MemberParameters<Type extends MemberMessageType> = Deployment & {
  primaryType: Type;
  message: MemberMessages[Type];
};

export type MemberTypedData<Type extends MemberMessageType> = {
  domain: Domain;
  types: { [Name in Type]: Members<(typeof memberTypes)[Name]> };
  primaryType: Type;
  message: MemberMessages[Type];
};

/**
 * What a manager's wallet shows and signs to add or revoke a key, change the profile, or veto a proposed manager.
 *
 * @param parameters.registry address of the member registry
 * @returns EIP-712 typed data; viem's `signTypedData` takes it whole, ethers' takes `domain`, `types`, `message`
 * @throws {ActError} `ACT_KIND_INVALID`, `ACT_DOMAIN_INVALID`, `ACT_TIME_INVALID`, `ACT_VALUE_INVALID`
 * @throws {OrganisationError} `ORGANISATION_IDENTIFIER_INVALID`
 * @throws {KeyError} for bytes that cannot be enrolled
 * @see EIP-712; docs/protocol.md, "Organisations and keys"
 */
export function memberTypedData<const Type extends MemberMessageType>(
  parameters: MemberParameters<Type>,
): MemberTypedData<Type> {
  const { primaryType, message } = parameters;
  if (!Object.hasOwn(memberTypes, primaryType)) {
    throw new ActError({
      code: "ACT_KIND_INVALID",
      message: `No manager signs a message of the type ${shown(primaryType)}.`,
      remedy: `Use one of ${Object.keys(memberTypes).join(", ")}.`,
      values: { primaryType },
    });
  }
  checkIdentifier(message.organisation);
  if (typeof message.nonce !== "bigint" || message.nonce < 0n) throw invalid("nonce", message.nonce);
  checkTime("deadline", message.deadline, 1);
  if ("validFrom" in message) checkTime("validFrom", message.validFrom, 0);
  if ("validUntil" in message) checkTime("validUntil", message.validUntil, 0);
  if ("key" in message) checkKey(message.key);
  if ("role" in message && message.role !== "signatory" && message.role !== "manager")
    throw invalid("role", message.role);
  if ("profile" in message && !isBytes32(message.profile)) throw invalid("profile", message.profile);
  const types = { [primaryType]: [...memberTypes[primaryType]] } as unknown as MemberTypedData<Type>["types"];
  return { domain: domainOf(MEMBERS_DOMAIN_NAME, parameters), types, primaryType, message };
}

/** The digest that a manager's key signs. Parameters and errors are those of {@link memberTypedData}. */
export function memberDigest<const Type extends MemberMessageType>(parameters: MemberParameters<Type>): Hex {
  // The types of each message are known; their union is beyond what the inference of typed data follows.
  return hashTypedData(memberTypedData(parameters) as unknown as Parameters<typeof hashTypedData>[0]);
}

function invalid(name: string, value: unknown): ActError {
  return new ActError({
    code: "ACT_VALUE_INVALID",
    message: `${name} cannot be ${String(value)}.`,
    remedy: 'A nonce is a bigint, a role "signatory" or "manager", a profile 32 bytes in lower-case hex.',
    values: { [name]: value },
  });
}
