import {
  type Address,
  concat,
  type Hex,
  hexToBigInt,
  keccak256,
  numberToHex,
  size,
  slice,
  stringToHex,
} from "viem";
import { type PrivateKeyAccount, sign } from "viem/accounts";
import { type Act, AgreementModel, type Call, type Status, statusAt, termsErrors } from "./agreements.js";
import { type ActKind, actKinds, hashOf, idOf, type Terms, ZERO } from "./encoding.js";
import { type Authorization, type MemberModel, type Proof, type Role, verifierKey } from "./members.js";
import type { Random } from "./random.js";
import type { Models, Operation, Step } from "./steps.js";

const HOUR = 3_600;
const DAY = 86_400;
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Who there is: accounts with their private keys, contracts, and the identifiers that may be admitted. */
export interface World {
  secretariat: Address;
  relayer: Address;
  /** Three for each organisation: its manager, its signatory, and one that is enrolled later. */
  accounts: readonly PrivateKeyAccount[];
  /** By address in lower case. */
  privateKeys: ReadonlyMap<Hex, Hex>;
  /** An account with code that approves everything, as ERC-1271 account and as ERC-7913 verifier. */
  approving: Address;
  /** An account with code that reverts. */
  refusing: Address;
  identifiers: readonly string[];
}

/** Identifiers on both sides of every rule. */
const identifierCorpus = [
  "did:web:example.vn",
  "did:web:example.vn:people:linh",
  "did:web:a-b.example.vn",
  "did:web:-a.example.vn",
  "did:web:a-.example.vn",
  "did:web:a..example.vn",
  "did:web:Example.vn",
  "did:web:example.vn.",
  "did:web:",
  "did:web::x",
  "did:",
  "did:x",
  "did:x:",
  "did:key:z6MkTest",
  "did::x",
  "did:Web:x",
  "did:web1:X",
  "https://example.vn/a?b#c",
  "https://Example.vn",
  "https://",
  "https:///a",
  "https://example.vn:8443/x",
  "https://exa_mple.vn",
  "ftp://host",
  "lei:5493001KJTIIGC8Y1R12",
  "LEI:5493001KJTIIGC8Y1R12",
  "a:",
  "a:b",
  ":ab",
  "1a:b",
  "a+b-c.d:e",
  "tổ:chức",
  "urn:with space",
  `urn:${"x".repeat(124)}`,
  `urn:${"x".repeat(125)}`,
] as const;

/** No signatures in the form of EIP-2098: r 0, s 0, and an s above half the order of the curve. */
const malformedCompact: readonly Hex[] = [
  concat([ZERO, numberToHex(1, { size: 32 })]),
  concat([numberToHex(1, { size: 32 }), ZERO]),
  concat([numberToHex(1, { size: 32 }), numberToHex(2n ** 255n - 1n, { size: 32 })]),
];

/** A flaw put into an act that would otherwise be good. */
const actFlaws = {
  kind: 2,
  seat: 2,
  notParty: 2,
  notAttested: 2,
  key: 4,
  otherMessage: 4,
  malformed: 2,
  expired: 3,
  role: 2,
  named: 2,
};

/**
 * Draws the next step from what the models know. Steps are mostly good ones, so that agreements live long enough to be worth
 * testing; flaws come one at a time, so that it is clear what the call must be refused for.
 */
export class Generator {
  readonly drafts: Terms[] = [];
  readonly #messages: { sender: Address; call: Call }[] = [];
  readonly #memberMessages: Operation[] = [];
  readonly #deadlines: number[] = [];
  readonly random: Random;
  readonly world: World;
  readonly models: Models;
  #reference = 0;

  constructor(random: Random, world: World, models: Models) {
    this.random = random;
    this.world = world;
    this.models = models;
  }

