import type { RegistryAccount } from "minhuoc";
import { JsonError, parseJsonStrict } from "minhuoc/core";
import { createClient, http } from "viem";
import { sendTransaction } from "viem/actions";
import { readFile } from "../files/readFile.js";
import { CliError } from "../frame/CliError.js";
import type { Context } from "../frame/context.js";
import type { SettingsFile } from "../settings/loadSettings.js";
import type { AccountSettings } from "../settings/settings.js";
import type { AccountInput } from "./accountOptions.js";
import { findAccount } from "./findAccount.js";
import { openExternalAccount } from "./openExternalAccount.js";
import { hardhatKeystorePath, openHardhatKeystore } from "./openHardhatKeystore.js";
import { openKeystore } from "./openKeystore.js";
import { readPassword } from "./readPassword.js";
import { toPrivateKey } from "./toPrivateKey.js";

/**
 * Opens the account that is meant, for one endpoint.
 *
 * @param url endpoint through which transactions go; whoever only signs needs none
 * @throws {CliError} `CLI_ACCOUNT_MISSING`, and whatever keeps a keystore shut
 */
export async function openAccount(
  input: AccountInput,
  context: Context,
  { files, url }: { files: readonly SettingsFile[]; url?: string },
): Promise<RegistryAccount> {
  const found = findAccount(input, context, files);
  if (!found) throw new CliError("CLI_ACCOUNT_MISSING");
  if (found.type === "external")
    return openExternalAccount(found.url, { from: input.from ?? found.address, endpoint: url });
  const account = await toPrivateKey(await readKey(found, input, context), shownSource(found));
  return {
    address: account.address,
    // The registry's typed data is plain; viem types each by itself.
    signTypedData: (typedData) =>
      account.signTypedData(typedData as Parameters<typeof account.signTypedData>[0]),
    sendTransaction: async (transaction) => {
      if (url === undefined) throw new CliError("CLI_RPC_MISSING");
      const client = createClient({ account, transport: http(url) });
      return sendTransaction(client, { ...transaction, chain: null });
    },
  };
}

type KeySettings = Exclude<AccountSettings, { type: "external" }>;

async function readKey(found: KeySettings, input: AccountInput, context: Context): Promise<string> {
  if (found.type === "env") {
    const key = context.env[found.name];
    if (key === undefined) throw new CliError("CLI_VARIABLE_MISSING", { variable: found.name });
    return key;
  }
  const path = found.type === "keystore" ? found.file : hardhatKeystorePath(context.env);
  const content = readKeystore(path, context.cwd);
  const password = await readPassword(path, input, context);
  return found.type === "keystore"
    ? openKeystore(path, content, password)
    : openHardhatKeystore(path, content, { key: found.name, password });
}

/** @throws {CliError} `CLI_FILE_UNREADABLE`, `CLI_KEYSTORE_INVALID` for what is no JSON */
function readKeystore(path: string, cwd: string): unknown {
  const bytes = readFile(path, cwd);
  try {
    return parseJsonStrict(bytes);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const problem = { en: "it is no valid JSON", vi: "tệp không phải là JSON hợp lệ" };
    throw new CliError("CLI_KEYSTORE_INVALID", { path, problem }, error);
  }
}

const shownSource = (found: KeySettings): string => (found.type === "keystore" ? found.file : found.name);
