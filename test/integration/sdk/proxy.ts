// An endpoint on loopback that stands before a good one and tampers with what passes.

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type RpcRequest = { id: number; method: string; params: unknown[] };
type RpcAnswer = { result?: unknown; error?: { code: number; message: string } };

/** What the endpoint does with one request: answers in its own way, or with JSON-RPC that was changed or not. */
export type Tamper = (
  request: RpcRequest,
  forward: () => Promise<RpcAnswer>,
) => Promise<RpcAnswer | ((response: ServerResponse) => void)>;

export type TamperingProxy = Awaited<ReturnType<typeof startProxy>>;

export async function startProxy(target: string) {
  let tamper: Tamper = (_, forward) => forward();
  const seen: RpcRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body: RpcRequest | RpcRequest[] = JSON.parse(Buffer.concat(chunks).toString());
    const answers: unknown[] = [];
    for (const request of Array.isArray(body) ? body : [body]) {
      seen.push(request);
      const answer = await tamper(request, async () => {
        const init = {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(request),
        };
        return (await (await fetch(target, init)).json()) as RpcAnswer;
      });
      if (typeof answer === "function") return answer(response);
      answers.push({ ...answer, jsonrpc: "2.0", id: request.id });
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests so far. */
    seen,
    /** From now on. Without one, everything passes as it is. */
    tamper: (next?: Tamper) => {
      seen.length = 0;
      tamper = next ?? ((_, forward) => forward());
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Changes the result of one method, and of a call where its data begins so. */
export const changing =
  (method: string, change: (result: unknown, request: RpcRequest) => unknown, selector = ""): Tamper =>
  async (request, forward) => {
    const answer = await forward();
    if (request.method !== method || !JSON.stringify(request.params).includes(selector)) return answer;
    return { result: change(answer.result, request) };
  };
