import { nestedSigner } from "minhuoc/signers";
import type { Values } from "../frame/command.js";
import { exclusive } from "../frame/exclusive.js";
import { beside, flag, value } from "../frame/parameters.js";
import { parseAddress } from "../organisations/parseAddress.js";
import type { OpenedSigner, SigningPlace } from "./signerKind.js";

/** A contract wallet that takes its owner's signature inside a message of its own. */
export const walletOptions = {
  wallet: value("--wallet <address>", {
    en: "sign for this contract wallet (ERC-7739): the key is its owner's",
    vi: "ký cho ví hợp đồng này (ERC-7739): khóa là của chủ ví",
  }),
  personal: beside(
    "wallet",
    flag("--personal", {
      en: "with --wallet: the owner signs the message's bytes, for software that cannot show nested typed data",
      vi: "với --wallet: chủ ví ký chuỗi byte, cho phần mềm không hiện được dữ liệu lồng nhau",
    }),
  ),
};

/**
 * The wallet's signer around its owner's; the owner's own where no wallet is given.
 *
 * @throws {CliError} `CLI_OPTIONS_EXCLUSIVE`
 * @throws {KeyError} for an address whose checksum is wrong
 */
export async function inWallet(
  { wallet, personal }: Values<typeof walletOptions>,
  { key, client }: Pick<SigningPlace, "key" | "client">,
  openOwner: () => Promise<OpenedSigner>,
): Promise<OpenedSigner> {
  if (wallet === undefined) return openOwner();
  if (key !== undefined) throw exclusive("--key", "--wallet");
  const address = parseAddress("--wallet", wallet);
  const form = personal ? "personal" : "typedData";
  return nestedSigner(await client(), { wallet: address, owner: await openOwner(), form });
}
