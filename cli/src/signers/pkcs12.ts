import { readFile } from "../files/readFile.js";
import type { Values } from "../frame/command.js";
import { value } from "../frame/parameters.js";
import { readTokenSecret, type TokenSecretInput } from "./readTokenSecret.js";
import type { OpenSigner } from "./signerKind.js";
import { tokenSigner } from "./tokenSigner.js";

/** An RSA key in a file, as certificate authorities hand it out. */
export const pkcs12Options = {
  pkcs12: value("--pkcs12 <file>", {
    en: "RSA key and its certificates in a PKCS#12 file (.p12, .pfx)",
    vi: "khóa RSA và các chứng thư trong tệp PKCS#12 (.p12, .pfx)",
  }),
};

/** @throws {CliError} what `readTokenSecret`, `openPkcs12` and `tokenSigner` throw */
export const openPkcs12Signer: OpenSigner<Values<typeof pkcs12Options> & TokenSecretInput> = (
  { pkcs12: path = "", ...input },
  context,
  place,
) =>
  tokenSigner("--pkcs12", place, async (at) => {
    const file = readFile(path, context.cwd);
    const { openPkcs12 } = await import("../tokens/openPkcs12.js");
    const { passwordFile, passwordEnv, pinFile = passwordFile, pinEnv = passwordEnv } = input;
    const question = context.say({ en: "Password of {path}: ", vi: "Mật khẩu của {path}: " }, { path });
    return openPkcs12({
      path,
      file,
      at,
      password: () => readTokenSecret(question, { pinFile, pinEnv }, context),
    });
  });
