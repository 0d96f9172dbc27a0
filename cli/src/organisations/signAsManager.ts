import { type Authorization, getNonce, signManagerMessage } from "minhuoc";
import {
  defaultValidUntil,
  keyId,
  type MemberMessages,
  type MemberMessageType,
  memberDigest,
  memberTypedData,
} from "minhuoc/core";
import type { Hex } from "viem";
import type { Result, Values } from "../frame/command.js";
import type { Context } from "../frame/context.js";
import { connect } from "../network/connect.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { readBlockTime } from "../network/readBlockTime.js";
import { checkUntil } from "../safes/checkUntil.js";
import { readOwnerSignatures, writeOwnerSignatures } from "../safes/ownerSignatures.js";
import type { RefusedSignature } from "../safes/refusedSignatures.js";
import type { safeOptions } from "../safes/safeOptions.js";
import { signBySafe } from "../safes/signBySafe.js";
import { openSigner } from "../signers/openSigner.js";
import type { SignerInput } from "../signers/signerOptions.js";
import { withTimes } from "../words/withTimes.js";
import { parseAddress } from "./parseAddress.js";
import { registryVerifiers } from "./registryVerifiers.js";
import { requireManager } from "./requireManager.js";

/** A change that concerns a key, as a manager signs it; the organisation's next nonce and the deadline are added. */
export type SignedChange = {
  [Type in Exclude<MemberMessageType, "ProfileUpdate">]: {
    primaryType: Type;
    message: Omit<MemberMessages[Type], "nonce" | "deadline">;
  };
}[Exclude<MemberMessageType, "ProfileUpdate">];

/** A manager's signature, and the organisation's nonce for which it counts, in digits. */
export type ManagerSignature = Authorization & { nonce: string; refused?: readonly RefusedSignature[] };

/** How many seconds one endpoint may lag behind another. */
const TOLERANCE = 3600;

/**
 * A manager's signature over a change, by a key of whatever kind or by the owners of a Safe; nothing is sent.
 *
 * @param change `data` and `text`: what is changed, for scripts and for people
 * @returns the result instead, while owners of the Safe are missing or it has not approved
 * @throws {CliError} `CLI_OWNER_SIGNATURES_OTHER`, what `checkUntil`, `connect` and `openSigner` throw
 * @throws what `requireManager` and `signBySafe` throw
 */
export async function signAsManager(
  input: SignerInput & Values<typeof safeOptions> & Omit<NetworkInput, "quorum">,
  context: Context,
  { signed, data, text }: { signed: SignedChange; data: Readonly<Record<string, unknown>>; text: string },
): Promise<ManagerSignature | Result> {
  const client = connect({ ...input, quorum: undefined }, context);
  const { primaryType, message } = signed;
  const [nonce, now] = await Promise.all([getNonce(client, message), readBlockTime(client)]);
  const standard = defaultValidUntil(now);
  const summaryFor = (deadline: number): string =>
    [
      text,
      "",
      ...Object.entries(withTimes({ ...message, nonce, deadline })).map(
        ([name, value]) => `${name}: ${String(value)}`,
      ),
    ].join("\n");
  const open = (summary: string) =>
    openSigner(input, context, {
      verifiers: () => registryVerifiers(client),
      summary,
      client: async () => client,
    });
  if (input.safe === undefined) {
    const signer = await open(summaryFor(standard));
    await requireManager(client, { organisation: message.organisation, key: signer.key, now });
    const parameters = { primaryType, message: { ...message, nonce, deadline: standard }, signer };
    return { ...(await signManagerMessage(client, parameters)), nonce: String(nonce) };
  }

  const safe = parseAddress("--safe", input.safe);
  await requireManager(client, { organisation: message.organisation, key: safe, now });
  const { chainId, members } = await client.deployment();
  const registry = members.toLowerCase() as Hex;
  const head = { version: 1 as const, chainId, registry, safe, change: primaryType, ...message, nonce };
  const [file = `${primaryType}-${keyId(message.key).slice(2, 10)}.safe.json`, ...files] =
    input.ownerSignatures ?? [];
  const { cwd } = context;
  // Owners sign the same bytes: the first of them fixes until when they count.
  const readFixed = ({ deadline }: Readonly<Record<string, unknown>>) => ({ deadline: Number(deadline) });
  let held = readOwnerSignatures([file, ...files], { head, readFixed }, cwd);
  if (!held) {
    held = { ...head, deadline: standard, signatures: [] };
    // What the Safe approves on chain has to be the same when the program runs again.
    if (input.approved) writeOwnerSignatures(file, held, cwd);
  }
  const { deadline } = held;
  const parameters = { primaryType, message: { ...message, nonce, deadline }, chainId, registry };
  const contents = { typedData: memberTypedData(parameters), digest: memberDigest(parameters) };
  checkUntil(deadline, { now, latest: standard + TOLERANCE });
  const summary = summaryFor(deadline);
  const openOwner = () => {
    // The file says it, no option does.
    context.notice(summary);
    return open(summary);
  };
  const about = { ...data, nonce, deadline };
  const place = { file, beside: [], describe: async () => ({ about, text: summary }) };
  const outcome = await signBySafe(client, input, { contents, held }, place, openOwner, context);
  return "signature" in outcome ? { key: safe, deadline, nonce: String(nonce), ...outcome } : outcome;
}
