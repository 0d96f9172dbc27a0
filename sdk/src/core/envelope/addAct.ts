import type { Hex } from "viem";
import type { SignedAct } from "../acts/signedAct.js";
import { seatOf } from "../agreement/seats.js";
import type { KnownVerifiers } from "../keys/decodeKey.js";
import { checkSignedAct } from "./checkAct.js";
import type { Envelope } from "./envelopeSchema.js";
import { refuseForeignSignature } from "./judgeAct.js";
import { inOrder } from "./order.js";
import { parseEnvelope } from "./parseEnvelope.js";
import { within } from "./within.js";

export type AddActParameters = {
  envelope: Envelope;
  /** As `signAct` returns it, or put together from `actDigest` and what another kind of key made of it. */
  act: SignedAct;
  /** X.509 certificates of the act's key, DER in base64, its own first. */
  certificates?: readonly string[];
  /** Verifier contracts whose keys can be checked without a chain. Default: only accounts are checked. */
  verifiers?: KnownVerifiers;
};

/**
 * Puts a signed act into an envelope. An act that is in it already changes nothing.
 *
 * @param parameters the envelope and the act
 * @returns a new envelope; the given one is unchanged
 * @throws {EnvelopeError} `ENVELOPE_SEAT_UNKNOWN`, `ENVELOPE_ROLE_WRONG`, `ENVELOPE_ACT_INVALID` or `ENVELOPE_SIGNATURE_INVALID` with a `path` below
 *   `/act`; what `parseEnvelope` throws
 */
export async function addAct(parameters: AddActParameters): Promise<Envelope> {
  const { certificates, verifiers = {} } = parameters;
  const envelope = parseEnvelope(parameters.envelope);
  const { agreement } = envelope;
  const act = normalised(envelope, parameters.act);
  checkSignedAct(agreement, act, "/act");
  // The form of the act and of the certificates is checked with the whole.
  const added = parseEnvelope(
    inOrder({
      ...envelope,
      acts: [...envelope.acts, act],
      certificates: [
        ...envelope.certificates,
        ...(certificates ? [{ key: act.key, chain: certificates }] : []),
      ],
    }),
  );
  await refuseForeignSignature(added, act, verifiers, "/act");
  return added;
}

/** Identifier instead of id, and lower case throughout. */
function normalised({ agreement }: Envelope, act: SignedAct): SignedAct {
  const seat = within("/act/organisation", "ENVELOPE_SEAT_UNKNOWN", () =>
    seatOf(agreement, act.organisation),
  );
  const organisation = [...agreement.parties, ...agreement.witnesses][seat] as string;
  return { ...act, organisation, key: lower(act.key), signature: lower(act.signature) };
}

function lower(hex: Hex): Hex {
  return (typeof hex === "string" ? hex.toLowerCase() : hex) as Hex;
}
