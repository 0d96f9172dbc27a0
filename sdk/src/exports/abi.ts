export { agreementRegistryAbi } from "../abi/agreementRegistryAbi.js";
export { memberRegistryAbi } from "../abi/memberRegistryAbi.js";