  /** The first steps of every run: all organisations but the last are admitted and have a signatory. */
  static *setup(world: World, now: number): IterableIterator<Step> {
    for (const [i, identifier] of world.identifiers.slice(0, -1).entries()) {
      const organisation = hashOf(identifier);
      const [manager, signatory] = world.accounts.slice(3 * i);
      if (manager === undefined || signatory === undefined) throw new Error("too few accounts");
      const time = now + i;
      const profile = keccak256(stringToHex(`profile ${i}`));
      yield {
        type: "admit",
        time,
        sender: world.secretariat,
        identifier,
        kind: 1 + (i % 3),
        profile,
        manager: manager.address,
      };
      const keys: [Hex, Role][] = [[signatory.address, "signatory"]];
      if (i === 0) keys.push([world.approving, "signatory"], [world.refusing, "signatory"]);
      if (i === 1) keys.push([verifierKey(world.approving, "0x01"), "signatory"]);
      if (i === 2) keys.push([world.approving, "manager"]);
      for (const [key, role] of keys) {
        const authorization = { key: "0x" as Hex, deadline: 0, proof: none };
        yield {
          type: "addKey",
          time,
          sender: manager.address,
          organisation,
          key,
          role,
          validFrom: 0,
          validUntil: 0,
          authorization,
        };
      }
    }
  }

