import type { Context } from "../frame/context.js";
import type { NetworkInput } from "../network/networkOptions.js";
import { loadSettings } from "../settings/loadSettings.js";

/**
 * The file of settings that decides by which registry, or through which endpoints, something is verified, where nobody named it: it lies in the
 * folder or above, so that whoever handed the folder over may have written it.
 *
 * @returns its path, or null where no such file decides
 * @throws what `loadSettings` throws
 */
export function reliedSettings(
  input: Pick<NetworkInput, "deployment" | "quorum" | "rpc"> & { evidence: string | undefined },
  context: Context,
): string | null {
  const file = loadSettings(context).find(({ isFound }) => isFound);
  const { deployment, quorum, rpc } = file?.settings ?? {};
  // For evidence only the endpoints of the options are asked.
  const asks = input.evidence === undefined || input.rpc !== undefined;
  const namesEndpoint = asks && input.rpc === undefined && context.env.MOU_RPC_URL === undefined;
  const decides =
    (input.deployment === undefined && deployment !== undefined) ||
    (asks && input.quorum === undefined && quorum !== undefined) ||
    (namesEndpoint && rpc !== undefined);
  return file && decides ? file.path : null;
}
