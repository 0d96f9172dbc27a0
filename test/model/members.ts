import { type Address, concat, type Hex, hashTypedData, isAddressEqual, size } from "viem";
import { hashOf, membersDomain, memberTypes } from "./encoding.js";

export const roles = ["none", "signatory", "manager"] as const;
export type Role = (typeof roles)[number];

/** 14 days: between the proposal of a manager and its installation. */
export const MANAGER_DELAY = 14 * 86_400;

/**
 * What a call did. Where `docs/protocol.md` orders the checks of a call there is one reason to refuse it; where it leaves the order
 * open, `errors` holds every reason that applies, and a contract may name any of them.
 */
export type Result = { ok: true; changed: string[] } | { ok: false; errors: string[] };

/** A signature, and the facts of how it was made; the model judges by the facts and never looks at the bytes. */
export interface Proof {
  bytes: Hex;
  /** `ecdsa`: 65 bytes, low s, v 27 or 28. `none`: no bytes. `malformed`: anything else, no ECDSA signature here. */
  form: "ecdsa" | "none" | "malformed";
  /** The account that signed. */
  signer?: Address;
  /** The digest that it signed. */
  digest?: Hex;
}

export interface Authorization {
  key: Hex;
  deadline: number;
  proof: Proof;
}

export interface KeyWindow {
  role: Role;
  validFrom: number;
  /** 0 = no end. */
  validUntil: number;
}

interface OrganisationState {
  identifier: string;
  number: number;
  kind: number;
  suspended: boolean;
  profile: Hex;
  nonce: bigint;
  keys: Map<Hex, KeyWindow>;
  proposal: { key: Hex; installableAt: number } | undefined;
}

/** The account that ECDSA finds for a digest that nobody signed: some account, and no key of anyone. */
const STRANGER: Address = "0x000000000000000000000000000000000000dEaD";

const lower = (key: Hex): Hex => key.toLowerCase() as Hex;

/**
 * The key that a call proves, by the paragraph "Keys in a relayed act".
 * @param approving contracts that approve whatever they are asked, as ERC-1271 accounts and as ERC-7913 verifiers
 * @returns the key's bytes, and whether a signed message was what proved it; undefined where nothing does
 */
export const provenKey = (
  named: Hex,
  proof: Proof,
  digest: Hex,
  sender: Address,
  approving: readonly Address[],
): { key: Hex; signed: boolean } | undefined => {
  if (proof.form === "none" && (named === "0x" || lower(named) === lower(sender))) {
    return { key: lower(sender), signed: false };
  }
  const recovered = proof.digest === digest ? proof.signer : STRANGER;
  if (named === "0x") {
    return proof.form === "ecdsa" && recovered !== undefined
      ? { key: lower(recovered), signed: true }
      : undefined;
  }
  const contract = lower(named.slice(0, 42) as Hex);
  const bySignature = proof.form === "ecdsa" && size(named) === 20 && contract === lower(recovered ?? "0x");
  const byContract = approving.some((account) => lower(account) === contract);
  return bySignature || byContract ? { key: lower(named), signed: true } : undefined;
};

export const inWindow = (window: KeyWindow, time: number): boolean =>
  window.validFrom <= time && (window.validUntil === 0 || time < window.validUntil);

