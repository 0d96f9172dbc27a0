// What a member organisation's page does with a passkey; passkey.test.ts bundles it for a real browser.

import type { Address, Hex } from "viem";
import {
  type CreatePasskeyReturnType,
  createPasskey,
  passkeySigner,
} from "../../../sdk/src/exports/signers.js";

export type Outcome<T> = { value: T } | { code: string };

/** An error does not pass from a page to its test. */
async function outcome<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) };
  }
}

const page = {
  create: (verifier: Address) =>
    outcome(
      createPasskey({
        verifier,
        rp: { name: "Bộ Khoa học và Công nghệ" },
        user: { name: "lich@example.vn", displayName: "Nguyễn Khắc Lịch" },
        create: (options) => navigator.credentials.create(options),
      }),
    ),
  sign: (verifier: Address, { x, y, credentialId }: CreatePasskeyReturnType, digest: Hex) =>
    outcome(
      passkeySigner({
        verifier,
        x,
        y,
        credentialId,
        get: (options) => navigator.credentials.get(options),
      }).sign({ digest }),
    ),
};

export type PasskeyPage = typeof page;
Object.assign(globalThis, { page });
