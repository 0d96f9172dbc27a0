import { passkeySigner, type Signer } from "minhuoc";
import { checkSignature } from "minhuoc/core";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { askPage } from "./askPage.js";
import type { PageInput } from "./pageOptions.js";
import { pointOf, readPasskey } from "./passkeyFile.js";

const words = {
  heading: { en: "Sign with your passkey", vi: "Ký bằng passkey" },
  button: { en: "Sign this", vi: "Ký nội dung này" },
  done: { en: "Signed.", vi: "Đã ký." },
};

/**
 * A passkey of this person, asked on a page that shows what is signed.
 *
 * @param path what `mou key create-passkey` wrote
 * @param summary all that is signed, in plain text
 * @returns a signer; it throws what `askPage` throws, {SignerError}, and {CliError} `CLI_PASSKEY_OTHER` for another passkey's assertion
 * @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_FILE_OTHER`
 */
export function openPasskey(path: string, summary: string, input: PageInput, context: Context): Signer {
  const passkey = readPasskey(path, context.cwd);
  const { key, rpId, credentialId } = passkey;
  const point = pointOf(passkey);
  return {
    key,
    sign: ({ digest }) =>
      askPage(
        {
          method: "get",
          words,
          summary,
          work: async (ask) => {
            const signature = await passkeySigner({ ...point, rpId, credentialId, get: ask }).sign({
              digest,
            });
            const verifiers = { webauthn: point.verifier };
            if ((await checkSignature({ key, digest, signature, verifiers })) === "valid") return signature;
            throw new CliError("CLI_PASSKEY_OTHER", { path, key });
          },
        },
        input,
        context,
      ),
  };
}
