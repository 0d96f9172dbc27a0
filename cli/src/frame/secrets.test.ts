import { expect } from "chai";
import { variable } from "./parameters.js";
import { childEnvironment, keepSecret, redact, redactValue } from "./secrets.js";

describe("childEnvironment", () => {
  it("keeps from other programs what mou alone is to know, and nothing else", () => {
    variable("--pin-env <name>", { en: "", vi: "" }).parse?.("TOKEN_PIN");
    keepSecret("ubuntu");
    const kept = { PATH: "/home/ubuntu/bin", SOFTHSM2_CONF: "/etc/softhsm2.conf" };
    expect(
      childEnvironment({ ...kept, MOU_RPC_URL: "https://x", TOKEN_PIN: "1234", COPY: "ubuntu\n" }),
    ).to.deep.equal(kept);
  });
});

describe("redactValue", () => {
  it("masks a secret of any characters, wherever a text holds it", () => {
    const secret = 'mật "khẩu" \\ \u0007\u200b';
    keepSecret(secret);
    const masked = { list: ["a ••• b", 1, null, 2n], status: "•••" };
    expect(redactValue({ list: [`a ${secret} b`, 1, null, 2n], status: secret })).to.deep.equal(masked);
    // As the body of a request that a library repeats.
    expect(redact(JSON.stringify({ params: [secret] }))).to.equal('{"params":["•••"]}');
    expect(() => keepSecret("\ud800 half a character")).not.to.throw();
  });
});
