import type { PrivateKeyAccount } from "viem/accounts";
import { CliError } from "../frame/CliError.js";
import { keepSecret } from "../frame/secrets.js";

/**
 * The account of a private key in hex, with or without 0x.
 *
 * @param source where it comes from, for the error; the key itself is in none
 * @throws {CliError} `CLI_KEY_INVALID`
 */
export async function toPrivateKey(text: string, source: string): Promise<PrivateKeyAccount> {
  const digits = keepSecret(text.trim()).replace(/^0x/i, "");
  if (/^[0-9a-fA-F]{64}$/.test(digits)) {
    const { privateKeyToAccount } = await import("viem/accounts");
    try {
      return privateKeyToAccount(`0x${digits.toLowerCase()}`);
    } catch {
      // Zero, or beyond the order of the curve; the library's error would repeat it.
    }
  }
  throw new CliError("CLI_KEY_INVALID", { source });
}
