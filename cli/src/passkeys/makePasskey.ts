import { createPasskey, type RegistryDeployment } from "minhuoc";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { askPage } from "./askPage.js";
import type { PageInput } from "./pageOptions.js";
import { type Passkey, RP_ID } from "./passkeyFile.js";

const words = {
  heading: { en: "Make a passkey for Minh Ước", vi: "Tạo passkey cho Minh Ước" },
  button: { en: "Make the passkey", vi: "Tạo passkey" },
  done: { en: "The passkey is made.", vi: "Đã tạo passkey." },
};

/** What it means that a passkey belongs to this machine's own name. */
export const bindingText = {
  en: "It belongs to the site localhost: any program on a machine where the passkey is can put a page there and ask for it, and only your finger, face or PIN stands between. So agree on the page that mou opened, after reading it, and on no other. A passkey that your phone's or browser's account keeps is on all your devices, and with whoever holds that account.",
  vi: "Passkey này gắn với trang localhost: mọi chương trình trên máy có passkey đều có thể mở trang ở đó và hỏi nó, chỉ còn vân tay, khuôn mặt hoặc mã PIN của bạn ngăn lại. Vì vậy chỉ đồng ý trên trang do mou mở, sau khi đọc kỹ. Passkey do tài khoản điện thoại hay trình duyệt lưu giữ thì có trên mọi thiết bị của bạn, và cả người nắm tài khoản đó cũng dùng được.",
};

/**
 * Has the person make a passkey on the page.
 *
 * @param name under which the device lists it
 * @throws {CliError} `CLI_VERIFIER_UNKNOWN`, and what `askPage` throws
 * @throws {SignerError}
 */
export async function makePasskey(
  name: string,
  { verifiers, chainId }: RegistryDeployment,
  input: PageInput,
  context: Context,
): Promise<Passkey> {
  const verifier = verifiers?.webauthn;
  if (!verifier) throw new CliError("CLI_VERIFIER_UNKNOWN", { kind: "WebAuthn" });
  const summary = [
    context.say({ en: "Name: {name}", vi: "Tên: {name}" }, { name }),
    context.say(
      { en: "Verifier: {verifier}, chain {chainId}", vi: "Hợp đồng kiểm tra: {verifier}, chuỗi {chainId}" },
      { verifier, chainId },
    ),
    "",
    context.say(bindingText),
  ].join("\n");
  return askPage(
    {
      method: "create",
      words,
      summary,
      work: async (ask) => {
        const rp = { name: "Minh Ước", id: RP_ID };
        const { key, credentialId } = await createPasskey({
          verifier,
          rp,
          user: { name, displayName: name },
          create: ask,
        });
        return { version: 1, rpId: RP_ID, key, credentialId };
      },
    },
    input,
    context,
  );
}
