import type { Authorization, RegistryClient } from "minhuoc";
import type { Hex } from "viem";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { exclusive } from "../frame/exclusive.js";
import { flag } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { connectWriter, write, writeOptions, writeResult } from "../network/write.js";
import { safeOptions, safeResult } from "../safes/safeOptions.js";
import { refuseSender } from "../signers/openOwnSigner.js";
import { signerOptions } from "../signers/signerOptions.js";
import { utc } from "../words/utc.js";
import { readSignedChange, type SignedFile } from "./readSignedChange.js";
import { refuseOtherChange, refuseSpent } from "./refuseOtherChange.js";
import { relayOptions } from "./relayOptions.js";
import { type ManagerSignature, type SignedChange, signAsManager } from "./signAsManager.js";

/** What every command by which a manager changes something can be given. */
export const changeOptions = {
  ...relayOptions,
  ...safeOptions,
  ...signerOptions,
  ...writeOptions,
  dryRun: flag("--dry-run", {
    en: "send nothing: say whether it would be accepted, and the gas; with --sign: sign nothing, show the change",
    vi: "không gửi gì: chỉ cho biết có được chấp nhận không và tốn bao nhiêu gas; với --sign: không ký, chỉ cho xem thay đổi",
  }),
};

/** What such a command says besides of the change itself. */
export const changeResult = {
  change: {
    en: "with --sign: KeyAddition, KeyRevocation or ManagerVeto",
    vi: "với --sign: KeyAddition, KeyRevocation hoặc ManagerVeto",
  },
  "authorization.key": { en: "with --sign: the manager's key", vi: "với --sign: khóa quản lý" },
  "authorization.deadline": {
    en: "with --sign: Unix seconds until which it counts",
    vi: "với --sign: giây Unix, hạn dùng",
  },
  "authorization.signature": { en: "with --sign: the signature", vi: "với --sign: chữ ký" },
  "authorization.nonce": {
    en: "with --sign: how many signed changes of the organisation came before, as digits",
    vi: "với --sign: số thay đổi đã ký trước đó của tổ chức, dạng chữ số",
  },
  nonce: {
    en: "with --safe, while it has not signed: number of the organisation's change",
    vi: "với --safe, khi Safe chưa ký xong: số thứ tự thay đổi của tổ chức",
  },
  deadline: {
    en: "with --safe, while it has not signed: Unix seconds until which it will count",
    vi: "với --safe, khi Safe chưa ký xong: giây Unix, hạn dùng",
  },
  ...safeResult,
  ...writeResult,
} satisfies Record<string, Text>;

type Change<P> = {
  /** What the manager signs. */
  signed: SignedChange;
  /** The same for the SDK's two functions. */
  parameters: P;
  simulate: (client: RegistryClient, parameters: P & Relayed) => Promise<{ gas: bigint }>;
  send: (client: RegistryClient, parameters: P & Relayed) => Promise<Hex>;
  data: Readonly<Record<string, unknown>>;
  /** What is done, for people. */
  text: string;
};
type Relayed = { authorization?: Authorization };

/**
 * A manager's change: sent by the manager's account, or by any account with the manager's signature; or signed and not sent.
 *
 * @param prepare what is changed, once the options are known to fit together; it is told what the file of `--authorization` says
 * @throws {CliError} `CLI_OPTIONS_EXCLUSIVE`, `CLI_KEY_SENDS_NOTHING`, and what `readSignedChange`, `refuseOtherChange`, `refuseSpent`,
 *   `signAsManager` and `connectWriter` throw
 */
export async function managerChange<P extends object>(
  { sign, authorization, ...input }: Values<typeof changeOptions>,
  context: Context,
  prepare: (said: SignedFile["said"]) => Promise<Change<P>>,
): Promise<Result> {
  if (sign && authorization !== undefined) throw exclusive("--sign", "--authorization");
  if (!sign) refuseSender(input);
  const file = authorization === undefined ? undefined : readSignedChange(authorization, context.cwd);
  const { signed, parameters, ...change } = await prepare(file?.said ?? {});
  if (file) refuseOtherChange(file, { change: signed.primaryType, ...parameters });
  if (!sign) {
    const client = await connectWriter(input, context);
    if (file) await refuseSpent(client, file, signed.message);
    const relayed = file && { authorization: file.authorization };
    return write(client, input, context, { parameters: { ...parameters, ...relayed }, ...change });
  }
  if (input.dryRun)
    return {
      data: { dryRun: true, ...change.data },
      text: [
        change.text,
        context.say({ en: "Dry run: nothing was signed.", vi: "Chạy thử: chưa ký gì." }),
      ].join("\n"),
    };
  const outcome = await signAsManager(input, context, { signed, ...change });
  return "text" in outcome ? outcome : unsent(outcome, { signed, ...change }, context);
}

/** The result of `--sign`: the change, and a manager's signature over it. */
const unsent = (
  { refused = [], ...authorization }: ManagerSignature,
  { signed, data, text }: Pick<Change<unknown>, "signed" | "data" | "text">,
  context: Context,
): Result => ({
  data: {
    change: signed.primaryType,
    ...data,
    authorization,
    ...(refused.length > 0 && { safe: { refused } }),
  },
  text: [
    text,
    context.say(
      {
        en: "Signed, not sent. It counts until {time}; send it with --authorization:",
        vi: "Đã ký, chưa gửi. Có giá trị đến {time}; gửi bằng --authorization:",
      },
      { time: utc(authorization.deadline) },
    ),
    JSON.stringify(authorization, null, 2),
  ].join("\n"),
});
