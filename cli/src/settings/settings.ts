import type { RegistryDeployment } from "minhuoc/deployments";
import type { Hex } from "viem";

/** Where the account comes from. Never the key itself. */
export type AccountSettings =
  | { type: "keystore"; file: string }
  | { type: "env"; name: string }
  | { type: "hardhat"; name: string }
  | { type: "external"; url: string; address?: string };

/** Which key signs where it is no account. Never its password or PIN. */
export type SignerSettings =
  | { type: "pkcs12"; file: string }
  | { type: "pkcs11"; module?: string; token?: string; certificate?: Hex }
  | { type: "passkey"; file: string };

/** What a file of settings says. Paths are relative to its folder. */
export type Settings = {
  /** Endpoints (JSON-RPC). */
  rpc?: string[];
  /** How many of them have to agree. */
  quorum?: number;
  /** A file of `deployments/`, or the same as an object. */
  deployment?: string | RegistryDeployment;
  /** Sends, and signs where there is no `signer`. */
  account?: AccountSettings;
  signer?: SignerSettings;
};

/** Name of a project's file. */
export const SETTINGS_FILE = "mou.config.json";
