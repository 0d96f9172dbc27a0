import { chainFailure, type RegistryPort } from "minhuoc";

/**
 * Asks an endpoint what the SDK has no action for; its failure gets the code that it has everywhere.
 *
 * @throws {ChainError}
 */
export async function ask(
  { request }: Pick<RegistryPort, "request">,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  try {
    return await request({ method, params });
  } catch (error) {
    throw chainFailure(method, error);
  }
}
