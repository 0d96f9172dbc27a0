import type { RegistryDeployment } from "minhuoc/deployments";

/** Where the account comes from. Never the key itself. */
export type AccountSettings =
  | { type: "keystore"; file: string }
  | { type: "env"; name: string }
  | { type: "hardhat"; name: string }
  | { type: "external"; url: string; address?: string };

/** What a file of settings says. Paths are relative to its folder. */
export type Settings = {
  /** Endpoints (JSON-RPC). */
  rpc?: string[];
  /** How many of them have to agree. */
  quorum?: number;
  /** A file of `deployments/`, or the same as an object. */
  deployment?: string | RegistryDeployment;
  account?: AccountSettings;
};

/** Name of a project's file. */
export const SETTINGS_FILE = "mou.config.json";