const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Whether the text is an identifier in the sense of "Organisations and keys". */
export const isIdentifier = (text: string): boolean => {
  if (!/^[\x21-\x7e]{3,128}$/.test(text) || text.endsWith(".")) return false;
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):(.+)$/.exec(text) ?? [];
  if (scheme === undefined || rest === undefined) return false;
  const host = (part: string): boolean => HOST.test(part.split(/[:/?#]/, 1)[0] ?? "");
  if (scheme === "did") {
    const [, method, specific] = /^([a-z0-9]+):(.+)$/.exec(rest) ?? [];
    if (method === undefined || specific === undefined) return false;
    return method !== "web" || host(specific);
  }
  return rest.startsWith("//") ? host(rest.slice(2)) : true;
};

type Change =
  | { type: "KeyAddition"; key: Hex; role: Role; validFrom: number; validUntil: number }
  | { type: "KeyRevocation"; key: Hex; validUntil: number }
  | { type: "ProfileUpdate"; profile: Hex }
  | { type: "ManagerVeto"; key: Hex };

/** The organisations and their keys, as sets and numbers. Every method takes the time of the block that it would be in. */
export class MemberModel {
  readonly organisations = new Map<Hex, OrganisationState>();

  readonly chainId: number;
  readonly address: Address;
  readonly secretariat: Address;
  /** Contracts that approve whatever they are asked, as ERC-1271 accounts and as ERC-7913 verifiers. */
  readonly approving: readonly Address[];
  /** Other accounts with code: as all accounts with code, they may stand before the material of a longer key. */
  readonly refusing: readonly Address[];

  constructor(
    chainId: number,
    address: Address,
    secretariat: Address,
    contracts: { approving: readonly Address[]; refusing: readonly Address[] },
  ) {
    this.chainId = chainId;
    this.address = address;
    this.secretariat = secretariat;
    this.approving = contracts.approving;
    this.refusing = contracts.refusing;
  }

  /** A key's role and window, undefined where the pair was never enrolled. */
  key(organisation: Hex, key: Hex): KeyWindow | undefined {
    return this.organisations.get(organisation)?.keys.get(lower(key));
  }

  hasRole(organisation: Hex, key: Hex, role: Role, time: number): boolean {
    const window = this.key(organisation, key);
    return window?.role === role && inWindow(window, time);
  }

  /** The digest of a manager's message with the given nonce. */
  digest(organisation: Hex, change: Change, nonce: bigint, deadline: number): Hex {
    const identifier = this.organisations.get(organisation)?.identifier ?? "";
    const { type, ...values } = change;
    return hashTypedData({
      domain: membersDomain(this.chainId, this.address),
      types: memberTypes,
      primaryType: type,
      message: { organisation: identifier, ...values, nonce, deadline },
    } as Parameters<typeof hashTypedData>[0]);
  }

  admit(
    sender: Address,
    now: number,
    call: { identifier: string; kind: number; profile: Hex; manager: Hex },
  ): Result {
    const organisation = hashOf(call.identifier);
    const errors = [
      ...this.#unlessSecretariat(sender),
      ...(isIdentifier(call.identifier) ? [] : ["IdentifierInvalid"]),
      ...(call.kind === 0 ? ["OrganisationKindMissing"] : []),
      ...(this.organisations.has(organisation) ? ["OrganisationAlreadyAdmitted"] : []),
      ...this.#unlessKeyFits(call.manager),
    ];
    return settle(errors, organisation, () => {
      this.organisations.set(organisation, {
        identifier: call.identifier,
        number: this.organisations.size,
        kind: call.kind,
        suspended: false,
        profile: call.profile,
        nonce: 0n,
        keys: new Map([[lower(call.manager), { role: "manager", validFrom: now, validUntil: 0 }]]),
        proposal: undefined,
      });
    });
  }

  changeKind(sender: Address, organisation: Hex, kind: number): Result {
    const state = this.organisations.get(organisation);
    const errors = [
      ...this.#unlessSecretariat(sender),
      ...(kind === 0 ? ["OrganisationKindMissing"] : []),
      ...(state === undefined ? ["OrganisationUnknown"] : []),
    ];
    return settle(errors, organisation, () => {
      if (state !== undefined) state.kind = kind;
    });
  }

  setSuspended(sender: Address, organisation: Hex, suspended: boolean): Result {
    const state = this.organisations.get(organisation);
    const already = suspended ? "OrganisationAlreadySuspended" : "OrganisationNotSuspended";
    const errors = [
      ...this.#unlessSecretariat(sender),
      ...(state === undefined ? ["OrganisationUnknown"] : state.suspended === suspended ? [already] : []),
    ];
    return settle(errors, organisation, () => {
      if (state !== undefined) state.suspended = suspended;
    });
  }

  proposeManager(sender: Address, now: number, organisation: Hex, key: Hex): Result {
    const state = this.organisations.get(organisation);
    const errors = [
      ...this.#unlessSecretariat(sender),
      ...(state === undefined ? ["OrganisationUnknown"] : []),
      ...this.#unlessKeyFits(key),
      ...(state?.keys.has(lower(key)) ? ["KeyAlreadyEnrolled"] : []),
    ];
    return settle(errors, organisation, () => {
      if (state !== undefined) state.proposal = { key: lower(key), installableAt: now + MANAGER_DELAY };
    });
  }

  installManager(now: number, organisation: Hex, key: Hex): Result {
    const state = this.organisations.get(organisation);
    const proposal = state?.proposal;
    const errors = [
      ...(state === undefined ? ["OrganisationUnknown"] : []),
      ...(proposal?.key === lower(key) ? [] : ["ManagerNotProposed"]),
      ...(proposal?.key === lower(key) && now < proposal.installableAt ? ["ManagerNotInstallable"] : []),
    ];
    return settle(errors, organisation, () => {
      state?.keys.set(lower(key), { role: "manager", validFrom: now, validUntil: 0 });
      if (state !== undefined) state.proposal = undefined;
    });
  }

  vetoManager(
    sender: Address,
    now: number,
    organisation: Hex,
    key: Hex,
    authorization: Authorization,
  ): Result {
    const state = this.organisations.get(organisation);
    const manager = this.#authorize(sender, now, organisation, { type: "ManagerVeto", key }, authorization);
    const errors = [
      ...manager.errors,
      ...(state?.proposal?.key === lower(key) ? [] : ["ManagerNotProposed"]),
    ];
    return settle(errors, organisation, () => {
      manager.use();
      if (state !== undefined) state.proposal = undefined;
    });
  }

  addKey(
    sender: Address,
    now: number,
    organisation: Hex,
    call: { key: Hex; role: Role; validFrom: number; validUntil: number },
    authorization: Authorization,
  ): Result {
    const state = this.organisations.get(organisation);
    const manager = this.#authorize(
      sender,
      now,
      organisation,
      { type: "KeyAddition", ...call },
      authorization,
    );
    const validFrom = call.validFrom === 0 ? now : call.validFrom;
    const fits = validFrom >= now && (call.validUntil === 0 || call.validUntil > validFrom);
    const errors = [
      ...manager.errors,
      ...(call.role === "none" ? ["KeyRoleMissing"] : []),
      ...this.#unlessKeyFits(call.key),
      ...(state?.keys.has(lower(call.key)) ? ["KeyAlreadyEnrolled"] : []),
      ...(fits ? [] : ["KeyWindowInvalid"]),
    ];
    return settle(errors, organisation, () => {
      manager.use();
      state?.keys.set(lower(call.key), { role: call.role, validFrom, validUntil: call.validUntil });
      if (state?.proposal?.key === lower(call.key)) state.proposal = undefined;
    });
  }

  revokeKey(
    sender: Address,
    now: number,
    organisation: Hex,
    call: { key: Hex; validUntil: number },
    authorization: Authorization,
  ): Result {
    const window = this.key(organisation, call.key);
    const manager = this.#authorize(
      sender,
      now,
      organisation,
      { type: "KeyRevocation", ...call },
      authorization,
    );
    const validUntil = call.validUntil === 0 ? now + 1 : call.validUntil;
    const earlier = window !== undefined && (window.validUntil === 0 || validUntil < window.validUntil);
    const errors = [
      ...manager.errors,
      ...(window === undefined ? ["KeyUnknown"] : []),
      ...(window !== undefined && (validUntil <= now || !earlier) ? ["KeyWindowInvalid"] : []),
    ];
    return settle(errors, organisation, () => {
      manager.use();
      if (window !== undefined) window.validUntil = validUntil;
    });
  }

  updateProfile(
    sender: Address,
    now: number,
    organisation: Hex,
    profile: Hex,
    authorization: Authorization,
  ): Result {
    const state = this.organisations.get(organisation);
    const manager = this.#authorize(
      sender,
      now,
      organisation,
      { type: "ProfileUpdate", profile },
      authorization,
    );
    return settle(manager.errors, organisation, () => {
      manager.use();
      if (state !== undefined) state.profile = profile;
    });
  }

  #unlessSecretariat(sender: Address): string[] {
    return isAddressEqual(sender, this.secretariat) ? [] : ["OwnableUnauthorizedAccount"];
  }

  #unlessKeyFits(key: Hex): string[] {
    const length = size(key);
    if (length < 20 || length > 1024 || BigInt(key.slice(0, 42)) === 0n) return ["KeyInvalid"];
    const verifier = key.slice(0, 42) as Address;
    const withCode = [...this.approving, ...this.refusing];
    return length === 20 || withCode.some((known) => isAddressEqual(known, verifier))
      ? []
      : ["KeyVerifierMissing"];
  }

  /** Why a manager's authorization does not hold, and what using it changes: the nonce, if a message was signed. */
  #authorize(
    sender: Address,
    now: number,
    organisation: Hex,
    change: Change,
    { key, deadline, proof }: Authorization,
  ): { errors: string[]; use: () => void } {
    const state = this.organisations.get(organisation);
    if (state === undefined) {
      return { errors: ["OrganisationUnknown", "ManagerUnauthorized"], use: () => undefined };
    }
    const digest = this.digest(organisation, change, state.nonce, deadline);
    const proven = provenKey(key, proof, digest, sender, this.approving);
    // Only a message runs out, not the sender's own call.
    const expired = proven?.signed !== false && now >= deadline ? ["AuthorizationExpired"] : [];
    if (proven === undefined) {
      const named = key === "0x" || !this.hasRole(organisation, key, "manager", now);
      return {
        errors: [...expired, "AuthorizationInvalid", ...(named ? ["ManagerUnauthorized"] : [])],
        use: () => undefined,
      };
    }
    return {
      errors: [
        ...expired,
        ...(this.hasRole(organisation, proven.key, "manager", now) ? [] : ["ManagerUnauthorized"]),
      ],
      use: () => {
        if (proven.signed) state.nonce += 1n;
      },
    };
  }
}

const settle = (errors: string[], changed: string, change: () => void): Result => {
  if (errors.length > 0) return { ok: false, errors };
  change();
  return { ok: true, changed: [changed] };
};

/** An ERC-7913 key: a verifier contract followed by key material. */
export const verifierKey = (verifier: Address, material: Hex): Hex => concat([verifier, material]);
