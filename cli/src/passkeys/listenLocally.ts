import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const ATTEMPTS = 10;
/** Of a machine without IPv6. */
const ABSENT = ["EADDRNOTAVAIL", "EAFNOSUPPORT"];

/**
 * Listens on a free port of this machine alone, on both addresses that `localhost` stands for: were one of them left, another program could
 * answer there.
 */
export async function listenLocally(listener: RequestListener): Promise<{ port: number; close: () => void }> {
  for (let attempt = 1; ; attempt++) {
    const first = createServer(listener);
    await listen(first, "127.0.0.1", 0);
    const { port } = first.address() as AddressInfo;
    const second = createServer(listener);
    const servers = [first, second];
    const close = () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    };
    try {
      await listen(second, "::1", port);
      return { port, close };
    } catch (error) {
      if (ABSENT.includes((error as NodeJS.ErrnoException).code ?? "")) return { port, close };
      close();
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
