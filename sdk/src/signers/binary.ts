import { type Hex, hexToBytes } from "viem";

/** Bytes as browsers give them. */
export type Binary = ArrayBuffer | ArrayBufferView;

/** A view of the same bytes. */
export function toUint8Array(binary: Binary): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } =
    binary instanceof ArrayBuffer ? { buffer: binary, byteOffset: 0, byteLength: binary.byteLength } : binary;
  // No browser gives shared memory here.
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** Whether a value is bytes. */
export function isBinary(value: unknown): value is Binary {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** One character for each byte. */
export function binaryText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** Without padding (RFC 4648, section 5). */
export function base64Url(hex: Hex): string {
  return btoa(binaryText(hexToBytes(hex)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
