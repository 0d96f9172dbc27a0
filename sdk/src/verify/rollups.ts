/**
 * Rollups whose nodes give as `finalized` only what follows from data that is final on the chain on which they settle, by chain id. Their
 * `latest` and `safe` mean less: the word of the sequencer, or data that the chain below could still lose.
 *
 * @see docs/evidence.md, "Rollups"
 */
export const rollups: Readonly<Record<number, { settlesOn: string }>> = {
  10: { settlesOn: "Ethereum" }, // OP Mainnet
  8453: { settlesOn: "Ethereum" }, // Base
  42161: { settlesOn: "Ethereum" }, // Arbitrum One
  11155420: { settlesOn: "Sepolia" }, // OP Sepolia
  84532: { settlesOn: "Sepolia" }, // Base Sepolia
  421614: { settlesOn: "Sepolia" }, // Arbitrum Sepolia
};
