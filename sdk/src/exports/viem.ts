export type { RegistryActions } from "../actions/registryActions.js";
export type { RegistryDeployment } from "../deployments/registryDeployment.js";
export type { RegistryOptions } from "../reads/client.js";
export { minhuocActions } from "../viem/minhuocActions.js";
