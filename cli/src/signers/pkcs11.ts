import type { Values } from "../frame/command.js";
import { bytes32, flag, value } from "../frame/parameters.js";
import { readTokenSecret, type TokenSecretInput } from "./readTokenSecret.js";
import type { OpenSigner } from "./signerKind.js";
import { tokenSigner } from "./tokenSigner.js";

/** An RSA key on a token of a certificate authority. */
export const pkcs11Options = {
  pkcs11: flag("--pkcs11", {
    en: "RSA key on a token (USB, smart card), through OpenSC's pkcs11-tool",
    vi: "khóa RSA trên token (USB, thẻ), qua pkcs11-tool của OpenSC",
  }),
  pkcs11Module: value("--pkcs11-module <file>", {
    en: "module that came with the token's software; default: the first in the usual places",
    vi: "mô-đun đi kèm phần mềm của token; mặc định: mô-đun đầu tiên ở các chỗ thường gặp",
  }),
  token: value("--token <label>", {
    en: "label or serial number of the token, where there are several",
    vi: "nhãn hoặc số sê-ri của token, nếu có nhiều token",
  }),
  certificate: bytes32("--certificate <hash>", {
    en: "SHA-256 of the certificate, where the token has several keys",
    vi: "mã SHA-256 của chứng thư, nếu token có nhiều khóa",
  }),
};

/** @throws {CliError} what `readTokenSecret`, `openPkcs11` and `tokenSigner` throw */
export const openPkcs11Signer: OpenSigner<Values<typeof pkcs11Options> & TokenSecretInput> = (
  { pkcs11Module, token, certificate, ...input },
  context,
  place,
) =>
  tokenSigner("--pkcs11", place, async (at) => {
    const [{ openPkcs11 }, { findModule }] = await Promise.all([
      import("../tokens/openPkcs11.js"),
      import("../tokens/pkcs11Modules.js"),
    ]);
    const module = pkcs11Module ?? findModule().path;
    const question = context.say(
      { en: "PIN of the token {token}: ", vi: "Mã PIN của token {token}: " },
      { token: token ?? "" },
    );
    let pin: Promise<string> | undefined;
    return openPkcs11({
      module,
      token,
      certificate,
      at,
      // One run asks once, however much it signs. Whoever typed a wrong one is told so, and the token is not tried again.
      pin: () => {
        pin ??= readTokenSecret(question, input, context);
        return pin;
      },
    });
  });
