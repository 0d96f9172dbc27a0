import { type DecodedKey, decodeKey, type RegistryClient } from "minhuoc";
import type { Hex } from "viem";

/** What kind of key it is, named only where its verifier is one of the deployment's. */
export async function describeKey(client: RegistryClient, key: Hex): Promise<DecodedKey> {
  const { verifiers } = await client.deployment();
  return decodeKey(key, verifiers);
}

/** The size of an RSA key. */
export const bitsOf = (key: DecodedKey | undefined): { bits?: number } =>
  key?.type === "rsa" ? { bits: key.bits } : {};
