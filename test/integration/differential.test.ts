import { inspect, isDeepStrictEqual } from "node:util";
import { expect } from "chai";
import { network } from "hardhat";
import {
  type Abi,
  type Address,
  decodeErrorResult,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
} from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { AgreementModel, statusAt, statuses } from "../model/agreements.js";
import { asCalldata, hashOf, idOf, keyIdOf, type Terms, ZERO } from "../model/encoding.js";
import { Generator, type World } from "../model/generator.js";
import { MemberModel, roles } from "../model/members.js";
import { Random } from "../model/random.js";
import { applyStep, callOfStep, type Models, recordFields, type Step } from "../model/steps.js";

/**
 * The contracts against the plain model in `test/model`, which was written from `docs/protocol.md` and not from them: random
 * sequences on both, compared after every step. `DIFFERENTIAL_SEED` and `DIFFERENTIAL_RUNS` choose other runs; run `i` depends on
 * seed + i alone, so the seed that a failure prints repeats it with one run.
 */
const DEFAULT_RUNS = 100;
const seed = Number(process.env.DIFFERENTIAL_SEED ?? 20_251_109);
const runs = Number(process.env.DIFFERENTIAL_RUNS ?? DEFAULT_RUNS);
const STEPS = 40;

/** Echoes the selector it is called with: so it approves as ERC-1271 account and as ERC-7913 verifier. */
const APPROVING_CODE = "0x5f3560e01c60e01b5f5260205ff3";
const REVERTING_CODE = "0x5f5ffd";

const identifiers = ["vn", "kr", "jp", "id", "sg", "lk"].map((country) => `did:web:alliance.${country}`);

/**
 * Reached by the default runs, or the generator has lost its teeth. Not among them: `AgreementTitleMissing`, since no text has the
 * hash 0.
 */
const expectedActs = ["attest", "decline", "terminate", "dispute", "withdrawDispute", "superseded"];
const expectedErrors = [
  "ActsMissing",
  "ActKindInvalid",
  "ActSeatUnknown",
  "ActSeatNotParty",
  "ActSeatNotAttested",
  "ActNotAllowed",
  "ActExpired",
  "ActSignatureInvalid",
  "ActKeyUnauthorized",
  "ActOrganisationSuspended",
  "AgreementMetadataMissing",
  "AgreementDocumentCountInvalid",
  "AgreementDocumentsUnordered",
  "AgreementSeatCountInvalid",
  "AgreementPartiesUnordered",
  "AgreementWitnessesUnordered",
  "AgreementWitnessIsParty",
  "AgreementTermInvalid",
  "AgreementAlreadyExpired",
  "AgreementNoticeWithoutRight",
  "PredecessorMissing",
  "PredecessorMismatch",
  "PredecessorNotAmendable",
  "PredecessorAlreadySuperseded",
  "PredecessorPartyMissing",
  "IdentifierInvalid",
  "OrganisationAlreadyAdmitted",
  "OrganisationUnknown",
  "OrganisationKindMissing",
  "OrganisationAlreadySuspended",
  "OrganisationNotSuspended",
  "KeyInvalid",
  "KeyVerifierMissing",
  "KeyRoleMissing",
  "KeyAlreadyEnrolled",
  "KeyUnknown",
  "KeyWindowInvalid",
  "ManagerUnauthorized",
  "ManagerNotProposed",
  "ManagerNotInstallable",
  "AuthorizationInvalid",
  "AuthorizationExpired",
  "OwnableUnauthorizedAccount",
];

interface Contract {
  address: Address;
  abi: Abi;
}

