import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { openBrowser } from "./openBrowser.js";

// What opens a browser elsewhere is no program that a folder could hold.
const opener = { linux: "xdg-open", darwin: "open" }[process.platform as string];
const url = "http://localhost:1/token";

if (opener !== undefined)
  describe("openBrowser", () => {
    const folder = mkdtempSync(join(tmpdir(), "mou-browser-"));
    const [runtime, temporary, nowhere, opened] = ["runtime", "temporary", "nowhere", "opened"].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    const outer = process.env.TMPDIR;
    before(() => {
      for (const place of [runtime, temporary]) mkdirSync(place);
      // Shows to what it was led.
      const script = `#!/bin/sh\necho "$1" > "${opened}.part"\nmv "${opened}.part" "${opened}"\n`;
      writeFileSync(join(folder, opener), script);
      chmodSync(join(folder, opener), 0o755);
    });
    afterEach(() => {
      if (outer === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = outer;
    });
    after(() => rmSync(folder, { recursive: true }));

    const open = (places: { runtime: string | undefined; temporary: string }): (() => void) => {
      process.env.TMPDIR = places.temporary;
      const PATH = `${folder}:${process.env.PATH ?? ""}`;
      return openBrowser(url, { PATH, XDG_RUNTIME_DIR: places.runtime });
    };

    it("leads it to a file, in the user's own place where that can be used", async () => {
      for (const [places, used] of [
        [{ runtime, temporary }, runtime],
        [{ runtime: undefined, temporary }, temporary],
        [{ runtime: nowhere, temporary }, temporary],
      ] as const) {
        const forget = open(places);
        while (!existsSync(opened)) await new Promise((resolve) => setTimeout(resolve, 10));
        const file = fileURLToPath(readFileSync(opened, "utf8").trim());
        rmSync(opened);
        expect(dirname(dirname(file))).to.equal(used);
        expect(readFileSync(file, "utf8")).to.contain(url);
        forget();
        expect(readdirSync(used)).to.deep.equal([]);
      }
    });

    it("opens nothing where no file can be written", () => {
      open({ runtime: nowhere, temporary: nowhere })();
      expect(existsSync(nowhere)).to.equal(false);
    });
  });
