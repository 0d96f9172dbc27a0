// Clear-signing files (ERC-7730, version 2): what hardware wallets show instead of hashes, for every message that the registries take.

import {
  actPrimaryTypes,
  actTypedData,
  createAgreement,
  deployments,
  type MemberMessageType,
  memberTypes,
  type SignedActKind,
} from "../../sdk/src/exports/index.js";

type Types = Readonly<Record<string, readonly { name: string; type: string }[]>>;

/** How a member is shown. Screens of hardware wallets have ASCII only, and little room. */
type Shown = {
  label: string;
  format?: "raw" | "date" | "unit";
  params?: Readonly<Record<string, string>>;
  /** The value that says that there is none: the line is left out then, rather than showing the year 1970. */
  none?: string | number;
};

const time = { format: "date", params: { encoding: "timestamp" } } as const;
const NO_ID = `0x${"00".repeat(32)}`;

/** Of the agreement, then of the messages; `fieldsOf` refuses a member that is not here. */
const shown: Readonly<Record<string, Readonly<Record<string, Shown>>>> = {
  Agreement: {
    title: { label: "Title" },
    documents: { label: "Document SHA-256" },
    metadata: { label: "Metadata hash" },
    parties: { label: "Party" },
    witnesses: { label: "Witness" },
    effectiveAt: { label: "Takes effect", ...time, none: 0 },
    expiresAt: { label: "Expires", ...time, none: 0 },
    anyPartyCanEnd: { label: "One party can end it" },
    noticeDays: { label: "Notice period", format: "unit", params: { base: "days" } },
    supersedes: { label: "Replaces agreement", none: NO_ID },
  },
  message: {
    agreement: { label: "Agreement" },
    organisation: { label: "For organisation" },
    statement: { label: "Signed by" },
    key: { label: "Key" },
    role: { label: "Role of the key" },
    profile: { label: "Profile hash" },
    validFrom: { label: "Key valid from", ...time, none: 0 },
    validUntil: { label: "Key valid until", ...time, none: 0 },
    nonce: { label: "Order number" },
    deadline: { label: "Signature ends", ...time },
  },
};

const actIntents: Record<SignedActKind, string> = {
  attest: "Sign agreement",
  decline: "Refuse agreement",
  terminate: "End agreement",
  dispute: "Dispute agreement",
  withdrawDispute: "Withdraw dispute",
};

const memberIntents: Record<MemberMessageType, string> = {
  KeyAddition: "Add key",
  KeyRevocation: "Revoke key",
  ProfileUpdate: "Change profile",
  ManagerVeto: "Veto new manager",
};

/** `encodeType` (EIP-712): the message's type, then those that it uses, by name. */
function encodeType(types: Types, primaryType: string): string {
  const others = Object.keys(types).filter((name) => name !== primaryType);
  return [primaryType, ...others.sort()]
    .map(
      (name) => `${name}(${(types[name] ?? []).map((member) => `${member.type} ${member.name}`).join(",")})`,
    )
    .join("");
}

function fieldsOf(types: Types, struct: string, texts: Readonly<Record<string, Shown>>): object[] {
  return (types[struct] ?? []).map(({ name, type }) => {
    const text = texts[name];
    if (text === undefined) throw new Error(`GENERATE_LABEL_MISSING: ${struct}.${name} has no label.`);
    const { label, format = "raw", params, none } = text;
    if (type in types) return { path: name, label, fields: fieldsOf(types, type, shown[type] ?? {}) };
    return {
      path: type.endsWith("[]") ? `${name}.[]` : name,
      label,
      format,
      ...(params ? { params } : {}),
      ...(none === undefined ? {} : { visible: { ifNotIn: [none] } }),
    };
  });
}

/** The types of an act are in its typed data, whatever the agreement is. */
function actTypes(kind: SignedActKind): Types {
  const hash = `0x${"11".repeat(32)}` as const;
  const parties = ["did:web:a.example", "did:web:b.example"];
  const agreement = createAgreement({ title: "A", documents: [hash], metadata: hash, parties });
  const registry = `0x${"11".repeat(20)}` as const;
  const act = { kind, agreement, organisation: "did:web:a.example", statement: "A", validUntil: 1 };
  return actTypedData({ ...act, chainId: 1, registry }).types as Types;
}

function descriptor(
  contract: "agreements" | "members",
  names: { domain: string; contractName: string },
  formats: Readonly<Record<string, object>>,
): string {
  const addresses = Object.values(deployments).map((deployment) => ({
    chainId: deployment.chainId,
    address: deployment[contract],
  }));
  const file = {
    $schema: "https://raw.githubusercontent.com/ethereum/ERCs/master/assets/erc-7730/erc7730-v2.schema.json",
    context: {
      eip712: {
        domain: { name: names.domain, version: "1" },
        ...(addresses.length > 0 ? { deployments: addresses } : {}),
      },
    },
    metadata: { owner: "Minh Uoc", contractName: names.contractName },
    display: { formats },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @returns the descriptors, one for each contract */
export async function generate(): Promise<Record<string, string>> {
  // In an act, this is how long the signature counts, and never none.
  const texts = { ...shown.message, validUntil: { label: "Signature ends", ...time } };
  const acts = Object.entries(actPrimaryTypes).map(([kind, primaryType]) => {
    const types = actTypes(kind as SignedActKind);
    const format = {
      $id: primaryType,
      intent: actIntents[kind as SignedActKind],
      fields: fieldsOf(types, primaryType, texts),
    };
    return [encodeType(types, primaryType), format] as const;
  });
  const messages = Object.entries(memberTypes).map(([primaryType, members]) => {
    const types: Types = { [primaryType]: members };
    const fields = fieldsOf(types, primaryType, shown.message ?? {});
    const intent = memberIntents[primaryType as MemberMessageType];
    return [encodeType(types, primaryType), { $id: primaryType, intent, fields }] as const;
  });
  return {
    "sdk/schema/erc7730/agreements.json": descriptor(
      "agreements",
      { domain: "Minh Uoc Agreements", contractName: "AgreementRegistry" },
      Object.fromEntries(acts),
    ),
    "sdk/schema/erc7730/members.json": descriptor(
      "members",
      { domain: "Minh Uoc Members", contractName: "MemberRegistry" },
      Object.fromEntries(messages),
    ),
  };
}
