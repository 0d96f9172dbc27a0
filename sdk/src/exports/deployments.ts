export { deployments } from "../deployments/deployments.js";
export {
  type DeploymentRecord,
  type RegistryDeployment,
  registryDeployment,
} from "../deployments/registryDeployment.js";
