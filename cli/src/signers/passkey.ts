import type { Values } from "../frame/command.js";
import { exclusive } from "../frame/exclusive.js";
import { value } from "../frame/parameters.js";
import { pageOptions } from "../passkeys/pageOptions.js";
import type { OpenSigner } from "./signerKind.js";

/** A passkey in a phone, laptop or security key. */
export const passkeyOptions = {
  passkey: value("--passkey <file>", {
    en: "passkey, as mou key create-passkey wrote it; its page shows what is signed and asks",
    vi: "passkey, như mou key create-passkey đã ghi; trang của nó cho xem nội dung ký rồi hỏi",
  }),
  ...pageOptions,
};

/** @throws {CliError} `CLI_OPTIONS_EXCLUSIVE` where it should sign for another key; what `openPasskey` throws */
export const openPasskeySigner: OpenSigner<Values<typeof passkeyOptions>> = async (
  { passkey: path = "", open, wait },
  context,
  { key, summary },
) => {
  if (key !== undefined) throw exclusive("--key", "--passkey");
  const { openPasskey } = await import("../passkeys/openPasskey.js");
  return openPasskey(path, summary, { open, wait }, context);
};
