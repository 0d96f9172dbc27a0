import {
  createRegistryClient,
  type RegistryClient,
  type Status,
  type WaitForTransactionReturnType,
  waitForTransaction,
} from "minhuoc";
import { formatEther, type Hex } from "viem";
import { type AccountInput, accountOptions } from "../accounts/accountOptions.js";
import { openAccount } from "../accounts/openAccount.js";
import { CliError } from "../frame/CliError.js";
import type { Result } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { flag } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { loadSettings } from "../settings/loadSettings.js";
import { shownStatus } from "../words/statusWords.js";
import { ask } from "./ask.js";
import { endpointPort } from "./connect.js";
import { findEndpoints } from "./endpoints.js";
import { findDeployment } from "./findDeployment.js";
import { type NetworkInput, networkOptions } from "./networkOptions.js";

const { quorum: _, ...oneEndpoint } = networkOptions;

/** What every command that writes can be given. */
export const writeOptions = {
  dryRun: flag("--dry-run", {
    en: "send nothing: say whether it would be accepted, and the gas",
    vi: "không gửi gì: chỉ cho biết có được chấp nhận không và tốn bao nhiêu gas",
  }),
  ...accountOptions,
  ...oneEndpoint,
};

/** What every command that writes says of its transaction. */
export const writeResult = {
  dryRun: { en: "whether nothing was sent", vi: "có phải chỉ chạy thử không" },
  gas: {
    en: "gas: by the estimate of a dry run, else what was used",
    vi: "gas: ước tính khi chạy thử, nếu không thì lượng đã dùng",
  },
  cost: {
    en: "dry run: wei at the present price, as digits",
    vi: "chạy thử: số wei theo giá hiện tại, dạng chữ số",
  },
  missing: {
    en: "dry run: wei that the account lacks for it, as digits; 0 where it can pay",
    vi: "chạy thử: số wei tài khoản còn thiếu để trả, dạng chữ số; 0 nếu đủ",
  },
  transaction: { en: "hash, where it was sent", vi: "mã băm giao dịch, nếu đã gửi" },
  blockNumber: { en: "block that took it in, where it was sent", vi: "khối chứa giao dịch, nếu đã gửi" },
} satisfies Record<string, Text>;

/** The same for acts on an agreement. */
export const actResult = {
  ...writeResult,
  status: { en: "dry run: status to which it would lead", vi: "chạy thử: trạng thái sẽ đạt tới" },
  skipped: {
    en: "dry run: positions of acts that are on record already",
    vi: "chạy thử: vị trí các hành vi đã được ghi nhận",
  },
} satisfies Record<string, Text>;

export type WriteInput = AccountInput & Omit<NetworkInput, "quorum"> & { dryRun: true | undefined };

/**
 * A client that signs and sends, through the first endpoint.
 *
 * @throws {CliError} `CLI_RPC_MISSING`, and what `openAccount` throws
 */
export async function connectWriter(input: WriteInput, context: Context): Promise<RegistryClient> {
  const files = loadSettings(context);
  const [endpoint] = findEndpoints(input.rpc, context, files);
  if (!endpoint) throw new CliError("CLI_RPC_MISSING");
  const timeout = (input.timeout ?? 30) * 1000;
  const deployment = findDeployment(input.deployment, context, files);
  const account = await openAccount(input, context, { files, url: endpoint.url });
  const port = { ...endpointPort(endpoint.url, timeout), account: async () => account };
  return createRegistryClient(port, { timeout, ...(deployment && { deployment }) });
}

/**
 * Tries a write, or sends it and waits until it is in a block.
 *
 * @param work the SDK's two functions, and what is said of it besides
 */
export async function write<P>(
  client: RegistryClient,
  input: Pick<WriteInput, "dryRun">,
  context: Context,
  {
    parameters,
    simulate,
    send,
    data = {},
    text,
  }: {
    parameters: P;
    simulate: (
      client: RegistryClient,
      parameters: P,
    ) => Promise<{ gas: bigint; status?: Status; skipped?: number[] }>;
    send: (client: RegistryClient, parameters: P) => Promise<Hex>;
    data?: Readonly<Record<string, unknown>>;
    /** What is done, for people. */
    text: string;
  },
): Promise<Result> {
  if (input.dryRun) {
    const simulated = await simulate(client, parameters);
    const bill = await gasBill(client, simulated.gas);
    return {
      data: { dryRun: true, ...data, ...simulated, ...bill },
      text: [text, ...dryRunLines(context, { ...simulated, ...bill })].join("\n"),
    };
  }
  const transaction = await send(client, parameters);
  const { blockNumber, gasUsed } = await waitForSent(client, transaction, context);
  return {
    data: { dryRun: false, ...data, transaction, blockNumber, gas: gasUsed },
    text: [
      text,
      context.say(
        {
          en: "Done: transaction {transaction} in block {blockNumber}, {gas} gas.",
          vi: "Xong: giao dịch {transaction} trong khối {blockNumber}, {gas} gas.",
        },
        { transaction, blockNumber, gas: gasUsed },
      ),
    ].join("\n"),
  };
}

/**
 * Waits until what was sent is in a block, and tells its hash before: whoever is cut off meanwhile can still look for it.
 *
 * @throws what `waitForTransaction` throws
 */
export function waitForSent(
  client: RegistryClient,
  transaction: Hex,
  context: Context,
): Promise<WaitForTransactionReturnType> {
  context.announce(context.say({ en: "sent: {transaction}", vi: "đã gửi: {transaction}" }, { transaction }));
  return waitForTransaction(client, { hash: transaction });
}

/** What gas costs at the present price, and what the client's account lacks to pay it, in wei. */
export type GasBill = { cost: bigint; missing: bigint };

/** Asks for the price of gas and for what the client's account holds. */
export async function gasBill(client: RegistryClient, gas: bigint): Promise<GasBill> {
  const account = await client.account?.();
  const [price, balance] = await Promise.all([
    ask(client, "eth_gasPrice", []),
    account && ask(client, "eth_getBalance", [account.address, "latest"]),
  ]);
  const cost = gas * BigInt(String(price));
  const held = balance === undefined ? cost : BigInt(String(balance));
  return { cost, missing: held < cost ? cost - held : 0n };
}

/** What a dry run says to people. */
export function dryRunLines(
  context: Context,
  { gas, cost, missing, status }: GasBill & { gas: bigint; status?: Status },
): string[] {
  return [
    context.say(
      {
        en: "Dry run: it would be accepted, for {gas} gas, {cost} ETH at the present price. Nothing was sent.",
        vi: "Chạy thử: sẽ được chấp nhận, tốn {gas} gas, {cost} ETH theo giá hiện tại. Chưa gửi gì.",
      },
      { gas, cost: formatEther(cost) },
    ),
    ...(missing > 0n
      ? [
          context.say(
            {
              en: "But the account cannot pay for it: {missing} ETH are missing.",
              vi: "Nhưng tài khoản không đủ tiền trả phí: còn thiếu {missing} ETH.",
            },
            { missing: formatEther(missing) },
          ),
        ]
      : []),
    ...(status
      ? [
          context.say(
            { en: "Status then: {status}", vi: "Trạng thái khi đó: {status}" },
            { status: shownStatus(status, context) },
          ),
        ]
      : []),
  ];
}
