import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { root } from "../../scripts/lib/root.mjs";
import {
  actPrimaryTypes,
  actTypedData,
  createAgreement,
  type MemberMessageType,
  memberTypedData,
  memberTypes,
  type SignedActKind,
} from "../../sdk/src/exports/index.js";

type Field = { path: string; label: string; fields?: Field[] };
type Descriptor = {
  context: { eip712: { domain: { name: string; version: string } } };
  display: { formats: Record<string, { $id: string; intent: string; fields: Field[] }> };
};
type TypedData = {
  domain: { name: string; version: string };
  types: Record<string, { name: string; type: string }[]>;
  primaryType: string;
};

const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const hash = `0x${"11".repeat(32)}` as const;
const deployment = { chainId: 1, registry: `0x${"11".repeat(20)}` } as const;
const organisation = "did:web:a.example";

/** Every path to a value of a message, as descriptors write it: `agreement.parties.[]`. */
function pathsOf({ types, primaryType }: TypedData, struct = primaryType): string[] {
  return (types[struct] ?? []).flatMap(({ name, type }) => {
    if (type in types)
      return pathsOf({ types, primaryType } as TypedData, type).map((path) => `${name}.${path}`);
    return [type.endsWith("[]") ? `${name}.[]` : name];
  });
}

const shownPaths = (fields: readonly Field[]): string[] =>
  fields.flatMap(({ path, fields: inner }) =>
    inner === undefined ? [path] : shownPaths(inner).map((below) => `${path}.${below}`),
  );

const labelsOf = (fields: readonly Field[]): string[] =>
  fields.flatMap(({ label, fields: inner }) => [label, ...labelsOf(inner ?? [])]);

describe("clear-signing files", () => {
  const agreement = createAgreement({
    title: "A",
    documents: [hash],
    metadata: hash,
    parties: [organisation, "did:web:b.example"],
  });
  const acts = (Object.keys(actPrimaryTypes) as SignedActKind[]).map(
    (kind) =>
      actTypedData({
        ...deployment,
        kind,
        agreement,
        organisation,
        statement: "A",
        validUntil: 1,
      }) as TypedData,
  );
  const values = {
    organisation,
    nonce: 0n,
    deadline: 1,
    key: deployment.registry,
    role: "manager",
    profile: hash,
  };
  const messages = (Object.keys(memberTypes) as MemberMessageType[]).map((primaryType) => {
    const message = { ...values, validFrom: 0, validUntil: 0 } as never;
    return memberTypedData({ ...deployment, primaryType, message }) as TypedData;
  });

  for (const [name, typed] of [
    ["agreements", acts],
    ["members", messages],
  ] as const) {
    const descriptor: Descriptor = read(`sdk/schema/erc7730/${name}.json`);

    it(`are of the form that ERC-7730 allows (${name})`, () => {
      const validate = new Ajv2020({ strict: false }).compile(
        read("test/fixtures/erc7730/eip712.schema.json"),
      );
      validate(descriptor);
      expect(validate.errors).to.equal(null);
    });

    it(`are for the registry's domain and exactly its messages, by their types (${name})`, () => {
      const [first] = typed;
      expect(descriptor.context.eip712.domain).to.deep.equal({
        name: first?.domain.name,
        version: first?.domain.version,
      });
      const types = typed.map((message) =>
        TypedDataEncoder.from(message.types).encodeType(message.primaryType),
      );
      expect(Object.keys(descriptor.display.formats)).to.have.members(types);
    });

    for (const message of typed) {
      it(`show every field of ${message.primaryType}, each once, in words that any screen has`, () => {
        const found = Object.values(descriptor.display.formats).find(
          ({ $id }) => $id === message.primaryType,
        );
        const fields = found?.fields ?? [];
        expect(shownPaths(fields)).to.have.members(pathsOf(message));
        const labels = [...labelsOf(fields), found?.intent ?? ""];
        expect(new Set(labels).size).to.equal(labels.length);
        for (const label of labels) expect(label).to.match(/^[A-Z][A-Za-z0-9 -]{2,24}$/);
      });
    }
  }
});
