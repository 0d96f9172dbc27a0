import type { RegistryDeployment } from "./registryDeployment.js";

/** The registries that are known, by chain id; generated from `deployments/`. */
export const deployments: Readonly<Record<number, RegistryDeployment>> = {};
