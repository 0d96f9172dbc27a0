/**
 * What the answers of endpoints rest on. One that has to agree with itself is one.
 *
 * @param source.quorum where several are asked: how many have to agree
 */
export function endpointTrust({ quorum }: { quorum?: { required: number } }): "one-rpc" | "k-of-n" {
  return (quorum?.required ?? 0) >= 2 ? "k-of-n" : "one-rpc";
}
