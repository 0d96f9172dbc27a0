import type { KnownVerifiers, RegistryClient } from "minhuoc";

/** The verifier contracts of a client's registry, none where its deployment names none. */
export const registryVerifiers = async (client: RegistryClient): Promise<KnownVerifiers> =>
  (await client.deployment()).verifiers ?? {};
