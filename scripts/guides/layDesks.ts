// The desks of a guide: a folder for each one who acts in it, with what that one has before the first step.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { encryptKeystoreJson } from "ethers";
import { createWalletClient, type Hex, http, toHex } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { issue, writePkcs12, year } from "../../cli/src/tokens/testPki.js";
import { MNEMONIC, type Stage } from "../demo/alliance.js";
import { makeDraft } from "../demo/draft.js";
import { testKey } from "../lib/signers.js";
import { deploySafe } from "../lib/testSafe.js";
import { loadFacts } from "../specimens/facts.js";
import { makeTamperedSpecimen } from "../specimens/pdf.js";
import type { Guide } from "./guides.js";

/** The password of everything in the guides, which protects nothing. */
const PASSWORD = "the keys of these guides are known to everybody";

/**
 * Lays the desks: keystores, RSA keys and documents, and on the chain the Safe that a party has.
 *
 * @param folder a new folder; it gets `deployment.json` and one folder for each who acts
 */
export async function layDesks(stage: Stage, guide: Guide, folder: string): Promise<void> {
  const write = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    // As wallets write them: for nobody else to read.
    await writeFile(path, content, { mode: 0o600 });
  };
  await write("deployment.json", json(stage.deployment));
  await layDocuments(guide, write);
  await layKeystores(guide, write);
  await layCertificates(guide, write);
  if (guide.safe.length > 0) {
    const wallet = createWalletClient({
      account: mnemonicToAccount(MNEMONIC, { addressIndex: 1 }),
      chain: hardhat,
      transport: http(stage.rpc),
    });
    const owners = guide.safe.map((desk) => privateKeyToAccount(keyOf(desk, "owner")).address);
    await deploySafe(wallet, { owners, threshold: 2 });
  }
}

type Write = (name: string, content: string | Uint8Array) => Promise<void>;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const keyOf = (desk: string, name: string): Hex => testKey(`${name} of ${desk}`);

async function layDocuments(guide: Guide, write: Write): Promise<void> {
  const facts = loadFacts();
  const instrument = facts.instruments.find(({ key }) => key === guide.instrument);
  if (!instrument) throw new Error(`The facts file has no instrument ${guide.instrument}.`);
  const texts = [
    { name: "", ...(await makeDraft(instrument, facts, guide.terms)) },
    ...(guide.amends
      ? [
          {
            name: "-amended",
            ...(await makeDraft({ ...instrument, key: `${instrument.key}-amended` }, facts, guide.terms)),
          },
        ]
      : []),
  ];
  for (const { name, key, pdf, salted } of texts) {
    await write(`${guide.drafter}/${key}.pdf`, pdf);
    await write(`${guide.drafter}/metadata${name}.json`, json(salted.metadata));
  }
  // As it would lie in somebody's inbox.
  await write(
    `${guide.verifier}/${instrument.key}-received.pdf`,
    await makeTamperedSpecimen(instrument, facts),
  );
}

async function layKeystores(guide: Guide, write: Write): Promise<void> {
  const lay = async (desk: string, name: string, privateKey: Hex) => {
    const { address } = privateKeyToAccount(privateKey);
    // Little work, so that the walk is quick.
    const options = { scrypt: { N: 1024, r: 8, p: 1 } };
    await write(
      `${desk}/${name}.json`,
      await encryptKeystoreJson({ address, privateKey }, PASSWORD, options),
    );
    await write(`${desk}/password.txt`, `${PASSWORD}\n`);
  };
  const { privateKey } = mnemonicToAccount(MNEMONIC, { addressIndex: 0 }).getHdKey();
  await lay("secretariat", "secretariat", toHex(privateKey ?? new Uint8Array()));
  for (const [desk, names] of Object.entries(guide.keystores)) {
    for (const name of names) await lay(desk, name, keyOf(desk, name));
  }
}

/** An RSA key for each desk, from an authority of its country, and the authorities' roots for the verifier. */
async function layCertificates(guide: Guide, write: Write): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  const validity = { validFrom: now - year, validUntil: now + year };
  for (const [desk, { country: C, organisation: O, person: CN }] of Object.entries(guide.certificates)) {
    const authority = issue({
      subject: { C, O: "Specimen", CN: `Specimen Root CA ${C}` },
      authority: {},
      keyUsage: ["keyCertSign", "cRLSign"],
      ...validity,
    });
    const own = issue({
      subject: { C, O, CN },
      issuer: authority,
      keyUsage: ["digitalSignature", "nonRepudiation"],
      ...validity,
    });
    await write(`${desk}/${desk}.p12`, writePkcs12([own, authority], PASSWORD));
    await write(`${desk}/pin.txt`, `${PASSWORD}\n`);
    await write(`${guide.verifier}/root-${C}.crt`, authority.der);
  }
}
