import { expect } from "chai";
import { id } from "ethers";
import fc from "fast-check";
import { OrganisationError } from "../../errors/organisation.js";
import { checkIdentifier } from "./checkIdentifier.js";
import { organisationId } from "./organisationId.js";

const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
const tail = fc.stringMatching(/^(?:[:/?#][\x21-\x7e]{0,20}[\x21-\x2d\x2f-\x7e])?$/);
const strange = fc
  .oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0x300, max: 0x10ffff }))
  .filter((point) => point < 0x21 || point > 0x7e)
  .map((point) => String.fromCodePoint(point));

describe("checkIdentifier", () => {
  it("accepts hosts of any labels under did:web and under any scheme", () => {
    fc.assert(
      fc.property(host, tail, fc.constantFrom("did:web:", "https://", "ipns://"), (name, rest, prefix) => {
        checkIdentifier(`${prefix}${name}${rest}`);
      }),
    );
  });

  it("names the position of the one character that breaks a host", () => {
    fc.assert(
      fc.property(host, fc.nat(), fc.constantFrom(..."ABZ_@%[]~!$&'()*+,;="), (name, where, character) => {
        const at = where % (name.length + 1);
        const identifier = `did:web:${name.slice(0, at)}${character}${name.slice(at)}`;
        expect(() => checkIdentifier(identifier))
          .to.throw(OrganisationError)
          .with.property("values")
          .that.includes({ identifier, position: 8 + at });
      }),
    );
  });

  it("refuses whatever holds a character other than printable ASCII, and names the first", () => {
    fc.assert(
      fc.property(host, fc.nat(), strange, (name, where, character) => {
        const at = where % (name.length + 1);
        expect(() => checkIdentifier(`https://${name.slice(0, at)}${character}${name.slice(at)}`))
          .to.throw(OrganisationError)
          .with.nested.property("values.position", 8 + at);
      }),
    );
  });

  it("refuses what is no text", () => {
    expect(() => checkIdentifier(7 as unknown as string))
      .to.throw(OrganisationError)
      .with.property("code", "ORGANISATION_IDENTIFIER_INVALID");
  });
});

describe("organisationId", () => {
  it("is the keccak256 of the identifier", () => {
    expect(organisationId("did:web:fpt.com.vn")).to.equal(
      "0x0db7a35e64b381beea066c440d8e26b1a995b9402bebcd7946133874baf8ea7c",
    );
    fc.assert(fc.property(host, (name) => organisationId(`did:web:${name}`) === id(`did:web:${name}`)));
  });

  it("hashes no identifier that is not accepted", () => {
    expect(() => organisationId("did:web:FPT.com.vn"))
      .to.throw(OrganisationError)
      .with.property("code", "ORGANISATION_IDENTIFIER_INVALID");
  });
});
