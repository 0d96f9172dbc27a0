import type { Hex } from "viem";
import type { RegistryAccount, TypedData } from "../reads/client.js";

/** What a key is asked to sign. */
export type SigningRequest = {
  /** EIP-712 message, which a wallet shows in clear words. */
  typedData: TypedData;
  /** Its digest, which a key that cannot show anything signs. */
  digest: Hex;
  /** Where a wallet wraps the message in one of its own: the message inside, to be shown to the person. */
  contents?: SigningRequest;
};

/** A key of an organisation and what signs with it, of whatever kind: `signAct` and `signManagerMessage` take any. */
export type Signer = {
  /** ERC-7913 key, as it is enrolled. */
  key: Hex;
  /** @returns what that kind of key makes, in the form in which the registry checks it */
  sign: (request: SigningRequest) => Promise<Hex>;
};

/** A signer that shows nothing: the digest is all it needs. */
export type DigestSigner = {
  key: Hex;
  sign: (request: Pick<SigningRequest, "digest">) => Promise<Hex>;
};

/** An account of a wallet library that signs typed data: one of viem's, or `registryClient.account()` of a client. */
export type SigningAccount = Pick<RegistryAccount, "address" | "signTypedData">;
