import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Starts anvil on loopback, on a free port. */
export async function startAnvil(): Promise<{ url: string; close: () => void }> {
  const platform = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  const folder = dirname(
    createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${platform}/package.json`),
  );
  const file = join(folder, "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
  const args = ["--host", "127.0.0.1", "--port", "0", "--hardfork", "osaka"];
  const anvil = spawn(file, args, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    anvil.on("error", reject);
    anvil.on("exit", (code) => reject(new Error(`anvil ended with ${code}: ${output}`)));
    anvil.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      const address = output.match(/Listening on (\S+)/)?.[1];
      if (address) resolve(`http://${address}`);
    });
  });
  return { url, close: () => anvil.kill() };
}
