import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { openExternalAccount } from "./openExternalAccount.js";

const from = `0x${"11".repeat(20)}` as const;
const safe = `0x${"22".repeat(20)}` as const;

describe("openExternalAccount", () => {
  const asked: { path: string; method: string; params: unknown[] }[] = [];
  // What goes over the wire is what matters: which chain a signer of another chain is told, and which type of the domain.
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ path: incoming.url ?? "", method, params });
    const result = method === "eth_chainId" ? (incoming.url === "/endpoint" ? "0xaa36a7" : "0x1") : "0x12";
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  });
  let url: string;
  const last = () => asked[asked.length - 1];

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it("names the endpoint's chain to a signer that may be on another", async () => {
    const account = await openExternalAccount(`${url}/signer`, { from, endpoint: `${url}/endpoint` });
    await account.sendTransaction({ to: safe, data: "0x00", gas: 1n });
    expect(last()).to.deep.equal({
      path: "/signer",
      method: "eth_sendTransaction",
      params: [{ from, to: safe, data: "0x00", gas: "0x1", chainId: "0xaa36a7" }],
    });
  });

  it("writes out the domain's type as that domain is, a Safe's without name and version", async () => {
    const account = await openExternalAccount(`${url}/signer`, { from, endpoint: undefined });
    const types = { SafeMessage: [{ name: "message", type: "bytes" }] };
    const message = { message: "0x00" };
    for (const named of [{}, { name: "Registry", version: "1" }]) {
      const domain = { ...named, chainId: 1, verifyingContract: safe };
      await account.signTypedData({ domain, types, primaryType: "SafeMessage", message });
      const data = JSON.parse(String(last()?.params[1]));
      const members = data.types.EIP712Domain.map(({ name }: { name: string }) => name);
      expect(members).to.deep.equal(Object.keys(domain));
    }
  });
});
