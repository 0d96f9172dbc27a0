import type { Context } from "../frame/context.js";
import { loadSettings } from "../settings/loadSettings.js";

/**
 * The file of settings that decides by which registry, or through which endpoints, something is verified, where nobody named it: it lies in the
 * folder or above, so that whoever handed the folder over may have written it.
 *
 * @returns its path, or null where no such file decides
 * @throws what `loadSettings` throws
 */
export function reliedSettings(
  input: { deployment: string | undefined; rpc: string[] | undefined; evidence: string | undefined },
  context: Context,
): string | null {
  const file = loadSettings(context).find(({ isFound }) => isFound);
  const { deployment, rpc } = file?.settings ?? {};
  const namesEndpoint =
    input.evidence === undefined && input.rpc === undefined && context.env.MOU_RPC_URL === undefined;
  const decides =
    (input.deployment === undefined && deployment !== undefined) || (namesEndpoint && rpc !== undefined);
  return file && decides ? file.path : null;
}
