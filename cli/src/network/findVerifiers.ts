import type { Envelope, KnownVerifiers } from "minhuoc/core";
import { deployments } from "minhuoc/deployments";
import type { Context } from "../frame/context.js";
import { loadSettings } from "../settings/loadSettings.js";
import { findDeployment } from "./findDeployment.js";

/**
 * The verifier contracts of the registry that an envelope is for, where its deployment is known; no endpoint is asked.
 *
 * @throws {CliError} what `findDeployment` throws
 */
export function findVerifiers(
  given: string | undefined,
  context: Context,
  { chainId, registry }: Pick<Envelope, "chainId" | "registry">,
): KnownVerifiers {
  const found = findDeployment(given, context, loadSettings(context)) ?? deployments[chainId];
  const isIts = found?.chainId === chainId && found.agreements.toLowerCase() === registry.toLowerCase();
  return (isIts && found.verifiers) || {};
}
