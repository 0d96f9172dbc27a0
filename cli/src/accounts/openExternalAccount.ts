import type { RegistryAccount } from "minhuoc";
import {
  type Address,
  createClient,
  getAddress,
  getTypesForEIP712Domain,
  type Hex,
  http,
  isAddress,
} from "viem";
import { CliError } from "../frame/CliError.js";
import { invalidValue } from "../frame/invalidValue.js";
import { parseUrl } from "../network/endpoints.js";
import { formWords } from "../words/formWords.js";

const loopback = ["127.0.0.1", "localhost", "[::1]"];
/** Milliseconds that a person may take over the signer's question. */
const PATIENCE = 3_600_000;

/**
 * An account of a signer on this machine that speaks JSON-RPC, such as Frame or Clef: the key stays there, and its owner agrees there.
 *
 * @param url where it listens
 * @param options.from which account; default: its first
 * @param options.endpoint whose chain transactions are for; whoever only signs needs none
 * @throws {CliError} `CLI_SIGNER_REMOTE`, `CLI_VALUE_INVALID`
 */
export async function openExternalAccount(
  url: string,
  { from, endpoint }: { from: string | undefined; endpoint: string | undefined },
): Promise<RegistryAccount> {
  const { hostname } = parseUrl("--signer", url);
  if (!loopback.includes(hostname)) throw new CliError("CLI_SIGNER_REMOTE", { host: hostname });
  const client = createClient({ transport: http(url, { timeout: PATIENCE, retryCount: 0 }) });
  const ask = (method: string, params: readonly unknown[]) =>
    client.request({ method, params } as unknown as Parameters<typeof client.request>[0]) as Promise<unknown>;
  if (from !== undefined && !isAddress(from)) throw invalidValue("--from", from, formWords.address);
  const address: Address = from ? getAddress(from) : await first();
  return {
    address,
    signTypedData: async ({ domain, types, primaryType, message }) => {
      // Wallets want the domain's own type written out, with the members that this domain has, and numbers as JSON has them.
      const EIP712Domain = getTypesForEIP712Domain({ domain });
      const data = JSON.stringify(
        { domain, types: { EIP712Domain, ...types }, primaryType, message },
        (_, item) => (typeof item === "bigint" ? item.toString() : item),
      );
      return (await ask("eth_signTypedData_v4", [address, data])) as Hex;
    },
    sendTransaction: async ({ to, data, gas }) => {
      if (endpoint === undefined) throw new CliError("CLI_RPC_MISSING");
      // The signer can be on another chain, where the same address may hold a registry too.
      const chainId = await createClient({ transport: http(endpoint) }).request({ method: "eth_chainId" });
      const transaction = { from: address, to, data, gas: `0x${gas.toString(16)}`, chainId };
      return (await ask("eth_sendTransaction", [transaction])) as Hex;
    },
  };

  async function first(): Promise<Address> {
    const accounts = await ask("eth_accounts", []);
    const found: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
    if (typeof found === "string" && isAddress(found)) return getAddress(found);
    throw invalidValue(
      "--signer",
      { en: "it names no account", vi: "bộ ký không nêu tài khoản nào" },
      {
        en: "--from <address> too, or let the signer show an account",
        vi: "thêm --from <address>, hoặc cho bộ ký hiện một tài khoản",
      },
    );
  }
}
