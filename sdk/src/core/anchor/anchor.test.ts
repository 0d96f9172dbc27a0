import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import fc from "fast-check";
import { type Hex, numberToHex } from "viem";
import { AnchorError } from "../../errors/anchor.js";
import { JsonError } from "../../errors/json.js";
import { anchorLeaf, anchorNode } from "./anchorHash.js";
import { type AnchorProof, anchorProof } from "./anchorProof.js";
import { checkAnchorProof } from "./checkAnchorProof.js";
import { createAnchorTree } from "./createAnchorTree.js";
import { parseAnchorProof } from "./parseAnchorProof.js";
import { verifyInclusion } from "./verifyInclusion.js";

const REGISTRY = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const fails = (run: () => unknown, code: string) => {
  expect(run).to.throw(AnchorError).with.property("code", code);
};

/**
 * The construction written down a second time, from its definition and with another library: the leaf of a file is the hash of the hash of
 * its ABI encoding; node i of 2n − 1 has the children 2i + 1 and 2i + 2, or is one of the leaves, which stand at the end in descending
 * order; and a node is the hash of its children in ascending order.
 */
function reference(files: readonly Hex[]) {
  const leafOf = (file: Hex) => keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32"], [file])));
  const leaves = files.map(leafOf).sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
  const size = 2 * files.length - 1;
  const node = (index: number): string => {
    if (2 * index + 1 >= size) return leaves[index - (size - leaves.length)] as string;
    const pair = [node(2 * index + 1), node(2 * index + 2)].map((hash) => Buffer.from(hash.slice(2), "hex"));
    return keccak256(Buffer.concat(pair.sort(Buffer.compare)));
  };
  /** From the root down to the leaf; undefined below a node that does not lead to it. */
  const descend = (index: number, leaf: string): string[] | undefined => {
    if (2 * index + 1 >= size) return node(index) === leaf ? [] : undefined;
    const [left, right] = [2 * index + 1, 2 * index + 2];
    const below = descend(left, leaf);
    if (below) return [...below, node(right)];
    return descend(right, leaf)?.concat(node(left));
  };
  return { root: node(0), proofOf: (file: Hex) => descend(0, leafOf(file)) };
}

const word = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
  return `0x${Buffer.from(bytes).toString("hex")}` as Hex;
});
const filesOf = (minLength: number, maxLength: number) => fc.uniqueArray(word, { minLength, maxLength });
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => keccak256(numberToHex(index + 1, { size: 32 })) as Hex);

describe("createAnchorTree", () => {
  it("gives the roots of OpenZeppelin's library", () => {
    // Made with @openzeppelin/merkle-tree 1.0.8: StandardMerkleTree.of(values, ["bytes32"]).root.
    const roots = {
      1: "0x73139abbd176cf7f94893453632c00afefb2776f9805a21d03d176c885cd0d63",
      2: "0xe0dd06f281fe5a95f64119b335de85c40697d1641610b63a2f1fbefcde46c549",
      3: "0x51546dea0a2427c9fcb233aa7e45d0b0de3636950cb28b709200729220fbcf1e",
      5: "0xfed50862112e8a8e5fe97232baae44ed58c84f6d53bdc17a23a902c7ccebab5f",
      8: "0x0e215ff42fd15003cb2872db70ececc1555ca2f7004cfcd5a66fb6f0edf6220c",
      257: "0x67cce290295b07961d60475161bd81358753a40dff3dc7050b8fe7f9d88cca22",
    };
    for (const [count, root] of Object.entries(roots)) {
      expect(createAnchorTree(numbered(Number(count))).root).to.equal(root);
    }
  });

  it("is the tree of its definition in all sizes from 1 to 257, and proves its files", function () {
    this.timeout(120_000);
    for (let size = 1; size <= 257; size++) {
      const files = numbered(size);
      const tree = createAnchorTree(files);
      const { root, proofOf } = reference(files);
      expect(tree.root).to.equal(root);
      // All files where the tree's shape varies most, a few of each larger tree.
      const shown = files.filter((_, index) => size <= 33 || index % 32 === 0 || index === size - 1);
      for (const sha256 of shown) {
        expect(verifyInclusion({ sha256, root: tree.root, proof: tree.proofOf(sha256) })).to.equal(true);
      }
      const some = files[size >> 1] as Hex;
      expect(tree.proofOf(some)).to.deep.equal(proofOf(some));
    }
  });

  it("is the tree of its definition for 10,000 random lists", function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(filesOf(1, 9), fc.nat(), (files, seed) => {
        const tree = createAnchorTree(files);
        const { root, proofOf } = reference(files);
        const file = files[seed % files.length] as Hex;
        expect(tree.root).to.equal(root);
        expect(tree.proofOf(file)).to.deep.equal(proofOf(file));
      }),
      { numRuns: 10_000 },
    );
  });

  it("does not depend on the order of the files, or the case of their hashes", () =>
    fc.assert(
      fc.property(filesOf(1, 20), (files) => {
        const shouted = files.map((file) => `0x${file.slice(2).toUpperCase()}` as Hex).reverse();
        const tree = createAnchorTree(shouted);
        expect(tree.root).to.equal(createAnchorTree(files).root);
        expect(tree.sha256s).to.deep.equal([...files].reverse());
        for (const [index, file] of shouted.entries()) {
          expect(tree.proofOf(file)).to.deep.equal(tree.proofOf(tree.sha256s[index] as Hex));
        }
      }),
    ));

  it("refuses no files, files that stand twice, and what is no hash", () => {
    const [a, b] = numbered(2) as [Hex, Hex];
    fails(() => createAnchorTree([]), "ANCHOR_EMPTY");
    fails(() => createAnchorTree([a, b, a]), "ANCHOR_FILE_REPEATED");
    fails(() => createAnchorTree([a, `0x${a.slice(2).toUpperCase()}`]), "ANCHOR_FILE_REPEATED");
    for (const bad of ["0x12", `${a}00`, a.slice(2), "", null, undefined, 7]) {
      fails(() => createAnchorTree([bad as Hex]), "ANCHOR_HASH_INVALID");
      fails(() => createAnchorTree([a]).proofOf(bad as Hex), "ANCHOR_HASH_INVALID");
    }
    fails(() => createAnchorTree([a]).proofOf(b), "ANCHOR_FILE_UNKNOWN");
  });
});

