import type { Hex } from "viem";

/** Whether a text is an id, 32 bytes in hex. */
export const isId = (text: string): text is Hex => /^0x[0-9a-fA-F]{64}$/.test(text);
