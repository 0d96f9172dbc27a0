import { basename, join } from "node:path";
import { anchor, anchorProof, createAnchorTree, simulateAnchor } from "minhuoc";
import { hashFile } from "../files/hashFile.js";
import { writeFile } from "../files/writeFile.js";
import { defineCommand } from "../frame/command.js";
import { flag, several, value } from "../frame/parameters.js";
import { connectWriter, write, writeOptions, writeResult } from "../network/write.js";

export const command = defineCommand({
  details: {
    en: "Shows by when files existed: mou verify <file> --anchor <proof>. A proof is written for each file; keep it with the file.",
    vi: "Cho thấy tệp đã tồn tại muộn nhất khi nào: mou verify <file> --anchor <proof>. Mỗi tệp có một bằng chứng; hãy giữ cùng tệp.",
  },
  arguments: { files: several("files", { en: "files to anchor together", vi: "các tệp cần neo cùng nhau" }) },
  options: {
    proofs: value("--proofs <folder>", {
      en: "where to write the proofs, <file>.anchor.json; default: here",
      vi: "nơi ghi các bằng chứng, <tệp>.anchor.json; mặc định: thư mục này",
    }),
    force: flag("--force", { en: "replace proofs that are there", vi: "thay thế bằng chứng đã có" }),
    ...writeOptions,
  },
  result: {
    root: { en: "Merkle root, 32 bytes", vi: "gốc Merkle, 32 byte" },
    "files[].file": { en: "as it was given", vi: "như đã nhập" },
    "files[].sha256": { en: "0x and 64 hex digits", vi: "0x và 64 chữ số hex" },
    "files[].proof": { en: "where the proof is written", vi: "nơi ghi bằng chứng" },
    ...writeResult,
  },
  run: async ({ files, proofs = ".", force, ...input }, context) => {
    const progress = context.progress(context.say({ en: "hashing", vi: "đang băm" }));
    const hashed: { file: string; sha256: `0x${string}`; proof: string }[] = [];
    for (const [index, file] of files.entries()) {
      progress.update(index / files.length, `${index + 1}/${files.length}`);
      const { sha256 } = await hashFile(file, context);
      hashed.push({ file, sha256, proof: join(proofs, `${basename(file)}.anchor.json`) });
    }
    progress.end();
    const tree = createAnchorTree(hashed.map(({ sha256 }) => sha256));
    const client = await connectWriter(input, context);
    const { chainId, agreements: registry } = await client.deployment();
    // Before anything is sent: whoever anchors and cannot keep the proofs has nothing of it.
    if (!input.dryRun) {
      for (const { sha256, proof } of hashed) {
        const content = anchorProof(tree, { sha256, deployment: { chainId, registry } });
        writeFile(proof, `${JSON.stringify(content, null, 2)}\n`, { cwd: context.cwd, force });
      }
    }
    return write(client, input, context, {
      parameters: { root: tree.root },
      simulate: simulateAnchor,
      send: anchor,
      data: { root: tree.root, files: hashed },
      text: [
        context.say(
          { en: "Root {root}, files: {count}", vi: "Gốc {root}, số tệp: {count}" },
          {
            root: tree.root,
            count: files.length,
          },
        ),
        ...hashed.map(({ sha256, proof }) => `${sha256.slice(2)}  ${proof}`),
      ].join("\n"),
    });
  },
});
