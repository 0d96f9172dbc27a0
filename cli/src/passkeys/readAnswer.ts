import type { Bytes, PageAnswer } from "./page/protocol.js";

/**
 * What the page sent, as the browser would have given it: a credential, or the error with which it refused.
 *
 * @returns undefined for what no page of ours sends
 */
export function readAnswer(text: string): object | Error | undefined {
  try {
    const answer = JSON.parse(text) as Partial<Record<string, unknown>> & Partial<PageAnswer>;
    if ("error" in answer) {
      const { name, message } = answer.error as { name: unknown; message: unknown };
      if (typeof name !== "string" || typeof message !== "string") return undefined;
      return Object.assign(new Error(message.slice(0, LONGEST)), { name: name.slice(0, LONGEST) });
    }
    if ("registration" in answer) {
      const { rawId, publicKey } = answer.registration as { rawId: Bytes; publicKey: Bytes | null };
      const key = publicKey && toBytes(publicKey);
      return { rawId: toBytes(rawId), response: { getPublicKey: () => key } };
    }
    const { authenticatorData, clientDataJSON, signature } = answer.assertion as Record<string, Bytes>;
    return {
      response: {
        authenticatorData: toBytes(authenticatorData),
        clientDataJSON: toBytes(clientDataJSON),
        signature: toBytes(signature),
      },
    };
  } catch {
    return undefined;
  }
}

const LONGEST = 200;

function toBytes(value: Bytes | undefined): Uint8Array {
  if (!/^([0-9a-f]{2})+$/.test(String(value?.bytes))) throw new TypeError("no bytes");
  return Uint8Array.from(Buffer.from(String(value?.bytes), "hex"));
}
