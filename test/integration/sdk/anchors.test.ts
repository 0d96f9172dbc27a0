import { expect } from "chai";
import { type Hex, keccak256, sha256, stringToBytes, toFunctionSelector } from "viem";
import { type AnchorProof, anchorProof } from "../../../sdk/src/core/anchor/anchorProof.js";
import { createAnchorTree } from "../../../sdk/src/core/anchor/createAnchorTree.js";
import { parseAnchorProof } from "../../../sdk/src/core/anchor/parseAnchorProof.js";
import { type VerifyAnchorParameters, verifyAnchor } from "../../../sdk/src/reads/verifyAnchor.js";
import { connections } from "./connections.js";
import { changing, startProxy, type TamperingProxy } from "./proxy.js";
import { failure, type Stage, setStage } from "./stage.js";

const DAY = 86_400;
let serial = 0;

describe("anchored files", function () {
  this.timeout(120_000);
  let stage: Stage;
  let proxy: TamperingProxy;

  before(async () => {
    stage = await setStage(connections.viem);
    proxy = await startProxy(stage.rpc);
  });
  after(async () => {
    await proxy.close();
    await stage.close();
  });

  const anchored = async (root: Hex): Promise<void> => {
    await stage.reader.waitForTransaction({ hash: await stage.relayer.anchor({ root }) });
  };
  const bundle = (size: number) => {
    const files = Array.from({ length: size }, () => stringToBytes(`Biên bản số ${++serial}`));
    return { files, tree: createAnchorTree(files.map((file) => sha256(file))) };
  };
  const verify = (parameters: VerifyAnchorParameters) =>
    verifyAnchor(stage.reader.registryClient, parameters);
  const place = () => ({ chainId: stage.deployment.chainId, registry: stage.deployment.agreements });

  it("proves for each file of a bundle by when it existed, and keeps the first time", async () => {
    const { files, tree } = bundle(7);
    await anchored(tree.root);
    const existedBy = await stage.reader.getAnchor({ root: tree.root });
    const { blockNumber } = await stage.reader.getRecord({ id: keccak256("0x01") });
    await stage.clock.mine({ blocks: 2, interval: DAY });
    await anchored(tree.root);
    for (const document of files) {
      // As it travels: written to a file, and read again.
      const made = anchorProof(tree, { sha256: sha256(document), deployment: place() });
      const proof = parseAnchorProof(new TextEncoder().encode(JSON.stringify(made)));
      const result = await verify({ document, proof });
      expect(result).to.deep.include({
        outcome: "passed",
        code: "ANCHORED",
        existedBy,
        sha256: sha256(document),
      });
      expect(result.root).to.equal(tree.root);
      expect(result.source).to.deep.include(place());
      expect(result.source?.blockNumber).to.be.greaterThan(blockNumber);
      expect(await verify({ sha256: sha256(document), proof })).to.deep.equal(result);
    }
  });

  it("says in English and Vietnamese what it proves, and that it is no more", async () => {
    const { files, tree } = bundle(2);
    const [document] = files;
    if (!document) throw new Error("There are two files.");
    const proof = anchorProof(tree, { sha256: sha256(document) });
    await anchored(tree.root);
    const { report, existedBy = 0 } = await verify({ document, proof });
    const day = new Date(existedBy * 1000).toISOString().slice(0, 10);
    for (const text of [report.en, report.vi]) {
      expect(text).to.contain(day).and.to.contain(sha256(document)).and.to.contain(tree.root);
      expect(text)
        .to.contain(stage.deployment.agreements)
        .and.not.to.match(/[{}]|undefined/);
      expect(text).to.equal(text.normalize("NFC"));
    }
    expect(report.en).to.contain("existed, byte for byte, by").and.to.contain("no agreement, no signature");
    expect(report.vi)
      .to.contain("đã tồn tại")
      .and.to.contain("không chứng minh thỏa thuận, chữ ký hay tác giả");
    const broken = await verify({ document: stringToBytes("khác"), proof });
    expect(broken.report.en).to.contain(proof.sha256).and.to.contain("no agreement, no signature");
    expect(broken.report.vi)
      .to.contain(proof.sha256)
      .and.not.to.match(/[{}]|undefined/);
  });

  it("fails what file and proof contradict, without asking anyone", async () => {
    const { files, tree } = bundle(4);
    const [document, other] = files as [Uint8Array, Uint8Array];
    const proof = anchorProof(tree, { sha256: sha256(document), deployment: place() });
    await anchored(tree.root);
    proxy.tamper();
    const { registryClient } = stage.as(undefined, {}, proxy.url);
    const judged = async (file: Uint8Array, change: Partial<AnchorProof> = {}) => {
      const result = await verifyAnchor(registryClient, { document: file, proof: { ...proof, ...change } });
      expect(result.existedBy).to.equal(undefined);
      return [result.outcome, result.code];
    };
    const changed = Uint8Array.from(document, (byte, index) => (index === 0 ? byte ^ 1 : byte));
    expect(await judged(changed)).to.deep.equal(["failed", "ANCHOR_FILE_MISMATCH"]);
    expect(await judged(other)).to.deep.equal(["failed", "ANCHOR_FILE_MISMATCH"]);
    const broken: [Uint8Array, Partial<AnchorProof>][] = [
      [other, { sha256: sha256(other) }],
      [document, { proof: proof.proof.slice(1) }],
      [document, { proof: [...proof.proof, tree.root] }],
      [document, { root: keccak256("0x02") }],
    ];
    for (const [file, change] of broken) {
      expect(await judged(file, change)).to.deep.equal(["failed", "ANCHOR_PROOF_BROKEN"]);
    }
    expect(proxy.seen).to.deep.equal([]);
  });

  it("does not call a forgery what is not on record here, not finally, or elsewhere", async () => {
    const { files, tree } = bundle(3);
    const [document] = files as [Uint8Array];
    const proof = anchorProof(tree, { sha256: sha256(document), deployment: place() });
    const short = async (
      parameters: Partial<VerifyAnchorParameters> = {},
      client = stage.reader.registryClient,
    ) => {
      const { outcome, code, existedBy, report } = await verifyAnchor(client, {
        document,
        proof,
        ...parameters,
      });
      for (const text of Object.values(report)) expect(text).not.to.match(/[{}]|undefined/);
      return [outcome, code, existedBy];
    };
    expect(await short()).to.deep.equal(["inconclusive", "NOT_ANCHORED", undefined]);
    expect(await short({ finality: "latest" })).to.deep.equal(["inconclusive", "NOT_ANCHORED", undefined]);
    const before = await stage.clock.request({
      method: "eth_getBlockByNumber",
      params: ["latest", false],
    } as never);
    await anchored(tree.root);
    const existedBy = await stage.reader.getAnchor({ root: tree.root });

    proxy.tamper(changing("eth_getBlockByNumber", () => before, "finalized"));
    const { registryClient } = stage.as(undefined, {}, proxy.url);
    expect(await short({}, registryClient)).to.deep.equal(["inconclusive", "ANCHOR_NOT_FINAL", undefined]);
    expect(await short({ finality: "latest" }, registryClient)).to.deep.equal([
      "passed",
      "ANCHORED",
      existedBy,
    ]);

    const registry = "0x00000000000000000000000000000000000000aa";
    for (const change of [{ registry }, { chainId: 1 }] as const) {
      const elsewhere = { proof: { ...proof, ...change } };
      expect(await short(elsewhere)).to.deep.equal(["inconclusive", "ANCHOR_ELSEWHERE", undefined]);
    }
    const lower = stage.deployment.agreements.toLowerCase() as Hex;
    expect(await short({ proof: { ...proof, registry: lower } })).to.deep.equal([
      "passed",
      "ANCHORED",
      existedBy,
    ]);
  });

  it("decides nothing where the endpoint cannot be asked or its answer is none", async () => {
    const { files, tree } = bundle(1);
    const [document] = files as [Uint8Array];
    const proof = anchorProof(tree, { sha256: sha256(document) });
    await anchored(tree.root);
    const { registryClient } = stage.as(undefined, {}, proxy.url);
    proxy.tamper(async () => (response) => response.destroy());
    expect((await failure(verifyAnchor(registryClient, { document, proof }))).code).to.equal(
      "CHAIN_UNREACHABLE",
    );
    proxy.tamper(changing("eth_call", () => "0x", toFunctionSelector("anchoredAt(bytes32)").slice(2)));
    expect((await failure(verifyAnchor(registryClient, { document, proof }))).code).to.equal(
      "CHAIN_ANSWER_INVALID",
    );
  });

  it("refuses a question that is none", async () => {
    const { files, tree } = bundle(2);
    const [document] = files as [Uint8Array];
    const proof = anchorProof(tree, { sha256: sha256(document) });
    const code = async (parameters: object) =>
      (await failure(verify(parameters as VerifyAnchorParameters))).code;
    expect(await code({ proof })).to.equal("VERIFY_SUBJECT_MISSING");
    expect(await code({ proof, document, sha256: sha256(document) })).to.equal("VERIFY_INPUT_INVALID");
    expect(await code({ proof, sha256: "0x12" })).to.equal("VERIFY_INPUT_INVALID");
    expect(await code({ proof, document: new Uint8Array() })).to.equal("DOCUMENT_EMPTY");
    expect(await code({ document, proof: { ...proof, note: "" } })).to.equal("ANCHOR_PROOF_INVALID");
    expect(await code({ document, proof: { ...proof, version: 2 } })).to.equal("ANCHOR_VERSION_UNKNOWN");
    expect(await code({ document })).to.equal("ANCHOR_PROOF_INVALID");
  });
});
