import { keyId } from "minhuoc/core";
import { refuseExisting } from "../../files/refuseExisting.js";
import { writeFile } from "../../files/writeFile.js";
import { defineCommand } from "../../frame/command.js";
import { flag, value } from "../../frame/parameters.js";
import { toJson } from "../../frame/toJson.js";
import { connect } from "../../network/connect.js";
import { networkOptions } from "../../network/networkOptions.js";
import { bindingText, makePasskey } from "../../passkeys/makePasskey.js";
import { pageOptions } from "../../passkeys/pageOptions.js";

export const command = defineCommand({
  details: {
    en: "Opens a page of this machine on which a phone, laptop or security key makes a passkey, and writes a file that says which one: nothing in it is secret. A manager enrols the key with mou key add; mou sign --passkey <file> signs with it.",
    vi: "Mở một trang trên máy này để điện thoại, máy tính hoặc khóa bảo mật tạo passkey, rồi ghi tệp cho biết đó là passkey nào: tệp không có gì bí mật. Khóa quản lý ghi danh bằng mou key add; mou sign --passkey <file> ký bằng passkey đó.",
  },
  arguments: {},
  options: {
    name: value("--name <name>", {
      en: "under which the device lists it; default: Minh Ước",
      vi: "tên hiện trên thiết bị; mặc định: Minh Ước",
    }),
    out: value("--out <file>", {
      en: "where to write which passkey it is; default: passkey.json",
      vi: "nơi ghi passkey nào; mặc định: passkey.json",
    }),
    force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
    ...pageOptions,
    ...networkOptions,
  },
  result: {
    file: { en: "says which passkey it is", vi: "cho biết đó là passkey nào" },
    key: { en: "ERC-7913 bytes, to be enrolled", vi: "chuỗi byte ERC-7913, để ghi danh" },
    keyId: { en: "key id", vi: "mã khóa" },
    rpId: { en: "the site to which it belongs", vi: "trang mà passkey gắn với" },
    credentialId: { en: "by which the device finds it", vi: "mã để thiết bị tìm ra nó" },
  },
  run: async ({ name = "Minh Ước", out: file = "passkey.json", force, open, wait, ...network }, context) => {
    const { cwd } = context;
    // Before the person makes one: a passkey whose file cannot be written is lost.
    refuseExisting(file, { cwd, force });
    const deployment = await connect(network, context).deployment();
    const passkey = await makePasskey(name, deployment, { open, wait }, context);
    writeFile(file, `${toJson(passkey, 2)}\n`, { cwd, force });
    const { key, rpId, credentialId } = passkey;
    return {
      data: { file, key, keyId: keyId(key), rpId, credentialId },
      text: [
        file,
        key,
        context.say(bindingText),
        context.say({
          en: "Next, a manager enrols it: mou key add <organisation> <key>",
          vi: "Tiếp theo, khóa quản lý ghi danh: mou key add <organisation> <key>",
        }),
      ].join("\n"),
    };
  },
});