  /** The next step, at or after the given second. */
  async next(last: number): Promise<Step> {
    const time = this.#time(last);
    const open = this.drafts.some((terms) => this.#hopeful(terms, time));
    if (this.drafts.length < 2 || !open || (this.drafts.length < 8 && this.random.chance(0.12)))
      this.#draft(time);
    const installation = this.random.chance(0.05) ? this.#installation(last) : undefined;
    if (installation !== undefined) return installation;
    const type = this.random.weighted({
      act: 66,
      rival: 4,
      replay: 8,
      invalid: 6,
      members: 17,
      memberReplay: 2,
      anchor: 2,
    });
    switch (type) {
      case "act":
        return this.#act(time);
      case "rival":
        return this.#rival(time);
      case "replay":
        return this.#replay(time);
      case "invalid":
        return this.#invalidAgreement(time);
      case "members":
        return this.#members(time);
      case "memberReplay":
        if (this.#memberMessages.length === 0) return this.#members(time);
        return { time, sender: this.world.relayer, ...this.random.pick(this.#memberMessages) };
      case "anchor":
        return {
          time,
          sender: this.world.relayer,
          type: "anchor",
          root: numberToHex(this.random.int(1, 4), { size: 32 }),
        };
    }
  }

  /** Seconds at which something begins or ends, for those who want to look at and around them. */
  boundaries(): number[] {
    const { agreements, members } = this.models;
    const terms = this.drafts.flatMap(({ effectiveAt, expiresAt }) => [effectiveAt, expiresAt]);
    const states = [...agreements.states.values()].flatMap(({ inForceAt, endsAt }) => [inForceAt, endsAt]);
    const organisations = [...members.organisations.values()];
    const keys = organisations.flatMap(({ keys }) => [...keys.values()]);
    return [
      ...terms,
      ...states,
      ...keys.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil]),
      ...organisations.flatMap(({ proposal }) => (proposal === undefined ? [] : [proposal.installableAt])),
      ...this.#deadlines,
    ].filter((time) => time !== 0);
  }

  #time(last: number): number {
    const step = this.random.weighted({ same: 20, soon: 45, boundary: 30, later: 5 });
    if (step === "same") return last;
    if (step === "later") return last + this.random.int(HOUR, 4 * DAY);
    if (step === "boundary") {
      const near = this.boundaries()
        .flatMap((time) => [time - 1, time, time + 1])
        .filter((time) => time >= last && time < last + 20 * DAY)
        .sort((a, b) => a - b);
      // Mostly the nearest ones: a jump to a far one passes over all the others.
      if (near.length > 0) return this.random.pick(this.random.chance(0.8) ? near.slice(0, 4) : near);
    }
    return last + this.random.int(1, 2 * HOUR);
  }

  #draft(now: number, amended?: Terms): Terms {
    const { random, world } = this;
    const amendable = this.drafts.filter((terms) => random.chance(0.1) || live(this.#status(terms, now)));
    const old = amended ?? (amendable.length > 0 && random.chance(0.8) ? random.pick(amendable) : undefined);
    const admitted = world.identifiers.filter((one) => this.models.members.organisations.has(hashOf(one)));
    const known = random.chance(0.1) ? world.identifiers : admitted;
    const others = random.shuffle(known.filter((identifier) => !old?.parties.includes(identifier)));
    const kept = old === undefined ? [] : random.chance(0.9) ? old.parties : old.parties.slice(1);
    const count = Math.max(2 - kept.length, random.chance(0.3) ? 1 : 0);
    const parties = [...kept, ...others.splice(0, old === undefined ? random.int(2, 3) : count)];
    const witnesses = others.filter((one) => !parties.includes(one)).slice(0, random.pick([0, 0, 1, 1, 2]));
    // An amendment mostly begins later, so that its predecessor lives on for a while.
    const later = random.chance(old === undefined ? 0.4 : 0.2) ? 0 : now + random.int(-DAY, 3 * DAY);
    // At the edge of the predecessor's own end there may be nothing left to supersede.
    const end = old === undefined ? 0 : (this.models.agreements.states.get(idOf(old))?.endsAt ?? 0);
    const effectiveAt = end > now && random.chance(0.4) ? end + random.int(-1, 1) : later;
    const start = Math.max(effectiveAt, random.chance(0.05) ? now - 2 * DAY : now);
    const expiresAt = random.chance(0.4) ? 0 : start + random.int(1, 15 * DAY);
    const anyPartyCanEnd = random.chance(0.5);
    const terms: Terms = {
      title: `Biên bản ghi nhớ ${this.#reference++} / Memorandum`,
      documents: [keccak256(numberToHex(random.int(1, 1_000)))],
      metadata: keccak256(numberToHex(random.int(1, 1_000))),
      parties: sorted(parties),
      witnesses: sorted(witnesses),
      effectiveAt,
      expiresAt,
      anyPartyCanEnd,
      noticeDays: anyPartyCanEnd ? random.pick([0, 1, 3, 10]) : 0,
      supersedes: old === undefined ? ZERO : idOf(old),
    };
    this.drafts.push(terms);
    return terms;
  }

  #status(terms: Terms, now: number): Status {
    return statusAt(this.models.agreements.states.get(idOf(terms)), now);
  }

  /** Whether something can still happen to it. */
  #hopeful(terms: Terms, now: number): boolean {
    const status = this.#status(terms, now);
    if (live(status)) return true;
    const old = this.#predecessorOf(terms);
    const amendable =
      old === undefined ||
      (live(this.#status(old, now)) && !this.models.agreements.successors.has(idOf(old)));
    return (status === "Unknown" || status === "Proposed") && amendable;
  }

  #predecessorOf(terms: Terms): Terms | undefined {
    return this.drafts.find((draft) => idOf(draft) === terms.supersedes);
  }

  /** Acts that the status allows and that are not recorded yet. */
  #openActs(terms: Terms, now: number): { kind: ActKind; seat: number }[] {
    const state = this.models.agreements.states.get(idOf(terms));
    const status = this.#status(terms, now);
    const seats = [...terms.parties, ...terms.witnesses].map((_, seat) => seat);
    const parties = seats.slice(0, terms.parties.length);
    const attested = seats.filter((seat) => state?.attested.has(seat));
    const missing = seats.filter((seat) => !attested.includes(seat));
    const proposed = status === "Unknown" || status === "Proposed";
    const asked = (kind: ActKind, among: number[]) => among.map((seat) => ({ kind, seat }));
    return [
      ...asked(
        "attest",
        proposed ? missing : live(status) ? missing.filter((seat) => !parties.includes(seat)) : [],
      ),
      ...(status === "Proposed" && this.random.chance(0.15) ? asked("decline", parties) : []),
      ...(this.random.chance(live(status) ? 0.5 : status === "Proposed" ? 0.04 : 0)
        ? asked(
            "terminate",
            terms.anyPartyCanEnd ? parties : parties.filter((seat) => !state?.consents.has(seat)),
          )
        : []),
      ...(this.random.chance(0.4)
        ? asked(
            "dispute",
            attested.filter((seat) => !state?.disputes.has(seat)),
          )
        : []),
      ...(this.random.chance(0.4) ? asked("withdrawDispute", [...(state?.disputes ?? [])]) : []),
    ];
  }

  /** An act on an agreement that amends one which another has superseded, and which has not ended yet. */
  #rival(time: number): Promise<Step> {
    const taken = this.drafts.filter(
      (terms) => live(this.#status(terms, time)) && this.models.agreements.successors.has(idOf(terms)),
    );
    return this.#act(time, taken.length === 0 ? undefined : this.#draft(time, this.random.pick(taken)));
  }

