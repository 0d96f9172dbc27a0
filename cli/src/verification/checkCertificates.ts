import { agreementId, decodeKey, type Envelope, keyId } from "minhuoc/core";
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
  const checked = recordedActs(envelope, facts).flatMap(({ key, ...act }) => {
    const own = chains.filter((chain) => chain.key === key);
    const decoded = decodeKey(key, verifiers);
    if (decoded.type !== "rsa" && own.length === 0) return [];
    const found: Checked =
      decoded.type === "rsa" || decoded.type === "account"
        ? bestOf(own, decoded.type === "rsa" ? decoded.modulus : "0x", trusted, act.time)
        : { check: { outcome: "not checked", reasons: [{ code: "VERIFIER_UNKNOWN" }] } };
    return [{ ...act, ...found }];
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
      `${organisation}  ${kind}  ${utc(time)}`,
      ...(certificate ? [formatCertificate(certificate, context.language, time)] : []),
      formatChainCheck(check, context.language),
    ]),
  };
}

type Checked = { check: ChainCheck; certificate?: NonNullable<KeyChain["chain"]>[number] | undefined };
type Act = { organisation: string; kind: string; time: number; keyId: Hex; key: Hex };

/** The acts on record whose keys are in the envelope: none where the whole history of its agreement is not known. */
function recordedActs({ agreement, acts }: Envelope, { id, history }: Facts): Act[] {
  if (id !== agreementId(agreement) || !history?.known || !history.value.complete) return [];
  const keys = new Map(acts.map(({ key }) => [keyId(key), key]));
  const seats = [...agreement.parties, ...agreement.witnesses];
  return history.value.acts.flatMap(({ seat, kind, time, keyId: signed }) => {
    const [organisation, key] = [seats[seat], keys.get(signed)];
    return organisation !== undefined && key !== undefined
      ? [{ organisation, kind, time, keyId: signed, key }]
      : [];
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
