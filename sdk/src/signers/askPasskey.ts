import { SignerError } from "../errors/signer.js";

/** Names of the exceptions by which a browser says that the person refused, or let the time pass. */
const REFUSALS = ["NotAllowedError", "AbortError"];

/** Asks a browser for a passkey's answer, and gives the person's refusal a code. */
export async function askPasskey<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Error) || !REFUSALS.includes(error.name)) throw error;
    throw new SignerError({
      code: "SIGNER_REFUSED",
      message: `The passkey did not sign: ${error.message.replace(/\.$/, "")}.`,
      remedy: "Nothing was signed; ask again when the person agrees, with the device at hand.",
      values: { reason: error.name },
      cause: error,
    });
  }
}