describe("verifyInclusion", () => {
  it("does not take an inner node for a file, at any height", () =>
    fc.assert(
      fc.property(filesOf(2, 40), fc.nat(), (files, seed) => {
        const { root, proofOf } = createAnchorTree(files);
        const file = files[seed % files.length] as Hex;
        const proof = proofOf(file);
        let node = anchorLeaf(file);
        for (let height = 0; height <= proof.length; height++) {
          expect(verifyInclusion({ sha256: node, root, proof: proof.slice(height) })).to.equal(false);
          node = anchorNode(node, proof[height] ?? node);
        }
      }),
    ));

  it("refuses a proof that is cut short, extended, put in another order or changed in one bit", () =>
    fc.assert(
      fc.property(filesOf(2, 40), fc.nat(), word, (files, seed, extra) => {
        const { root, proofOf } = createAnchorTree(files);
        const sha256 = files[seed % files.length] as Hex;
        const proof = proofOf(sha256);
        const at = seed % proof.length;
        const bad = [
          [],
          proof.slice(1),
          proof.slice(0, -1),
          proof.filter((_, index) => index !== at),
          [...proof, extra],
          [extra, ...proof],
          [...proof, root],
          [...proof.slice(0, at), proof[at] as Hex, ...proof.slice(at)],
          proof.with(at, numberToHex(BigInt(proof[at] as Hex) ^ (1n << BigInt(seed % 256)), { size: 32 })),
          ...(proof.length > 1 ? [[...proof].reverse()] : []),
        ];
        expect(verifyInclusion({ sha256, root, proof })).to.equal(true);
        for (const wrong of bad) expect(verifyInclusion({ sha256, root, proof: wrong })).to.equal(false);
      }),
    ));

  it("refuses the proof of another file or another tree", () =>
    fc.assert(
      fc.property(filesOf(3, 30), (files) => {
        const [first, second, ...rest] = files as [Hex, Hex, ...Hex[]];
        const whole = createAnchorTree(files);
        const other = createAnchorTree([first, ...rest]);
        const { root } = whole;
        expect(verifyInclusion({ sha256: second, root, proof: whole.proofOf(first) })).to.equal(false);
        expect(verifyInclusion({ sha256: first, root, proof: other.proofOf(first) })).to.equal(false);
        expect(verifyInclusion({ sha256: first, root: other.root, proof: whole.proofOf(first) })).to.equal(
          false,
        );
      }),
    ));

  it("refuses what is no hash, or no list", () => {
    const [sha256] = numbered(1) as [Hex];
    const { root } = createAnchorTree([sha256]);
    const good = { sha256, root, proof: [] };
    expect(verifyInclusion(good)).to.equal(true);
    fails(() => verifyInclusion({ ...good, sha256: "0x12" }), "ANCHOR_HASH_INVALID");
    fails(() => verifyInclusion({ ...good, root: "0x12" }), "ANCHOR_HASH_INVALID");
    fails(() => verifyInclusion({ ...good, proof: ["0x12"] }), "ANCHOR_HASH_INVALID");
    fails(() => verifyInclusion({ ...good, proof: new Array<Hex>(1) }), "ANCHOR_HASH_INVALID");
    fails(() => verifyInclusion({ ...good, proof: root as unknown as Hex[] }), "ANCHOR_PROOF_INVALID");
  });
});

