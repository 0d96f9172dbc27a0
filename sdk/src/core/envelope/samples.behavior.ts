import { type Hex, numberToHex } from "viem";
import { testAccountSigner } from "../../../../scripts/lib/signers.js";
import type { DigestSigner } from "../../exports/signers.js";
import { actDigest } from "../acts/actDigest.js";
import type { SignedActKind } from "../acts/actKind.js";
import type { SignedAct } from "../acts/signedAct.js";
import { agreementFromMetadata } from "../agreement/agreementFromMetadata.js";
import { agreementId } from "../agreement/agreementId.js";
import { createAgreement } from "../agreement/createAgreement.js";
import { commitMetadata } from "../metadata/commitMetadata.js";
import { createSalts } from "../metadata/salts.js";
import { digest, sampleMetadata } from "../metadata/samples.behavior.js";
import { createEnvelope } from "./createEnvelope.js";
import type { Envelope } from "./envelopeSchema.js";

export const AITA = "did:web:aita.example.vn";
export const KFIA = "https://kfia.example.kr";
export const WEF = "did:web:wef.example.org";
export const DEPLOYMENT = {
  chainId: 31_337,
  registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
} as const;
export const STATEMENT =
  "Nguyễn Khắc Lịch, Cục trưởng · Seoul, 2025-09-18 · ref 7f3a0c52e1b94d6688aa01c2d3e4f506";
export const VALID_UNTIL = 1_802_592_000;

/** The agreement that the sample amends. */
export const previous = createAgreement({
  title: "Biên bản ghi nhớ năm 2024 / Memorandum of 2024",
  documents: [digest(8)],
  metadata: digest(7),
  parties: [AITA, KFIA],
});

export const metadata = { ...sampleMetadata(), supersedes: agreementId(previous) };

/** Salts that say their number, so that files can be compared. */
let serial = 0;
export const salted = {
  metadata,
  salts: createSalts(metadata, (bytes) => {
    bytes[15] = ++serial % 256;
    bytes[14] = serial >> 8;
    return bytes;
  }),
};
export const agreement = agreementFromMetadata({
  metadata,
  commitment: commitMetadata(salted).commitment,
});

/** An envelope that shows all and that no one has signed. */
export const envelope = createEnvelope({ ...DEPLOYMENT, agreement, metadata: salted, previous });

/** An account that signs whatever it is given, also what no wallet would show. */
export function hashSigner(seed: string): DigestSigner {
  const { account, key } = testAccountSigner(seed);
  return { key, sign: ({ digest }) => account.sign({ hash: digest }) };
}

/** An act as an organisation would hand it in. */
export async function signedAct(
  parts: Partial<Omit<SignedAct, "signature">> = {},
  signer: DigestSigner = hashSigner(parts.organisation ?? AITA),
  about: Pick<Envelope, "agreement" | "chainId" | "registry"> = envelope,
): Promise<SignedAct> {
  const act = {
    kind: "attest" as SignedActKind,
    organisation: AITA,
    statement: STATEMENT,
    validUntil: VALID_UNTIL,
    key: signer.key,
    ...parts,
  };
  const signature: Hex = await signer.sign({ digest: actDigest({ ...act, ...about }) });
  return { ...act, signature };
}

/** An address that says its number. */
export const address = (number: number): Hex => numberToHex(number, { size: 20 });
