import type { Address, Hex } from "viem";
import type { Agreement, AgreementStruct } from "../agreement/agreement.js";
import { type Disclosure, disclose } from "../metadata/disclose.js";
import type { SaltedMetadata } from "../metadata/saltedMetadata.js";
import type { Envelope } from "./envelopeSchema.js";
import { parseEnvelope } from "./parseEnvelope.js";

export type CreateEnvelopeParameters = {
  agreement: Agreement;
  /** EIP-155 id of the chain on which it will be recorded. */
  chainId: number;
  /** The AgreementRegistry that will record it. */
  registry: Address;
  /** The metadata document with its salts: whoever gets the envelope sees all of it. */
  metadata?: SaltedMetadata;
  /** A part of the metadata document, instead. */
  disclosure?: Disclosure;
  /** The agreement that this one amends, as a party holds it or as `getAgreement` gives it. */
  previous?: Agreement | AgreementStruct;
};

/**
 * Begins an envelope that goes round the parties. No one has signed it yet.
 *
 * @param parameters the agreement, and the registry to which signatures are bound
 * @returns the envelope
 * @throws what `parseEnvelope` throws, and `commitMetadata` for a metadata document that is none
 * @see docs/envelope.md
 */
export function createEnvelope(parameters: CreateEnvelopeParameters): Envelope {
  const { agreement, chainId, registry, metadata, previous } = parameters;
  return parseEnvelope({
    version: 1,
    chainId,
    registry: (typeof registry === "string" ? registry.toLowerCase() : registry) as Hex,
    agreement,
    previous: previous ?? null,
    disclosure: metadata ? disclose({ ...metadata, reveal: ["/**"] }) : (parameters.disclosure ?? null),
    acts: [],
    certificates: [],
  });
}
