import { mkdirSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { accountOptions } from "../accounts/accountOptions.js";
import { askLine } from "../accounts/askLine.js";
import { findAccount } from "../accounts/findAccount.js";
import { writeFile } from "../files/writeFile.js";
import { defineCommand } from "../frame/command.js";
import { invalidValue } from "../frame/invalidValue.js";
import { missingValue } from "../frame/missingValue.js";
import { flag } from "../frame/parameters.js";
import { parseUrl, secretsOf } from "../network/endpoints.js";
import { networkOptions } from "../network/networkOptions.js";
import { readDeployment } from "../network/readDeployment.js";
import { userSettingsPath } from "../settings/loadSettings.js";
import { refuseCode } from "../settings/refuseCode.js";
import { SETTINGS_FILE, type Settings } from "../settings/settings.js";
import { toSignerSettings } from "../signers/defaultSigner.js";
import { ownKeyOptions } from "../signers/signerOptions.js";
import { formWords } from "../words/formWords.js";

const { passwordFile: _f, passwordEnv: _e, ...whichAccount } = accountOptions;
const { timeout: _t, ...where } = networkOptions;

export const command = defineCommand({
  details: {
    en: "Writes mou.config.json here, or with --user the user's own file. On a terminal it asks for what no option says. No secret is written: an endpoint whose address holds a key belongs in MOU_RPC_URL. A --pkcs11-module stands in the user's file only.",
    vi: "Ghi mou.config.json ở đây, hoặc với --user là tệp riêng của người dùng. Trên terminal, lệnh hỏi những gì chưa nêu. Không ghi bí mật nào: điểm truy cập có khóa trong địa chỉ thì đặt trong MOU_RPC_URL. --pkcs11-module chỉ được ghi vào tệp riêng của người dùng.",
  },
  arguments: {},
  options: {
    user: flag("--user", {
      en: "write the user's file, for every project",
      vi: "ghi tệp của người dùng, cho mọi dự án",
    }),
    force: flag("--force", { en: "replace the file", vi: "thay thế tệp đã có" }),
    ...where,
    ...whichAccount,
    ...ownKeyOptions,
  },
  result: {
    file: { en: "the file that was written", vi: "tệp đã ghi" },
    "settings.*": { en: "what it says", vi: "nội dung" },
  },
  run: async ({ user, force, rpc, quorum, deployment, ...keys }, context) => {
    const file = user ? userSettingsPath(context.env) : resolve(context.cwd, SETTINGS_FILE);
    const folder = dirname(file);
    const fromHere = (path: string) => relative(folder, resolve(context.cwd, path));
    const asks = process.stdin.isTTY && process.stderr.isTTY && rpc === undefined;
    const asked = asks
      ? await askLine(context.say({ en: "Endpoint (JSON-RPC): ", vi: "Điểm truy cập (JSON-RPC): " }))
      : undefined;
    const urls = rpc ?? (asked?.trim() ? [asked.trim()] : undefined);
    for (const url of urls ?? []) {
      const parsed = parseUrl("--rpc", url);
      if (parsed.username || parsed.search || secretsOf(parsed).length > 0)
        throw invalidValue(
          "--rpc",
          { en: "the address can hold a key or a password", vi: "địa chỉ có thể chứa khóa hoặc mật khẩu" },
          {
            en: "an address without one, or set MOU_RPC_URL to this one instead",
            vi: "địa chỉ không chứa bí mật, hoặc đặt địa chỉ này vào MOU_RPC_URL",
          },
        );
    }
    const found = findAccount({ ...keys, passwordFile: undefined, passwordEnv: undefined }, { env: {} }, []);
    const signer = toSignerSettings(keys, fromHere);
    if (deployment !== undefined) readDeployment(deployment, context.cwd);
    const settings: Settings = {
      ...(urls && { rpc: urls }),
      ...(quorum !== undefined && { quorum }),
      ...(deployment !== undefined && { deployment: fromHere(deployment) }),
      ...(found && { account: found.type === "keystore" ? { ...found, file: fromHere(found.file) } : found }),
      ...(signer && { signer }),
    };
    if (Object.keys(settings).length === 0) throw missingValue("--rpc", formWords.url);
    if (!user) refuseCode(file, settings);
    mkdirSync(folder, { recursive: true });
    writeFile(file, `${JSON.stringify(settings, null, 2)}\n`, { cwd: context.cwd, force });
    return {
      data: { file, settings },
      text: [
        context.say({ en: "{file} is written.", vi: "Đã ghi {file}." }, { file }),
        context.say({ en: "Next: mou doctor", vi: "Tiếp theo: mou doctor" }),
      ].join("\n"),
    };
  },
});
