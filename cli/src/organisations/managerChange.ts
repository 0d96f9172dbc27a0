import type { Authorization, RegistryClient } from "minhuoc";
import type { Hex } from "viem";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { exclusive } from "../frame/exclusive.js";
import { flag } from "../frame/parameters.js";
import type { Text } from "../frame/text.js";
import { connectWriter, write, writeOptions, writeResult } from "../network/write.js";
import type { RefusedSignature } from "../safes/refusedSignatures.js";
import { safeOptions, safeResult } from "../safes/safeOptions.js";
import { refuseSender } from "../signers/openOwnSigner.js";
import { signerOptions } from "../signers/signerOptions.js";
import { utc } from "../words/utc.js";
import { readAuthorization, relayOptions } from "./relayOptions.js";
import { type SignedChange, signAsManager } from "./signAsManager.js";

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
  "authorization.key": { en: "with --sign: the manager's key", vi: "với --sign: khóa quản lý" },
  "authorization.deadline": {
    en: "with --sign: Unix seconds until which it counts",
    vi: "với --sign: giây Unix, hạn dùng",
  },
  "authorization.signature": { en: "with --sign: the signature", vi: "với --sign: chữ ký" },
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
 * @param prepare what is changed, once the options are known to fit together
 * @throws {CliError} `CLI_VALUE_INVALID`, `CLI_KEY_SENDS_NOTHING`, and what `signAsManager` and `connectWriter` throw
 */
export async function managerChange<P extends object>(
  { sign, authorization, ...input }: Values<typeof changeOptions>,
  context: Context,
  prepare: () => Promise<Change<P>>,
): Promise<Result> {
  if (sign && authorization !== undefined) throw exclusive("--sign", "--authorization");
  if (!sign) refuseSender(input);
  const relayed = readAuthorization(authorization, context);
  const { signed, parameters, ...change } = await prepare();
  if (!sign) {
    const client = await connectWriter(input, context);
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
  return "text" in outcome ? outcome : unsent(outcome, change, context);
}

/** The result of `--sign`: the change, and a manager's signature over it. */
const unsent = (
  { refused = [], ...authorization }: Authorization & { refused?: readonly RefusedSignature[] },
  { data, text }: Pick<Change<unknown>, "data" | "text">,
  context: Context,
): Result => ({
  data: { ...data, authorization, ...(refused.length > 0 && { safe: { refused } }) },
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