  async #act(time: number, chosenTerms?: Terms): Promise<Step> {
    const { random, world } = this;
    const hopeful = this.drafts.filter((draft) => this.#hopeful(draft, time));
    const terms =
      chosenTerms ?? random.pick(hopeful.length > 0 && random.chance(0.9) ? hopeful : this.drafts);
    const open = this.#openActs(terms, time).filter(
      (act) => random.chance(0.1) || this.#able(terms, act, time),
    );
    const anyKind = {
      kind: random.pick(actKinds),
      seat: random.int(0, terms.parties.length + terms.witnesses.length - 1),
    };
    const first = open.length > 0 && random.chance(0.9) ? random.pick(open) : anyKind;
    const predecessor = this.#predecessor(terms, first.kind);
    const amended = predecessor === undefined ? {} : { predecessor };

    if (random.chance(0.3)) {
      const sender = this.#signer(terms, first, time, random.chance(0.12));
      if (sender !== undefined && world.privateKeys.has(lower(sender))) {
        const act: Act = { ...first, statement: this.#statement() };
        // The direct form of an act with a predecessor is `amend`, which is always an attestation.
        const kind = predecessor === undefined ? act.kind : "attest";
        return {
          time,
          sender: sender as Address,
          type: "act",
          call: { terms, ...amended, acts: [{ ...act, kind }] },
        };
      }
    }

    const attesting = open.filter(({ kind }) => kind === "attest");
    const several = random.chance(0.2)
      ? attesting
      : random.chance(0.35)
        ? random.shuffle(open).slice(0, random.int(1, 4))
        : [];
    const chosen = [first, ...several];
    const flawed = random.chance(0.18) ? random.int(0, chosen.length - 1) : -1;
    const own = random.chance(0.3) ? this.#signer(terms, first, time, false) : undefined;
    const sender = own !== undefined && world.privateKeys.has(lower(own)) ? (own as Address) : world.relayer;
    const acts: Act[] = [];
    for (const [index, one] of chosen.entries())
      acts.push(await this.#message(terms, one, time, sender, index === flawed));
    // The order in which the call judges them: accounts first.
    acts.sort((a, b) => Number(b.message?.compact) - Number(a.message?.compact));
    const call: Call = { terms, ...amended, acts: random.chance(0.02) ? [] : acts };
    if (call.acts.length > 0) this.#messages.push({ sender, call });
    return { time, sender, type: "act", call };
  }

  /** The predecessor that a call passes: mostly where one is needed, and mostly the right one. */
  #predecessor(terms: Terms, kind: ActKind): Terms | undefined {
    const { random } = this;
    const right = this.#predecessorOf(terms);
    if (random.chance(0.04)) return random.pick(this.drafts);
    if (right === undefined || random.chance(0.06)) return undefined;
    return kind === "attest" || random.chance(0.1) ? right : undefined;
  }

