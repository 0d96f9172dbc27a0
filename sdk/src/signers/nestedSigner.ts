import {
  type Address,
  concatHex,
  type Hex,
  hashStruct,
  hashTypedData,
  numberToHex,
  parseAbi,
  size,
  stringToHex,
} from "viem";
import { encodeAccountKey } from "../core/keys/encodeAccountKey.js";
import { SignerError } from "../errors/signer.js";
import type { RegistryClient, TypedData } from "../reads/client.js";
import { callContract } from "./callContract.js";
import { domainSeparator } from "./domainSeparator.js";
import type { Signer, SigningRequest } from "./signer.js";

export type NestedSignerParameters = {
  /** The contract wallet. */
  wallet: Address;
  /** Signs for the wallet: its owner's account, passkey, or whatever key the wallet checks. */
  owner: Pick<Signer, "sign">;
  /**
   * `typedData`: the owner sees the message in clear words inside one of the wallet's. `personal`: the owner signs the message's bytes,
   * for an owner's software that cannot show nested typed data. Default: `typedData`.
   */
  form?: "typedData" | "personal";
};
export type NestedSignerReturnType = Signer;

const abi = parseAbi([
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);

type WalletDomain = { name: string; version: string; chainId: number; verifyingContract: Address; salt: Hex };

/**
 * A contract wallet that takes a message only inside one of its own, so that no signature of its owner fits two wallets.
 *
 * @param client of the wallet's chain
 * @param parameters the wallet, its owner, and the form
 * @returns a signer; it throws {SignerError} `WALLET_UNSUPPORTED` where the wallet names no domain, {ChainError} where it could not be
 * asked, and what the owner's signer throws
 * @throws {KeyError} `KEY_ACCOUNT_INVALID`
 * @see ERC-7739; ERC-5267
 */
export function nestedSigner(
  client: RegistryClient,
  { wallet, owner, form = "typedData" }: NestedSignerParameters,
): NestedSignerReturnType {
  return {
    key: encodeAccountKey(wallet),
    sign: async (request) => {
      const domain = await walletDomain(client, wallet);
      return form === "personal"
        ? owner.sign(personalSign(domain, request))
        : concatHex([await owner.sign(typedDataSign(domain, request)), description(request.typedData)]);
    },
  };
}

/** The message, as it stands, in the domain of its own contract, beside the wallet's domain. */
function typedDataSign(domain: WalletDomain, contents: SigningRequest): SigningRequest {
  const { typedData } = contents;
  return nested(contents, {
    domain: typedData.domain,
    types: {
      TypedDataSign: [
        { name: "contents", type: typedData.primaryType },
        { name: "name", type: "string" },
        { name: "version", type: "string" },
        { name: "chainId", type: "uint256" },
        { name: "verifyingContract", type: "address" },
        { name: "salt", type: "bytes32" },
      ],
      ...typedData.types,
    },
    primaryType: "TypedDataSign",
    message: { contents: typedData.message, ...domain },
  });
}

/** The bytes whose hash is the message's digest, in the wallet's own domain. */
function personalSign({ salt: _, ...domain }: WalletDomain, contents: SigningRequest): SigningRequest {
  const { typedData } = contents;
  return nested(contents, {
    domain,
    types: { PersonalSign: [{ name: "prefixed", type: "bytes" }] },
    primaryType: "PersonalSign",
    message: { prefixed: concatHex(["0x1901", domainSeparator(typedData.domain), structHashOf(typedData)]) },
  });
}

function nested(contents: SigningRequest, typedData: TypedData): SigningRequest {
  return { typedData, digest: hashTypedData(typedData), contents };
}

/** What the wallet needs to rebuild the hash: the domain's separator, the message's hash, all its types in order and its name. */
function description(typedData: TypedData): Hex {
  const types = Object.entries(typedData.types)
    .map(([name, members]) => `${name}(${members.map(({ type, name }) => `${type} ${name}`).join(",")})`)
    .sort()
    .join("");
  const text = stringToHex(`${types}${typedData.primaryType}`);
  const length = numberToHex(size(text), { size: 2 });
  return concatHex([domainSeparator(typedData.domain), structHashOf(typedData), text, length]);
}

function structHashOf({ message, primaryType, types }: TypedData): Hex {
  return hashStruct({ data: message, primaryType, types });
}

async function walletDomain(client: RegistryClient, wallet: Address): Promise<WalletDomain> {
  const answer = await callContract(client, { to: wallet, abi, functionName: "eip712Domain", args: [] });
  if (!answer) {
    throw new SignerError({
      code: "WALLET_UNSUPPORTED",
      message: `The contract ${wallet} names no domain of its own (eip712Domain).`,
      remedy:
        "Check the wallet's address and chain; a wallet without ERC-7739 signs in another way, see docs/signers.md.",
      values: { wallet },
    });
  }
  const [, name, version, chainId, verifyingContract, salt] = answer;
  return { name, version, chainId: Number(chainId), verifyingContract, salt };
}
