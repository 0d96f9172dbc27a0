import { type Pkcs11Access, pkcs11Tool } from "./pkcs11Tool.js";

/** A token in a slot. */
export type Token = {
  /** The slot's id, as `--slot` takes it. */
  slot: string;
  label: string;
  manufacturer: string;
  model: string;
  serialNumber: string;
};

/**
 * The tokens that a module finds; no PIN is needed.
 *
 * @throws {TokenError} what `pkcs11Tool` throws
 */
export async function listTokens(access: Pkcs11Access): Promise<Token[]> {
  const { text } = await pkcs11Tool(access, ["--list-slots"]);
  return text.split(/^Slot /m).flatMap((block) => {
    const [, slot] = /^\d+ \((0x[0-9a-f]+)\)/.exec(block) ?? [];
    const member = (name: string) => new RegExp(`^ *${name} *: ?(.*)$`, "m").exec(block)?.[1]?.trim() ?? "";
    // A slot without a token has no label; an empty token has nothing to sign with.
    if (slot === undefined || !/^ *token label/m.test(block)) return [];
    return [
      {
        slot,
        label: member("token label"),
        manufacturer: member("token manufacturer"),
        model: member("token model"),
        serialNumber: member("serial num"),
      },
    ];
  });
}