describe("anchorProof", () => {
  const files = numbered(5);
  const tree = createAnchorTree(files);
  const sha256 = files[2] as Hex;
  const deployment = { chainId: 31_337, registry: REGISTRY } as const;
  const document = anchorProof(tree, { sha256, deployment });
  const written = (change: object) => JSON.stringify({ ...document, ...change });

  it("is read again as it was written, and proves its file", () =>
    fc.assert(
      fc.property(filesOf(1, 20), fc.boolean(), (list, placed) => {
        const made = anchorProof(createAnchorTree(list), {
          sha256: list[0] as Hex,
          ...(placed ? { deployment } : {}),
        });
        const text = JSON.stringify(made);
        for (const input of [text, new TextEncoder().encode(text)]) {
          const read = parseAnchorProof(input);
          expect({ ...read }).to.deep.equal(made);
          expect(verifyInclusion(read)).to.equal(true);
        }
        expect("registry" in made).to.equal(placed);
      }),
    ));

  it("takes a file in any case, and refuses one that is not in the tree", () => {
    const shouted = `0x${sha256.slice(2).toUpperCase()}` as Hex;
    expect(anchorProof(tree, { sha256: shouted, deployment })).to.deep.equal(document);
    fails(() => anchorProof(tree, { sha256: keccak256("0x99") as Hex }), "ANCHOR_FILE_UNKNOWN");
    for (const bad of [{ chainId: 0 }, { chainId: 1.5 }, { registry: "0x12" as const }]) {
      fails(
        () => anchorProof(tree, { sha256, deployment: { ...deployment, ...bad } }),
        "ANCHOR_PROOF_INVALID",
      );
    }
  });

  it("refuses documents with anything missing, more or not of its form, and says where", () => {
    const bad: [object, string][] = [
      [{ sha256: undefined }, "/sha256"],
      [{ root: undefined }, "/root"],
      [{ proof: undefined }, "/proof"],
      [{ version: undefined }, "/version"],
      [{ note: "ghi chú" }, "/note"],
      [{ note: sha256 }, "/note"],
      [{ "ghi/chú": sha256 }, "/ghi~1chú"],
      [{ sha256: sha256.toUpperCase() }, "/sha256"],
      [{ sha256: null }, "/sha256"],
      [{ root: "0x12" }, "/root"],
      [{ proof: {} }, "/proof"],
      [{ proof: [sha256, "0x12"] }, "/proof/1"],
      [{ proof: new Array(65).fill(sha256) }, "/proof"],
      [{ chainId: undefined }, "/registry"],
      [{ registry: undefined }, "/chainId"],
      [{ chainId: "31337" }, "/chainId"],
      [{ chainId: -1 }, "/chainId"],
      [{ registry: REGISTRY.replace("F", "f") }, "/registry"],
      [{ registry: null }, "/registry"],
    ];
    for (const [change, path] of bad) {
      expect(() => parseAnchorProof(written(change)))
        .to.throw(AnchorError)
        .with.nested.property("values.path", path);
    }
    expect({ ...parseAnchorProof(written({ proof: new Array(64).fill(sha256) })) }.proof).to.have.length(64);
    expect(() => parseAnchorProof(written({}).replace("{", '{"__proto__":{},')))
      .to.throw(AnchorError)
      .with.nested.property("values.path", "/__proto__");
    for (const text of ["[]", "null", "7", '"x"'])
      fails(() => parseAnchorProof(text), "ANCHOR_PROOF_INVALID");
    for (const version of [0, 2, "1", null])
      fails(() => parseAnchorProof(written({ version })), "ANCHOR_VERSION_UNKNOWN");
    fails(() => parseAnchorProof(written({ version: 2, note: "" })), "ANCHOR_VERSION_UNKNOWN");
  });

  it("refuses anything else with a code", () =>
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(document)), fc.anything(), (member, value) => {
        for (const input of [value, { ...document, [member]: value }, { ...document, proof: [value] }]) {
          try {
            expect({ ...checkAnchorProof(input) }).to.have.all.keys(document);
          } catch (error) {
            expect(error).to.be.instanceOf(AnchorError);
          }
        }
      }),
      { numRuns: 2000 },
    ));

  it("refuses what is no strict JSON, or too large", () => {
    const text = written({});
    const bad = {
      JSON_DUPLICATE_KEY: text.replace("{", `{"version":1,`),
      JSON_TRAILING_DATA: `${text}{}`,
      JSON_BYTE_ORDER_MARK: `\uFEFF${text}`,
      JSON_TOO_DEEP: written({ proof: [[]] }),
      JSON_TOO_LARGE: `${text}${" ".repeat(17_000)}`,
      JSON_SYNTAX: text.slice(0, -1),
    };
    for (const [code, input] of Object.entries(bad)) {
      expect(() => parseAnchorProof(input), code)
        .to.throw(JsonError)
        .with.property("code", code);
    }
  });

  it("never accepts a document of which one byte was changed and which still proves the same file", () => {
    const bytes = new TextEncoder().encode(written({}));
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ flip : byte));
        let read: AnchorProof;
        try {
          read = parseAnchorProof(changed);
        } catch (error) {
          expect(error).to.satisfy(
            (thrown: unknown) => thrown instanceof AnchorError || thrown instanceof JsonError,
          );
          return;
        }
        // The place is not part of what is proved; it is compared with the registry that is asked.
        const samePlace = read.chainId === document.chainId && read.registry === document.registry;
        expect(samePlace && read.sha256 === sha256 && verifyInclusion(read)).to.equal(false);
      }),
      { numRuns: 2000 },
    );
  });
});
