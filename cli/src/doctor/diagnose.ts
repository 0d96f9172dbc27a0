import { statSync } from "node:fs";
import { createRegistryClient } from "minhuoc";
import type { AccountInput } from "../accounts/accountOptions.js";
import { findAccount } from "../accounts/findAccount.js";
import { openExternalAccount } from "../accounts/openExternalAccount.js";
import { hardhatKeystorePath } from "../accounts/openHardhatKeystore.js";
import { toPrivateKey } from "../accounts/toPrivateKey.js";
import { readFile } from "../files/readFile.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import { describeError } from "../frame/describeError.js";
import { ExitCode } from "../frame/exitCodes.js";
import { ask } from "../network/ask.js";
import { endpointPort } from "../network/connect.js";
import { findEndpoints } from "../network/endpoints.js";
import { findDeployment } from "../network/findDeployment.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { readPasskey } from "../passkeys/passkeyFile.js";
import { loadSettings, type SettingsFile } from "../settings/loadSettings.js";
import type { SignerSettings } from "../settings/settings.js";

/** One thing that was looked at. */
export type Diagnosis = {
  name: string;
  state: "ok" | "warning" | "problem";
  code: string | null;
  message: string;
  remedy: string | null;
};

/** Looks at the set-up, in order; what fails does not stop the rest. */
export async function diagnose(
  input: NetworkInput & AccountInput,
  context: Context,
): Promise<{ checks: Diagnosis[]; exit: ExitCode }> {
  const checks: Diagnosis[] = [];
  let exit: ExitCode = ExitCode.passed;
  const look = async <T>(
    name: string,
    work: () => Promise<{ found: T; message: string; warning?: string }>,
  ) => {
    try {
      const { found, message, warning } = await work();
      checks.push({
        name,
        state: warning === undefined ? "ok" : "warning",
        code: null,
        message,
        remedy: warning ?? null,
      });
      return found;
    } catch (thrown) {
      const { code, message, remedy, exit: own } = await describeError(thrown, context.language);
      checks.push({ name, state: "problem", code, message, remedy });
      if (exit === ExitCode.passed) exit = own;
      return undefined;
    }
  };
  const say = context.say;
  const nothing = say({ en: "none", vi: "không có" });

  const files =
    (await look(say({ en: "settings", vi: "thiết lập" }), async () => {
      const found = loadSettings(context);
      return { found, message: found.map(({ path }) => path).join(", ") || nothing };
    })) ?? [];
  const endpoints =
    (await look(say({ en: "endpoints", vi: "điểm truy cập" }), async () => {
      const found = findEndpoints(input.rpc, context, files);
      if (found.length === 0) throw new CliError("CLI_RPC_MISSING");
      return { found, message: found.map(({ name }) => name).join(", ") };
    })) ?? [];
  for (const { name, url } of endpoints) await lookAtEndpoint(name, url);
  const signer = files.find(({ settings }) => settings.signer)?.settings.signer;
  await look(say({ en: "account", vi: "tài khoản" }), () =>
    lookAtAccount(input, context, files, signer !== undefined),
  );
  if (signer) await look(say({ en: "signer", vi: "khóa ký" }), () => lookAtSigner(signer, context));
  return { checks, exit };

  async function lookAtEndpoint(name: string, url: string): Promise<void> {
    const timeout = (input.timeout ?? 30) * 1000;
    const port = endpointPort(url, timeout);
    const chainId = await look(name, async () => {
      const start = performance.now();
      const found = Number(await ask(port, "eth_chainId", []));
      const elapsed = Math.round(performance.now() - start);
      const message = say(
        { en: "chain {found}, {elapsed} ms", vi: "chuỗi {found}, {elapsed} ms" },
        { found, elapsed },
      );
      return { found, message };
    });
    if (chainId === undefined) return;
    const deployment = await look(`${name}: ${say({ en: "registry", vi: "sổ đăng ký" })}`, async () => {
      const given = findDeployment(input.deployment, context, files);
      const client = createRegistryClient(port, { timeout, ...(given && { deployment: given }) });
      const found = await client.deployment();
      return found.agreementsCodeHash
        ? { found, message: found.agreements }
        : {
            found,
            message: found.agreements,
            warning: say({
              en: "The hash of its code is not known: give the whole file of the deployment.",
              vi: "Chưa biết mã băm của mã hợp đồng: hãy dùng trọn tệp triển khai.",
            }),
          };
    });
    if (!deployment) return;
    await look(`${name}: eth_getProof`, async () => {
      const params = [deployment.agreements, [], "latest"];
      await ask(port, "eth_getProof", params).catch((cause: unknown) => {
        throw new CliError("CLI_PROOFS_UNSUPPORTED", { name }, cause);
      });
      return { found: true, message: say({ en: "evidence can be exported", vi: "xuất được bằng chứng" }) };
    });
  }
}

type Looked = { found: boolean; message: string; warning?: string };

async function lookAtAccount(
  input: AccountInput,
  context: Context,
  files: readonly SettingsFile[],
  signs: boolean,
): Promise<Looked> {
  const account = findAccount(input, context, files);
  if (!account) {
    const message = signs
      ? { en: "none: mou can read and sign, not send", vi: "không có: mou đọc và ký được, không gửi được" }
      : {
          en: "none: mou can read, not sign or send",
          vi: "không có: mou chỉ đọc, không ký và không gửi được",
        };
    return { found: false, message: context.say(message) };
  }
  if (account.type === "external") {
    const { address } = await openExternalAccount(account.url, {
      from: input.from ?? account.address,
      endpoint: undefined,
    });
    return { found: true, message: address };
  }
  if (account.type === "env") {
    const key = context.env[account.name];
    if (key === undefined) throw new CliError("CLI_VARIABLE_MISSING", { variable: account.name });
    return { found: true, message: (await toPrivateKey(key, account.name)).address };
  }
  return lookAtKeyFile(
    account.type === "keystore" ? account.file : hardhatKeystorePath(context.env),
    context,
  );
}

async function lookAtSigner(signer: SignerSettings, context: Context): Promise<Looked> {
  if (signer.type === "pkcs12") return lookAtKeyFile(signer.file, context);
  if (signer.type === "passkey") {
    // Which passkey it is, is no secret.
    readPasskey(signer.file, context.cwd);
    return { found: true, message: signer.file };
  }
  const module = signer.module ?? (await import("../tokens/pkcs11Modules.js")).findModule().path;
  readFile(module, context.cwd);
  return { found: true, message: module };
}

/** A file with a key, which others on the machine should not read. */
function lookAtKeyFile(path: string, context: Context): Looked {
  readFile(path, context.cwd);
  const open = process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  return {
    found: true,
    message: path,
    ...(open && {
      warning: context.say(
        { en: "Others can read it: chmod 600 {path}", vi: "Người khác đọc được: chmod 600 {path}" },
        { path },
      ),
    }),
  };
}
