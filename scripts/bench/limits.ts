/** The most that a point may cost, where the project has promised one. */
export const gasLimits: Readonly<Record<string, number>> = {
  "3 parties, signatures relayed, recorded and in force": 120_000,
  "2 parties, signatures relayed, recorded and in force": 105_000,
  "first attestation, by the sender": 88_000,
  "attestation by the sender, 3 parties on record": 57_000,
  "notice of one party, by the sender": 62_000,
  "relayed attestation, passkey (WebAuthn)": 88_000,
  "relayed attestation, RSA-2048": 135_000,
  "relayed attestation, Safe 2 of 3": 100_000,
  "isInForce, cold, read by another contract": 6_000,
};
