// `--serve`: leaves the chain up, and hands over what a member, a verifier and a dapp need to try it.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { agreementId } from "minhuoc";
import { testKey } from "../lib/signers.js";
import type { Organisation } from "../specimens/facts.js";
import type { Member, Stage } from "./alliance.js";
import type { Draft } from "./draft.js";
import type { Language } from "./output.js";

const FOLDER = "demo-files";

/** Writes specimens, keys and snippets into a folder, prints what to try on stderr, and waits for Ctrl-C. */
export async function serve({
  stage,
  members,
  drafts,
  language,
}: {
  stage: Stage;
  members: ReadonlyMap<Organisation, Member>;
  drafts: ReadonlyMap<string, Draft>;
  language: Language;
}): Promise<void> {
  const folder = fileURLToPath(new URL(`../../${FOLDER}/`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  const writeJson = (name: string, value: unknown) => write(name, `${JSON.stringify(value, null, 2)}\n`);

  for (const { key, pdf, agreement, salted } of drafts.values()) {
    await write(`${key}.pdf`, pdf);
    await writeJson(`${key}.json`, { id: agreementId(agreement), agreement, metadata: salted });
  }
  await writeJson("deployment.json", stage.deployment);
  await writeJson(
    "keys.json",
    Object.fromEntries(
      [...members.values()].map(({ organisation: { key }, identifier }) => [
        identifier,
        { manager: testKey(`manager of ${key}`), signatory: testKey(`signatory of ${key}`) },
      ]),
    ),
  );

  const vi = language === "vi";
  console.error(`
RPC                ${stage.rpc}  (chain ${stage.deployment.chainId})
AgreementRegistry  ${stage.deployment.agreements}
MemberRegistry     ${stage.deployment.members}

${vi ? "Khóa thử của người ký, ai cũng biết (khóa người quản lý trong" : "Signatories' test keys, known to everybody (managers' keys in"} ${FOLDER}/keys.json):`);
  for (const { identifier, organisation } of members.values()) {
    console.error(`  ${identifier.padEnd(54)} ${testKey(`signatory of ${organisation.key}`)}`);
  }
  for (const [index, { file, title, code }] of snippets(stage.rpc, language).entries()) {
    await write(file, code);
    console.error(
      `\n${index + 1}. ${title}: node ${FOLDER}/${file}\n\n${code.trim().replace(/^/gm, "     ")}`,
    );
  }
  console.error(`\n${vi ? "Ctrl-C để dừng." : "Ctrl-C ends it."}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/** One snippet for each kind of user: a verifier, a member, a dapp. */
function snippets(rpc: string, language: Language): { file: string; title: string; code: string }[] {
  const vi = language === "vi";
  const setUp = (...names: string[]) => `import { readFileSync } from "node:fs";
import { minhuocActions } from "minhuoc/viem";
import { ${[...names, "http"].join(", ")} } from "viem";
${names.includes("createWalletClient") ? 'import { privateKeyToAccount } from "viem/accounts";\n' : ""}
const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const registry = minhuocActions({ deployment: json("deployment.json") });
const transport = http("${rpc}");
`;
  return [
    {
      file: "verify.mjs",
      title: vi ? "Người kiểm tra: PDF này có thật không?" : "A verifier: is this PDF the real one?",
      code: `import { formatVerdict } from "minhuoc/verify";
${setUp("createPublicClient")}
const client = createPublicClient({ transport }).extend(registry);
const { agreement, metadata } = json("M17.json");
const document = readFileSync(new URL("M17.pdf", import.meta.url));
const verdict = await client.verifyAgreement({ document, agreement, metadata });
console.log(formatVerdict(verdict, "${language}"));
`,
    },
    {
      file: "dispute.mjs",
      title: vi
        ? "Thành viên: phản đối xác nhận đứng tên mình, không cần gas"
        : "A member: disputes its attestation, and needs no gas",
      code: `import { createStatement } from "minhuoc";
${setUp("createWalletClient")}
const { agreement } = json("M17.json");
const organisation = agreement.parties[0];
const member = createWalletClient({ account: privateKeyToAccount(json("keys.json")[organisation].manager), transport }).extend(registry);
const statement = createStatement({ name: "Người quản lý khóa", capacity: "bản mẫu" });
const act = await member.signAct({ kind: "dispute", agreement, organisation, statement });

// Anyone may submit what was signed, here an account of the local chain.
const [account] = await createWalletClient({ transport }).getAddresses();
const relayer = createWalletClient({ account, transport }).extend(registry);
await relayer.waitForTransaction({ hash: await relayer.submitActs({ agreement, acts: [act] }) });
console.log("disputed:", await relayer.getMarks({ id: json("M17.json").id }));
`,
    },
    {
      file: "status.mjs",
      title: vi ? "Dapp: thỏa thuận nào đang có hiệu lực?" : "A dapp: which agreements are in force?",
      code: `${setUp("createPublicClient")}
const client = createPublicClient({ transport }).extend(registry);
const { agreements, journal } = await client.listAgreements();
console.log("complete, as the journal proves:", journal.complete);
for (const { id } of agreements) console.log(id, await client.getStatus({ id }));
`,
    },
  ];
}
