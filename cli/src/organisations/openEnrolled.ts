import type { Hex } from "viem";
import type { Context } from "../frame/context.js";
import { missingValue } from "../frame/missingValue.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { openOwnSigner } from "../signers/openOwnSigner.js";
import { signerKinds } from "../signers/signerKinds.js";
import type { SignerInput } from "../signers/signerOptions.js";
import type { Certificate } from "../tokens/readCertificate.js";
import { formWords } from "../words/formWords.js";
import { registryVerifiers } from "./registryVerifiers.js";

/**
 * The key that the options of `openOwnSigner` choose, to be enrolled, and its certificate where it has one.
 *
 * @throws {CliError} `CLI_VALUE_MISSING` where they choose none, and what `connect` and `openOwnSigner` throw
 */
export async function openEnrolled(
  input: SignerInput & Omit<NetworkInput, "quorum">,
  context: Context,
): Promise<{ key: Hex; certificate?: Certificate }> {
  const client = () => connect({ ...input, quorum: undefined }, context);
  const signer = await openOwnSigner(input, context, {
    verifiers: () => registryVerifiers(client()),
    client: async () => client(),
    // It signs nothing here.
    summary: "",
  });
  if (signer === undefined)
    throw missingValue("<key>", {
      en: `${formWords.key.en}; or choose the key itself with ${ownKeys("or")}`,
      vi: `${formWords.key.vi}; hoặc chọn chính khóa đó bằng ${ownKeys("hoặc")}`,
    });
  const [der] = signer.certificates ?? [];
  if (der === undefined) return { key: signer.key };
  const { readCertificate } = await import("../tokens/readCertificate.js");
  return { key: signer.key, certificate: readCertificate(der) };
}

/** The options that choose a key of their own. */
function ownKeys(or: string): string {
  const names = Object.keys(signerKinds).map((name) => `--${name}`);
  return `${names.slice(0, -1).join(", ")} ${or} ${names.at(-1)}`;
}
