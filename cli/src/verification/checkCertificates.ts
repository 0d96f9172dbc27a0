import { type ActKind, agreementId, decodeKey, type Envelope, keyId } from "minhuoc/core";
import type { Facts } from "minhuoc/verify";
import type { Hex } from "viem";
import { readEnvelope } from "../envelopes/readEnvelope.js";
import type { Context } from "../frame/context.js";
import { findVerifiers } from "../network/findVerifiers.js";
import { type ChainCheck, checkChain } from "../tokens/checkChain.js";
import { describeCertificate } from "../tokens/describeCertificate.js";
import { formatCertificate } from "../tokens/formatCertificate.js";
import { formatChainCheck } from "../tokens/formatChainCheck.js";
import { type KeyChain, keyChains } from "../tokens/keyChains.js";
import { actWords } from "../words/actWords.js";
import { utc } from "../words/utc.js";
import { readRoots } from "./readRoots.js";

/**
 * Checks the certificates that came with an envelope, each at the time at which its key's act was recorded. A verdict about authenticity
 * neither needs nor loses anything by it: the registry knows keys, not certificates.
 *
 * @param path of the envelope
 * @param roots files of the roots that the verifier trusts
 * @param facts what the verdict rests on
 */
export function checkCertificates(
  path: string,
  { roots = [], deployment }: { roots: string[] | undefined; deployment: string | undefined },
  facts: Facts,
  context: Context,
): { data: Readonly<Record<string, unknown>>; lines: string[] } {
  const envelope = readEnvelope(path, context.cwd);
  const trusted = readRoots(roots, context.cwd);
  const chains = keyChains(envelope);
  const verifiers = facts.chain.known ? findVerifiers(deployment, context, facts.chain.value) : {};
  const checked = actsOf(envelope, facts).flatMap((act) => {
    const { organisation, kind, time, keyId, key } = act;
    const own = chains.filter((chain) => chain.key === key);
    const decoded = key && decodeKey(key, verifiers);
    // Of an account, a passkey or a P-256 key nobody expects certificates.
    if (decoded && !["rsa", "unknown"].includes(decoded.type) && own.length === 0) return [];
    const check = (): Checked => {
      if (act.time === null) return unchecked(act.problem);
      if (!decoded) return unchecked("KEY_UNKNOWN");
      if (decoded.type === "rsa") return bestOf(own, decoded.modulus, trusted, act.time);
      return decoded.type === "account"
        ? bestOf(own, "0x", trusted, act.time)
        : unchecked("VERIFIER_UNKNOWN");
    };
    return [{ organisation, kind, time, keyId, ...check() }];
  });
  return {
    data: {
      certificates: checked.map(({ check, certificate, ...act }) => ({
        ...act,
        outcome: check.outcome,
        reasons: check.outcome === "checked" ? [] : check.reasons.map(({ code }) => code),
        certificate: certificate ? describeCertificate(certificate) : null,
      })),
    },
    lines: checked.flatMap(({ organisation, kind, time, check, certificate }) => [
      "",
      [organisation, context.say(actWords[kind]), ...(time === null ? [] : [utc(time)])].join("  "),
      ...(certificate && time !== null ? [formatCertificate(certificate, context.language, time)] : []),
      formatChainCheck(check, context.language),
    ]),
  };
}

type Checked = { check: ChainCheck; certificate?: NonNullable<KeyChain["chain"]>[number] | undefined };
type Act = {
  organisation: string;
  kind: ActKind;
  keyId: Hex;
  /** Undefined where the envelope does not have it. */
  key: Hex | undefined;
} & (
  | { time: number }
  /** It is not known whether it is on record. */
  | { time: null; problem: "AGREEMENT_OTHER" | "RECORD_UNKNOWN" }
);

const unchecked = (
  code: "AGREEMENT_OTHER" | "RECORD_UNKNOWN" | "KEY_UNKNOWN" | "VERIFIER_UNKNOWN",
): Checked => ({ check: { outcome: "not checked", reasons: [{ code }] } });

/** The acts on record; where these are not all known, those of the envelope, of which nothing can be checked then. */
function actsOf({ agreement, acts }: Envelope, { id, history }: Facts): Act[] {
  const isOther = id !== undefined && id !== agreementId(agreement);
  if (id === undefined || isOther || !history?.known || !history.value.complete) {
    const problem = isOther ? "AGREEMENT_OTHER" : "RECORD_UNKNOWN";
    return acts.map(({ organisation, kind, key }) => ({
      organisation,
      kind,
      keyId: keyId(key),
      key,
      time: null,
      problem,
    }));
  }
  const keys = new Map(acts.map(({ key }) => [keyId(key), key]));
  const seats = [...agreement.parties, ...agreement.witnesses];
  return history.value.acts.flatMap(({ seat, kind, time, keyId: signed }) => {
    const organisation = seats[seat];
    // Nobody signs that another agreement took this one's place.
    return organisation === undefined || kind === "superseded"
      ? []
      : [{ organisation, kind, time, keyId: signed, key: keys.get(signed) }];
  });
}

const order = ["checked", "not checked", "contradicted"] as const;

/** The best chain that came with a key: anyone can add another to an envelope, which must not put the good one in doubt. */
function bestOf(own: readonly KeyChain[], modulus: Hex, roots: readonly Uint8Array[], at: number): Checked {
  const all = own.map(({ chain = [] }): Checked => {
    const certificates = chain.map(({ der }) => der);
    return { check: checkChain({ certificates, modulus, roots, at }), certificate: chain[0] };
  });
  const none: Checked = { check: checkChain({ certificates: [], modulus, roots, at }) };
  return order.flatMap((outcome) => all.filter(({ check }) => check.outcome === outcome))[0] ?? none;
}