  #statement(): string {
    return `Chủ tịch · ref ${this.#reference++}`;
  }

  /** Whether some key may do the act now. */
  #able(terms: Terms, { kind, seat }: { kind: ActKind; seat: number }, time: number): boolean {
    const { members } = this.models;
    const organisation = hashOf([...terms.parties, ...terms.witnesses][seat] ?? "");
    const state = members.organisations.get(organisation);
    if (kind === "attest" && state?.suspended) return false;
    return [...(state?.keys.keys() ?? [])].some((key) =>
      members.hasRole(organisation, key, roleFor(kind), time),
    );
  }

  /** A key that may do the act now, or, where `wrong`, one that may not. */
  #signer(terms: Terms, act: { kind: ActKind; seat: number }, time: number, wrong: boolean): Hex | undefined {
    const { random, world } = this;
    const { members } = this.models;
    if (wrong) return random.pick([...world.accounts.map(({ address }) => address), world.relayer]);
    const organisation = hashOf([...terms.parties, ...terms.witnesses][act.seat] ?? "");
    const keys = [...(members.organisations.get(organisation)?.keys.keys() ?? [])];
    const able = keys.filter((key) => members.hasRole(organisation, key, roleFor(act.kind), time));
    // At the edge of a window the key that has just left it is worth a try.
    const candidates = able.length > 0 && random.chance(0.95) ? able : keys;
    return candidates.length > 0 ? random.pick(candidates) : undefined;
  }

  async #message(
    terms: Terms,
    wanted: { kind: ActKind; seat: number },
    time: number,
    sender: Address,
    flawed: boolean,
  ): Promise<Act> {
    const { random, world } = this;
    const flaw = flawed ? random.weighted(actFlaws) : undefined;
    const seats = terms.parties.length + terms.witnesses.length;
    const act: { kind: ActKind; seat: number } = { ...wanted };
    if (flaw === "seat") act.seat = random.pick([seats, seats + 1, 32, 255]);
    if (flaw === "notParty") {
      act.kind = random.pick(["decline", "terminate"] as const);
      act.seat = seats - 1;
    }
    if (flaw === "notAttested") {
      act.kind = random.pick(["dispute", "withdrawDispute"] as const);
      act.seat = random.int(0, seats - 1);
    }
    const otherRole: ActKind =
      act.kind === "dispute" || act.kind === "withdrawDispute" ? "attest" : "dispute";
    const key =
      this.#signer(terms, flaw === "role" ? { ...act, kind: otherRole } : act, time, flaw === "key") ??
      random.pick(world.accounts).address;
    const statement = this.#statement();
    const validUntil =
      flaw === "expired" ? time - random.int(0, 1) : time + random.pick([1, 60, HOUR, DAY, 5 * DAY]);
    this.#deadlines.push(validUntil);
    const signed = this.#digestOf(terms, act, statement, validUntil, flaw === "otherMessage");
    const shown = await this.#prove(key, signed, sender, flaw === "malformed");
    const compact = shown.proof.form === "ecdsa" && flaw !== "named" && random.chance(0.6);
    if (compact) shown.key = "0x";
    if (flaw === "named")
      shown.key = random.pick([...world.accounts.map((one) => one.address), "0x0123456789" as Hex]);
    const message = { validUntil, ...shown, compact };
    if (flaw === "malformed" && shown.key === "0x" && random.chance(0.5)) {
      message.compact = true;
      message.proof = { form: "malformed", bytes: random.pick(malformedCompact) };
    }
    return { ...act, kind: flaw === "kind" ? "superseded" : act.kind, statement, message };
  }

  /** The digest of the act, or, where `other`, of a message that differs from it in one respect. */
  #digestOf(
    terms: Terms,
    act: { kind: ActKind; seat: number },
    statement: string,
    validUntil: number,
    other: boolean,
  ): Hex {
    const { agreements, members } = this.models;
    if (!other) return agreements.digest(act.kind, terms, act.seat, statement, validUntil);
    const kinds = actKinds.filter((kind) => kind !== act.kind);
    const elsewhere = new AgreementModel(members, agreements.chainId, this.world.approving);
    const otherChain = new AgreementModel(members, agreements.chainId + 1, agreements.address);
    return this.random.pick([
      () => agreements.digest(this.random.pick(kinds), terms, act.seat, statement, validUntil),
      () => agreements.digest(act.kind, terms, act.seat + 1, statement, validUntil),
      () => agreements.digest(act.kind, terms, act.seat, `${statement}.`, validUntil),
      () => agreements.digest(act.kind, terms, act.seat, statement, validUntil + 1),
      () =>
        agreements.digest(act.kind, { ...terms, title: `${terms.title}.` }, act.seat, statement, validUntil),
      () => elsewhere.digest(act.kind, terms, act.seat, statement, validUntil),
      () => otherChain.digest(act.kind, terms, act.seat, statement, validUntil),
    ])();
  }

  /** How a key shows that it means the digest: the bytes of key and signature that the call carries. */
  async #prove(
    key: Hex,
    digest: Hex,
    sender: Address,
    malformed: boolean,
  ): Promise<{ key: Hex; proof: Proof }> {
    const { random, world } = this;
    const privateKey = world.privateKeys.get(lower(key));
    if (privateKey === undefined) {
      // Contracts: the approving one takes any bytes, and a plain account also none at all.
      const bytes = random.pick<Hex>(["0x01", `0x${"11".repeat(65)}`]);
      return { key, proof: size(key) === 20 && random.chance(0.3) ? none : { form: "malformed", bytes } };
    }
    if (lower(key) === lower(sender) && random.chance(0.5)) {
      return { key: random.pick(["0x", key]), proof: none };
    }
    const named = random.chance(0.5) ? key : "0x";
    const bytes = await sign({ hash: digest, privateKey, to: "hex" });
    if (malformed) return { key: named, proof: { form: "malformed", bytes: this.#deform(bytes) } };
    return { key: named, proof: { form: "ecdsa", bytes, signer: key as Address, digest } };
  }

  #deform(bytes: Hex): Hex {
    const r = slice(bytes, 0, 32);
    const s = hexToBigInt(slice(bytes, 32, 64));
    const v = Number(slice(bytes, 64, 65));
    const parity = v - 27;
    return this.random.pick<Hex>([
      concat([r, numberToHex(CURVE_ORDER - s, { size: 32 }), numberToHex(55 - v, { size: 1 })]),
      concat([slice(bytes, 0, 64), numberToHex(parity, { size: 1 })]),
      concat([r, numberToHex(s | (BigInt(parity) << 255n), { size: 32 })]),
      slice(bytes, 0, 64),
      concat([bytes, "0x00"]),
      `0x${"00".repeat(65)}`,
      "0x00",
    ]);
  }

  /** An earlier call again, whole or one act of it, by a stranger or by whoever sent it. */
  async #replay(time: number): Promise<Step> {
    const { random, world } = this;
    if (this.#messages.length === 0) return this.#act(time);
    // Disputes and withdrawals are the acts that a replay could bring back: their messages must not work twice.
    const reopened = this.#messages.flatMap(({ sender, call: { terms, acts } }) =>
      acts
        .filter((act) => this.#reopened(terms, act))
        .map((act) => ({ sender, call: { terms, acts: [act] } as Call })),
    );
    const earlier = random.pick(reopened.length > 0 && random.chance(0.4) ? reopened : this.#messages);
    const { call } = earlier;
    const sender = random.chance(0.5) ? earlier.sender : world.relayer;
    const acts = random.chance(0.5) ? call.acts : [random.pick(call.acts)];
    const predecessor = random.chance(0.85) ? call.predecessor : undefined;
    return {
      time,
      sender,
      type: "act",
      call: { terms: call.terms, ...(predecessor === undefined ? {} : { predecessor }), acts },
    };
  }

  /** Whether a dispute or withdrawal would change something if its message worked now. */
  #reopened(terms: Terms, { kind, seat }: Act): boolean {
    const state = this.models.agreements.states.get(idOf(terms));
    const disputed = state?.disputes.has(seat) ?? false;
    return kind === "dispute"
      ? !disputed && state?.attested.has(seat) === true
      : kind === "withdrawDispute" && disputed;
  }

  /** A good attestation of terms that are no agreement. */
  #invalidAgreement(time: number): Promise<Step> | Step {
    const { random } = this;
    const base = random.pick(this.drafts);
    const [a, b] = base.parties;
    if (a === undefined || b === undefined) throw new Error("a draft has two parties");
    const fresh = { ...base, title: `${base.title} ${this.#reference++}`, supersedes: ZERO };
    const digests = Array.from({ length: 9 }, (_, i) => numberToHex(i + 1, { size: 32 }));
    const terms = random.pick<Terms>([
      { ...fresh, metadata: ZERO },
      { ...fresh, documents: [] },
      { ...fresh, documents: digests },
      { ...fresh, documents: digests.slice(0, 2).reverse() },
      { ...fresh, documents: [digests[0] ?? ZERO, digests[0] ?? ZERO] },
      { ...fresh, parties: [a], witnesses: [] },
      { ...fresh, witnesses: sorted(Array.from({ length: 31 }, (_, i) => `urn:witness:${i}`)) },
      { ...fresh, parties: [...base.parties].reverse() },
      { ...fresh, parties: [a, a], witnesses: [] },
      { ...fresh, witnesses: [a] },
      {
        ...fresh,
        witnesses: sorted(this.world.identifiers.filter((one) => !base.parties.includes(one))).reverse(),
      },
      { ...fresh, effectiveAt: time + 10, expiresAt: time + 10 },
      { ...fresh, effectiveAt: 2 ** 36, expiresAt: 0 },
      { ...fresh, effectiveAt: 0, expiresAt: 2 ** 36 },
      { ...fresh, anyPartyCanEnd: false, noticeDays: 1 },
    ]);
    if (termsErrors(terms).length !== 1) return this.#act(time);
    const seat = terms.parties.indexOf(a);
    const sender = this.#signer(terms, { kind: "attest", seat }, time, false);
    if (sender === undefined || !this.world.privateKeys.has(lower(sender))) return this.#act(time);
    const act: Act = { kind: "attest", seat, statement: this.#statement() };
    return { time, sender: sender as Address, type: "act", call: { terms, acts: [act] } };
  }

  async #members(time: number): Promise<Step> {
    const { random, world } = this;
    const { members } = this.models;
    const admitted = [...members.organisations.keys()];
    // Mostly the same few, so that one thing follows upon another.
    const usual = random.chance(0.7) ? admitted.slice(0, 2) : admitted;
    const organisation = random.chance(0.97) ? random.pick(usual) : keccak256("0x");
    const state = members.organisations.get(organisation);
    const secretariat = random.chance(0.93) ? world.secretariat : random.pick(world.accounts).address;
    const enrolled = [...(state?.keys.keys() ?? [])];
    const anyKey =
      enrolled.length > 0 && random.chance(0.1) ? random.pick(enrolled) : this.#anyKey(organisation);
    const type = random.weighted({
      addKey: 8,
      revokeKey: 6,
      updateProfile: 3,
      admit: 4,
      changeKind: 2,
      suspend: 3,
      reinstate: state?.suspended ? 12 : 1,
      proposeManager: 3,
      installManager: state?.proposal === undefined ? 0.5 : 6,
      vetoManager: state?.proposal === undefined ? 0.5 : 2,
    });
    switch (type) {
      case "admit": {
        const pool = random.chance(0.4) ? identifierCorpus : world.identifiers.slice(-2);
        const manager = random.chance(0.8) ? (world.accounts.at(-3)?.address ?? anyKey) : anyKey;
        const kind = random.chance(0.9) ? random.int(1, 3) : 0;
        return {
          time,
          sender: secretariat,
          type,
          identifier: random.pick(pool),
          kind,
          profile: ZERO,
          manager,
        };
      }
      case "changeKind":
        return { time, sender: secretariat, type, organisation, kind: random.int(0, 3) };
      case "suspend":
      case "reinstate":
        return { time, sender: secretariat, type, organisation };
      case "proposeManager":
        return { time, sender: secretariat, type, organisation, key: anyKey };
      case "installManager":
        return { time, sender: world.relayer, type, organisation, key: this.#proposed(organisation, anyKey) };
      case "vetoManager": {
        const key = this.#proposed(organisation, anyKey);
        return this.#authorized(time, organisation, { type: "ManagerVeto", key }, (authorization) => ({
          type,
          organisation,
          key,
          authorization,
        }));
      }
      case "addKey": {
        const from = random.weighted({ now: 6, soon: 3, past: 1 });
        const validFrom =
          from === "now" ? random.pick([0, time]) : from === "soon" ? time + random.int(1, DAY) : time - 1;
        const start = validFrom === 0 ? time : validFrom;
        const until = random.weighted({ open: 5, later: 5, empty: 1 });
        const validUntil =
          until === "open"
            ? 0
            : until === "later"
              ? start + random.int(1, 5 * DAY)
              : start - random.int(0, 1);
        const role: Role = random.chance(0.04) ? "none" : random.chance(0.75) ? "signatory" : "manager";
        const change = { key: anyKey, role, validFrom, validUntil };
        return this.#authorized(time, organisation, { type: "KeyAddition", ...change }, (authorization) => ({
          type,
          organisation,
          ...change,
          authorization,
        }));
      }
      case "revokeKey": {
        const ending = enrolled.filter((one) => (members.key(organisation, one)?.validUntil ?? 0) > time);
        const known = ending.length > 0 && random.chance(0.6) ? ending : enrolled;
        const key = known.length > 0 && random.chance(0.9) ? random.pick(known) : anyKey;
        const current = members.key(organisation, key)?.validUntil ?? 0;
        const validUntil = random.pick([
          0,
          time,
          time + 1,
          time + random.int(1, 3 * DAY),
          time + random.int(1, 3 * DAY),
          ...(current === 0 ? [] : [current - 1, current, current, current + 1]),
        ]);
        const change = { key, validUntil };
        return this.#authorized(
          time,
          organisation,
          { type: "KeyRevocation", ...change },
          (authorization) => ({
            type,
            organisation,
            ...change,
            authorization,
          }),
        );
      }
      case "updateProfile": {
        const profile = keccak256(numberToHex(this.#reference++));
        return this.#authorized(time, organisation, { type: "ProfileUpdate", profile }, (authorization) => ({
          type,
          organisation,
          profile,
          authorization,
        }));
      }
    }
  }

  /** The installation of a proposed manager, at the edge of its delay. */
  #installation(last: number): Step | undefined {
    const { random, world } = this;
    const offset = random.int(-1, 1);
    const steps = [...this.models.members.organisations].flatMap(([organisation, { proposal }]): Step[] => {
      const time = (proposal?.installableAt ?? 0) + offset;
      if (proposal === undefined || time < last) return [];
      return [{ time, sender: world.relayer, type: "installManager", organisation, key: proposal.key }];
    });
    return steps.length > 0 ? random.pick(steps) : undefined;
  }

  #proposed(organisation: Hex, otherwise: Hex): Hex {
    const proposal = this.models.members.organisations.get(organisation)?.proposal;
    return proposal !== undefined && this.random.chance(0.9) ? proposal.key : otherwise;
  }

  /** A key to enrol: an account of any organisation, a contract, a verifier with material, or no key at all. */
  #anyKey(organisation: Hex): Hex {
    const { random, world } = this;
    const own = world.identifiers.findIndex((identifier) => hashOf(identifier) === organisation);
    const spare = world.accounts[3 * own + 2]?.address ?? world.relayer;
    const material = numberToHex(this.#reference++, { size: 4 });
    const made = slice(keccak256(material), 0, 20);
    return random.weighted({ spare: 10, any: 4, made: 4, long: 2, bad: 3 }) === "spare"
      ? spare
      : random.pick<Hex>([
          random.pick(world.accounts).address,
          random.pick(world.accounts).address,
          made,
          made,
          verifierKey(world.approving, material),
          verifierKey(world.refusing, material),
          verifierKey(made as Address, "0x01"),
          "0x",
          "0x0123456789",
          `0x${"00".repeat(20)}`,
          `0x${"00".repeat(20)}01`,
          verifierKey(world.approving, `0x${"22".repeat(1004)}`),
          verifierKey(world.approving, `0x${"22".repeat(1005)}`),
        ]);
  }

  /** A manager's own transaction, or a relayed message, now and then with a flaw. */
  async #authorized(
    time: number,
    organisation: Hex,
    change: Parameters<MemberModel["digest"]>[1],
    operation: (authorization: Authorization) => Operation,
  ): Promise<Step> {
    const { random, world } = this;
    const { members } = this.models;
    const state = members.organisations.get(organisation);
    const keys = [...(state?.keys.keys() ?? [])];
    const managers = keys.filter((key) => members.hasRole(organisation, key, "manager", time));
    const flaw = random.chance(0.15)
      ? random.weighted({ key: 2, nonce: 2, expired: 2, malformed: 1, deadline: 1, named: 1 })
      : undefined;
    const key =
      flaw === "key" || managers.length === 0 ? random.pick(world.accounts).address : random.pick(managers);
    const isAccount = world.privateKeys.has(lower(key));
    const sender = isAccount && random.chance(0.4) ? (key as Address) : world.relayer;
    const deadline = flaw === "expired" ? time - random.int(0, 1) : time + random.pick([1, HOUR, DAY]);
    this.#deadlines.push(deadline);
    const nonce = (state?.nonce ?? 0n) + (flaw === "nonce" ? random.pick([-1n, 1n]) : 0n);
    const digest = members.digest(
      organisation,
      change,
      nonce < 0n ? 7n : nonce,
      flaw === "deadline" ? deadline + 1 : deadline,
    );
    const shown = await this.#prove(key, digest, sender, flaw === "malformed");
    if (flaw === "named") shown.key = random.pick(world.accounts).address;
    const made = operation({ deadline, ...shown });
    if (shown.proof.form === "ecdsa") this.#memberMessages.push(made);
    return { time, sender, ...made };
  }
}

const live = (status: Status): boolean =>
  status === "Scheduled" || status === "InForce" || status === "Ending";

const lower = (key: Hex): Hex => key.toLowerCase() as Hex;

const roleFor = (kind: ActKind): Role =>
  kind === "dispute" || kind === "withdrawDispute" ? "manager" : "signatory";

const none: Proof = { form: "none", bytes: "0x" };

const sorted = (identifiers: readonly string[]): string[] =>
  [...identifiers].sort((a, b) => (BigInt(hashOf(a)) < BigInt(hashOf(b)) ? -1 : 1));