describe("contracts and model side by side", function () {
  this.timeout(0);

  const coverage = {
    steps: 0,
    accepted: 0,
    changing: 0,
    acts: new Map<string, number>(),
    errors: new Map<string, number>(),
    statuses: new Map<string, number>(),
    operations: new Map<string, number>(),
  };
  const count = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };

  let request: (method: string, params: unknown[]) => Promise<unknown>;
  let contracts: { members: Contract; agreements: Contract };
  let errorsAbi: Abi;
  let world: World;
  let setup: Step[];
  let start: number;
  let chainId: number;
  let snapshot: unknown;

  before(async () => {
    const { viem, provider } = await network.create({
      override: { allowBlocksWithSameTimestamp: true, initialDate: "2026-01-01T00:00:00Z" },
    });
    request = (method, params) => provider.request({ method, params });

    const mnemonic = "test test test test test test test test test test test junk";
    const accounts = Array.from({ length: 20 }, (_, addressIndex) => {
      const key = mnemonicToAccount(mnemonic, { addressIndex }).getHdKey().privateKey;
      if (key === null) throw new Error("an account without a private key");
      const privateKey: Hex = `0x${Buffer.from(key).toString("hex")}`;
      return { account: privateKeyToAccount(privateKey), privateKey };
    });
    const [secretariat, relayer, ...others] = accounts;
    if (secretariat === undefined || relayer === undefined) throw new Error("too few accounts");
    world = {
      secretariat: secretariat.account.address,
      relayer: relayer.account.address,
      accounts: others.map(({ account }) => account),
      privateKeys: new Map(
        accounts.map(({ account, privateKey }) => [account.address.toLowerCase() as Hex, privateKey]),
      ),
      approving: "0x000000000000000000000000000000000a991077",
      refusing: "0x0000000000000000000000000000000000bad000",
      identifiers,
    };
    await request("hardhat_setCode", [world.approving, APPROVING_CODE]);
    await request("hardhat_setCode", [world.refusing, REVERTING_CODE]);

    const members = await viem.deployContract("MemberRegistry", [world.secretariat]);
    const agreements = await viem.deployContract("AgreementRegistry", [members.address]);
    contracts = { members, agreements };
    errorsAbi = [...members.abi, ...agreements.abi].filter(({ type }) => type === "error");
    chainId = Number(await request("eth_chainId", []));
    const { timestamp } = (await request("eth_getBlockByNumber", ["latest", false])) as { timestamp: Hex };
    setup = [...Generator.setup(world, Number(timestamp))];
    for (const step of setup) {
      const error = await execute(step);
      if (error !== undefined) throw new Error(`setting up: ${error}`);
      start = step.time;
    }
    snapshot = await request("evm_snapshot", []);
  });

  after(() => {
    const share = (part: number): string => `${((100 * part) / coverage.steps).toFixed(1)} %`;
    const list = (counts: Map<string, number>): string =>
      [...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, times]) => `${key} ${times}`)
        .join(", ");
    console.log(
      [
        `    seed ${seed}, ${runs} runs, ${coverage.steps} steps: ${share(coverage.accepted)} accepted, ${share(coverage.changing)} changed something`,
        `    calls: ${list(coverage.operations)}`,
        `    acts: ${list(coverage.acts)}`,
        `    statuses: ${list(coverage.statuses)}`,
        `    errors: ${list(coverage.errors)}`,
      ].join("\n"),
    );
  });

  it("agree on every step of random sequences", async () => {
    for (let run = 0; run < runs; run++) {
      const steps: Step[] = [];
      try {
        await runRandom(seed + run, steps);
      } catch (error) {
        const minimal = await minimise(steps);
        throw new Error(
          `run with DIFFERENTIAL_SEED=${seed + run} DIFFERENTIAL_RUNS=1 failed: ${reason(error)}\nminimal sequence:\n${minimal
            .map(describeStep)
            .join("\n")}`,
        );
      }
    }
  });

  // Fewer or other runs, asked for by hand, need not reach everything; those of the default seed do.
  if (process.env.DIFFERENTIAL_SEED === undefined && runs >= DEFAULT_RUNS) {
    it("reached every act, status and error", () => {
      const missing = (expected: readonly string[], counts: Map<string, number>) =>
        expected.filter((key) => !counts.has(key));
      expect(missing(expectedActs, coverage.acts), "acts").to.deep.equal([]);
      expect(missing(expectedErrors, coverage.errors), "errors").to.deep.equal([]);
      expect(missing(statuses, coverage.statuses), "statuses").to.deep.equal([]);
      expect(coverage.changing / coverage.steps, "share of steps that changed something").to.be.greaterThan(
        0.4,
      );
    });
  }

  function newModels(): Models {
    const members = new MemberModel(chainId, contracts.members.address, world.secretariat, {
      approving: [world.approving],
      refusing: [world.refusing],
    });
    return { members, agreements: new AgreementModel(members, chainId, contracts.agreements.address) };
  }

  /** Sends the step's transaction in a block of its second; returns the name of the error that it met. */
  async function execute(step: Step): Promise<string | undefined> {
    const { contract, functionName, args } = callOfStep(step);
    const { address, abi } = contracts[contract];
    await request("evm_setNextBlockTimestamp", [step.time]);
    const data = encodeFunctionData({ abi, functionName, args });
    try {
      await request("eth_sendTransaction", [
        { from: step.sender, to: address, data, gas: numberToHex(5_000_000) },
      ]);
      return undefined;
    } catch (error) {
      return errorName(error);
    }
  }

  function errorName(error: unknown): string {
    const data = error instanceof Error && "data" in error ? error.data : undefined;
    if (typeof data !== "string" || data.length < 10) return `without data: ${reason(error)}`;
    return decodeErrorResult({ abi: errorsAbi, data: data as Hex }).errorName;
  }

  /** Reads at the latest block, or as the next one would, whose second has been set. */
  async function read<T>(
    contract: "members" | "agreements",
    functionName: string,
    args: unknown[],
    block: "latest" | "pending" = "latest",
  ): Promise<T> {
    const { address, abi } = contracts[contract];
    const data = encodeFunctionData({ abi, functionName, args });
    const result = await request("eth_call", [{ to: address, data }, block]);
    return decodeFunctionResult({ abi, functionName, args, data: result as Hex }) as T;
  }

  async function fresh(): Promise<Models> {
    await request("evm_revert", [snapshot]);
    snapshot = await request("evm_snapshot", []);
    const models = newModels();
    for (const step of setup) applyStep(models, step);
    return models;
  }

  async function runRandom(runSeed: number, steps: Step[]): Promise<void> {
    const models = await fresh();
    const generator = new Generator(new Random(runSeed), world, models);
    const looks = new Random(~runSeed);
    let time = start;
    for (let i = 0; i < STEPS; i++) {
      const step = await generator.next(time);
      steps.push(step);
      time = step.time;
      await runStep(models, step, true);
      const around = generator.boundaries().flatMap((boundary) => [boundary - 1, boundary, boundary + 1]);
      await compare(models, step, generator.drafts, around, looks);
    }
  }

  async function runStep(models: Models, step: Step, counted: boolean): Promise<void> {
    const expected = applyStep(models, step);
    const error = await execute(step);
    if (expected.ok) agree("the outcome", error ?? "accepted", "accepted");
    else if (!expected.errors.includes(error ?? "accepted"))
      agree("the outcome", error ?? "accepted", expected.errors);
    if (!counted) return;
    coverage.steps++;
    count(coverage.operations, step.type);
    if (expected.ok) {
      coverage.accepted++;
      if (expected.changed.length > 0) coverage.changing++;
      for (const kind of expected.done ?? []) count(coverage.acts, kind);
      if (step.type === "act" && expected.changed.length === 2) count(coverage.acts, "superseded");
    } else if (error !== undefined) {
      count(coverage.errors, error);
    }
  }

  /** Everything that can be read of what the step may have touched, and of some of the rest, on both sides. */
  async function compare(
    models: Models,
    step: Step,
    drafts: readonly Terms[],
    around: readonly number[],
    random: Random,
  ): Promise<void> {
    const [journalCount, journalHead] = await read<[number, Hex]>("agreements", "journal", []);
    agree("journal", BigInt(journalHead) | BigInt(journalCount), BigInt(models.agreements.journalWord()));

    const others = random.shuffle(drafts).slice(0, 1);
    const looked = step.type === "act" ? [step.call.terms, ...others] : others;
    if (step.type === "act" && step.call.predecessor !== undefined) looked.push(step.call.predecessor);
    const past = [step.time, ...around.filter((time) => time < step.time)];
    for (const terms of new Set(looked)) await compareAgreement(models, terms, step.time, past, random);
    if (step.type === "anchor") {
      const anchoredAt = await read<number>("agreements", "anchoredAt", [step.root]);
      agree("anchored at", anchoredAt, models.agreements.anchors.get(step.root));
    }
    const organisation = step.type === "admit" ? hashOf(step.identifier) : undefined;
    const touched = "organisation" in step ? step.organisation : organisation;
    if (touched !== undefined) await compareOrganisation(models, touched, step.time, around, random);

    const time = random.pick([step.time, ...around.filter((one) => one > step.time)]);
    await request("evm_setNextBlockTimestamp", [time]);
    for (const terms of new Set(looked)) {
      const status = await read<number>("agreements", "statusOf", [idOf(terms)], "pending");
      agree(`status at ${time}`, statuses[status], statusAt(models.agreements.states.get(idOf(terms)), time));
    }
  }

  async function compareAgreement(
    models: Models,
    terms: Terms,
    now: number,
    past: readonly number[],
    random: Random,
  ): Promise<void> {
    const id = idOf(terms);
    const state = models.agreements.states.get(id);
    const status = statusAt(state, now);
    count(coverage.statuses, status);
    const seats = [...terms.parties, ...terms.witnesses];
    const seat = random.int(0, seats.length - 1);
    const attested = [asCalldata(terms), hashOf(seats[seat] ?? "")];
    const [record, [consents, disputes], statusNow, inForce, disputed, successor, hasAttested] =
      await Promise.all([
        read<Record<string, unknown>>("agreements", "recordOf", [id]),
        read<[number, number]>("agreements", "marksOf", [id]),
        read<number>("agreements", "statusOf", [id]),
        read<boolean>("agreements", "isInForce", [id]),
        read<boolean>("agreements", "isDisputed", [id]),
        read<Hex>("agreements", "successorOf", [id]),
        read<boolean>("agreements", "hasAttested", attested),
      ]);
    agree("record", record, recordFields(models, id));
    agree("marks", (BigInt(disputes) << 32n) | BigInt(consents), BigInt(models.agreements.marks(id)));
    agree("status", statuses[statusNow], status);
    agree("in force", inForce, status === "InForce" || status === "Ending");
    agree("disputed", disputed, (state?.disputes.size ?? 0) > 0);
    agree("successor", successor, models.agreements.successors.get(id) ?? ZERO);
    agree("has attested", hasAttested, state?.attested.has(seat) ?? false);
    for (const time of [now, random.pick(past), random.pick([...past, now + 1])]) {
      const wasInForce = await read<boolean>("agreements", "wasInForceAt", [id, time]).catch(errorName);
      agree(`in force at ${time}`, wasInForce, models.agreements.wasInForceAt(id, time, now));
    }
  }

  async function compareOrganisation(
    models: Models,
    organisation: Hex,
    now: number,
    times: readonly number[],
    random: Random,
  ): Promise<void> {
    const state = models.members.organisations.get(organisation);
    const { number = 0, kind = 0, suspended = false, profile = ZERO, identifier = "" } = state ?? {};
    const [shown, nonce, [proposed, installableAt], organisations, numbered] = await Promise.all([
      read<Record<string, unknown>>("members", "organisationOf", [organisation]),
      read<bigint>("members", "nonceOf", [organisation]),
      read<[Hex, number]>("members", "proposedManagerOf", [organisation]),
      read<number>("members", "organisationCount", []),
      read<Hex>("members", "organisationAt", [number]),
    ]);
    agree("organisations", organisations, models.members.organisations.size);
    agree("organisation", shown, { number, kind, suspended, profile, identifier });
    if (state !== undefined) agree("organisation of the number", numbered, organisation);
    agree("nonce", nonce, state?.nonce ?? 0n);
    agree("proposed manager", proposed, state?.proposal === undefined ? ZERO : keyIdOf(state.proposal.key));
    agree("installable at", installableAt, state?.proposal?.installableAt ?? 0);
    for (const [key, { role, validFrom, validUntil }] of state?.keys ?? []) {
      const credential = await read<Record<string, unknown>>("members", "credentialOf", [
        organisation,
        keyIdOf(key),
      ]);
      agree("credential", credential, { role: roles.indexOf(role), validFrom, validUntil, kind, suspended });
      const asked = random.pick(["signatory", "manager"] as const);
      const question = [organisation, keyIdOf(key), roles.indexOf(asked)];
      const [capacity] = await read<[number, boolean]>("members", "capacityOf", question);
      agree(`${asked} now`, capacity, models.members.hasRole(organisation, key, asked, now) ? kind : 0);
      const time = random.pick([now, ...times]);
      const had = await read<boolean>("members", "hadRoleAt", [...question, time]);
      agree(`${asked} at ${time}`, had, models.members.hasRole(organisation, key, asked, time));
    }
  }

  /** Leaves out every step without which the two sides still disagree. */
  async function minimise(steps: Step[]): Promise<Step[]> {
    let kept = steps;
    for (let i = kept.length - 2; i >= 0; i--) {
      const shorter = kept.filter((_, index) => index !== i);
      if (await disagrees(shorter)) kept = shorter;
    }
    return kept;
  }

  async function disagrees(steps: readonly Step[]): Promise<boolean> {
    const models = await fresh();
    const terms = steps.flatMap((step) => (step.type === "act" ? [step.call.terms] : []));
    const drafts = [...new Map(terms.map((one) => [idOf(one), one])).values()];
    const around = steps.flatMap(({ time }) => [time, time + 1]);
    try {
      for (const step of steps) {
        await runStep(models, step, false);
        await compare(models, step, drafts, around, new Random(1));
      }
      return false;
    } catch {
      return true;
    }
  }

  function describeStep(step: Step): string {
    return JSON.stringify({ ...step, time: `start + ${step.time - start}` }, (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  }
});

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Chai's `equal` is overwritten by a plugin that takes its time; there are some hundred thousand comparisons here. */
const agree = (what: string, contract: unknown, model: unknown): void => {
  if (isDeepStrictEqual(contract, model)) return;
  throw new Error(`${what}: the contract says ${inspect(contract)}, the model ${inspect(model)}`);
};
