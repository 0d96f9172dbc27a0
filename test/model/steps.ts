import { type Address, type Hex, numberToHex, size, slice } from "viem";
import { type Act, type AgreementModel, type Call, outcomes } from "./agreements.js";
import { actKinds, asCalldata, hashOf } from "./encoding.js";
import { type Authorization, type MemberModel, type Result, type Role, roles } from "./members.js";

export type Operation =
  | { type: "act"; call: Call }
  | { type: "anchor"; root: Hex }
  | { type: "admit"; identifier: string; kind: number; profile: Hex; manager: Hex }
  | { type: "changeKind"; organisation: Hex; kind: number }
  | { type: "suspend" | "reinstate"; organisation: Hex }
  | { type: "proposeManager" | "installManager"; organisation: Hex; key: Hex }
  | { type: "vetoManager"; organisation: Hex; key: Hex; authorization: Authorization }
  | {
      type: "addKey";
      organisation: Hex;
      key: Hex;
      role: Role;
      validFrom: number;
      validUntil: number;
      authorization: Authorization;
    }
  | { type: "revokeKey"; organisation: Hex; key: Hex; validUntil: number; authorization: Authorization }
  | { type: "updateProfile"; organisation: Hex; profile: Hex; authorization: Authorization };

/** One transaction: who sends what, in a block of which second. */
export type Step = { time: number; sender: Address } & Operation;

export interface Models {
  members: MemberModel;
  agreements: AgreementModel;
}

/** What the model says of a step; a step that it accepts changes it. */
export const applyStep = ({ members, agreements }: Models, step: Step): Result & { done?: string[] } => {
  const { sender, time } = step;
  switch (step.type) {
    case "act":
      return agreements.act(sender, time, step.call);
    case "anchor":
      return agreements.anchor(time, step.root);
    case "admit":
      return members.admit(sender, time, step);
    case "changeKind":
      return members.changeKind(sender, step.organisation, step.kind);
    case "suspend":
    case "reinstate":
      return members.setSuspended(sender, step.organisation, step.type === "suspend");
    case "proposeManager":
      return members.proposeManager(sender, time, step.organisation, step.key);
    case "installManager":
      return members.installManager(time, step.organisation, step.key);
    case "vetoManager":
      return members.vetoManager(sender, time, step.organisation, step.key, step.authorization);
    case "addKey":
      return members.addKey(sender, time, step.organisation, callOf(step), step.authorization);
    case "revokeKey":
      return members.revokeKey(sender, time, step.organisation, revocationOf(step), step.authorization);
    case "updateProfile":
      return members.updateProfile(sender, time, step.organisation, step.profile, step.authorization);
  }
};

// Only the members of the signed message: the model hashes what it is given.
const callOf = ({ key, role, validFrom, validUntil }: Step & { type: "addKey" }) => ({
  key,
  role,
  validFrom,
  validUntil,
});
const revocationOf = ({ key, validUntil }: Step & { type: "revokeKey" }) => ({ key, validUntil });

const authorizationArgument = ({ key, deadline, proof }: Authorization) => ({
  key,
  deadline,
  signature: proof.bytes,
});

/** The contract call of a step. */
export const callOfStep = (
  step: Step,
): { contract: "members" | "agreements"; functionName: string; args: unknown[] } => {
  switch (step.type) {
    case "act":
      return { contract: "agreements", ...actCall(step.call) };
    case "anchor":
      return { contract: "agreements", functionName: "anchor", args: [step.root] };
    case "admit":
      return {
        contract: "members",
        functionName: "admit",
        args: [step.identifier, step.kind, step.profile, step.manager],
      };
    case "changeKind":
      return { contract: "members", functionName: step.type, args: [step.organisation, step.kind] };
    case "suspend":
    case "reinstate":
      return { contract: "members", functionName: step.type, args: [step.organisation] };
    case "proposeManager":
    case "installManager":
      return { contract: "members", functionName: step.type, args: [step.organisation, step.key] };
    case "vetoManager":
      return {
        contract: "members",
        functionName: step.type,
        args: [step.organisation, step.key, authorizationArgument(step.authorization)],
      };
    case "addKey":
      return {
        contract: "members",
        functionName: step.type,
        args: [
          step.organisation,
          step.key,
          roles.indexOf(step.role),
          step.validFrom,
          step.validUntil,
          authorizationArgument(step.authorization),
        ],
      };
    case "revokeKey":
      return {
        contract: "members",
        functionName: step.type,
        args: [step.organisation, step.key, step.validUntil, authorizationArgument(step.authorization)],
      };
    case "updateProfile":
      return {
        contract: "members",
        functionName: step.type,
        args: [step.organisation, step.profile, authorizationArgument(step.authorization)],
      };
  }
};

const kindNumber = (kind: Act["kind"]): number =>
  kind === "superseded" ? actKinds.length : actKinds.indexOf(kind);

const actCall = ({ terms, predecessor, acts }: Call): { functionName: string; args: unknown[] } => {
  const structs = [terms, ...(predecessor === undefined ? [] : [predecessor])].map(asCalldata);
  const [act] = acts;
  if (acts.length === 1 && act !== undefined && act.message === undefined) {
    const functionName = predecessor === undefined ? act.kind : "amend";
    return { functionName, args: [...structs, act.seat, hashOf(act.statement)] };
  }
  const messages = acts.map(({ kind, seat, statement, message }) => {
    if (message === undefined) throw new Error("a relayed call carries messages only");
    const { validUntil, key, proof, compact } = message;
    const common = { kind: kindNumber(kind), seat, validUntil, statement: hashOf(statement) };
    return compact
      ? { compact, argument: { ...common, ...compactSignature(proof.bytes) } }
      : { compact, argument: { ...common, key, signature: proof.bytes } };
  });
  const [accountActs, keyActs] = [true, false].map((form) =>
    messages.filter(({ compact }) => compact === form).map(({ argument }) => argument),
  );
  const functionName = predecessor === undefined ? "submit" : "submitAmendment";
  return { functionName, args: [...structs, accountActs, keyActs] };
};

/** `r` and `vs` of EIP-2098, out of 65 bytes, or out of 64 that are in this form already. */
const compactSignature = (bytes: Hex): { r: Hex; vs: Hex } => {
  const r = slice(bytes, 0, 32);
  if (size(bytes) === 64) return { r, vs: slice(bytes, 32) };
  const parity = BigInt(slice(bytes, 64)) - 27n;
  return { r, vs: numberToHex(BigInt(slice(bytes, 32, 64)) | (parity << 255n), { size: 32 }) };
};

/** An agreement's word as `recordOf` shows it. */
export const recordFields = (models: Models, id: Hex) => {
  const word = BigInt(models.agreements.word(id));
  const state = models.agreements.states.get(id);
  const bits = [...(state?.attested ?? [])].reduce((sum, seat) => sum + 2 ** seat, 0);
  return {
    attested: bits,
    inForceAt: state?.inForceAt ?? 0,
    endsAt: state?.endsAt ?? 0,
    outcome: outcomes.indexOf(state?.outcome ?? "none"),
    marked: state?.marked ?? false,
    actsHead: `0x${((word >> 112n) << 112n).toString(16).padStart(64, "0")}`,
  };
};
